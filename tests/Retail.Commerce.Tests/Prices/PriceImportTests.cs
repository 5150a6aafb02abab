using System.Net;
using Retail.Commerce.Import;
using Retail.Commerce.Prices;
using Retail.Commerce.Tests.Merchandising;

namespace Retail.Commerce.Tests.Prices;

public sealed class PriceImportTests
{
    private const string Catalog =
        "sku,name,category,unit,tax_category,gtins\nA-1,Ball,toys,piece,standard,\nA-2,Doll,toys,piece,standard,\n";

    [Theory]
    [InlineData("A-1,1,-2.95,", "price.negative")]
    [InlineData("A-1,1,dear,", "price.bad-price")]
    [InlineData("A-1,1,,", "price.bad-price")]
    [InlineData("A-1,1,\"2,95\",", "price.bad-price")]
    [InlineData("A-1,1,2.95001,", "price.bad-price")]
    [InlineData("A-1,1,1000000000,", "price.bad-price")]
    [InlineData("A-1,1,2.95,2.95", "price.no-reduction")]
    [InlineData("A-1,some,2.95,", "price.bad-quantity")]
    [InlineData("A-1,0,2.95,", "quantity.not-positive")]
    [InlineData("A-1,0.0001,2.95,", "quantity.too-precise")]
    [InlineData("A-9,1,2.95,", "price.unknown-sku")]
    [InlineData("A-2,1.0,2.95,", "import.duplicate-row")]
    public async Task A_bad_price_is_told_by_line_and_the_others_are_imported(string row, string code)
    {
        await using var shop = await StartAsync();

        var csv = $"sku,min_quantity,price,list_price\nA-2,1,1.00,1.50\n{row}\nA-2,12,0.8,\n";
        var report = (await shop.ImportAsync("prices/lists/base/imports", csv)).Read<ImportReport>();

        Assert.Equal((3L, code), (report.Problems.Single().Line, report.Problems.Single().Code));
        Assert.Equal((2, 1), (report.Added, report.Rejected));
        var entries = (await shop.GetAsync("prices/lists/base/entries/a-2")).Read<List<PriceEntryEdit>>();
        Assert.Equal([("1", "1.00", "1.50"), ("12", "0.80", null)], entries.Select(
            entry => (entry.MinQuantity.ToString(), entry.Price.ToAmountString(), entry.ListPrice?.ToAmountString())));
    }

    [Fact]
    public async Task A_second_import_changes_what_differs_and_takes_nothing_away()
    {
        await using var shop = await StartAsync();
        await shop.ImportAsync("prices/lists/base/imports", "sku,min_quantity,price\nA-1,1,1.00\nA-2,1,2.00\n");

        var report = (await shop.ImportAsync(
            "prices/lists/base/imports", "sku,min_quantity,price\nA-1,1,1.10\n")).Read<ImportReport>();

        Assert.Equal((0, 1, 0), (report.Added, report.Changed, report.Unchanged));
        Assert.Equal(2, (await shop.GetAsync("prices/lists/base")).Read<WorkingPriceList>().Entries);
    }

    [Fact]
    public async Task The_entries_of_a_variant_are_replaced_as_a_whole()
    {
        await using var shop = await StartAsync();
        await shop.ImportAsync("prices/lists/base/imports", "sku,min_quantity,price\nA-1,1,1.00\nA-1,12,0.90\n");

        await shop.PutAsync(
            "prices/lists/base/entries/A-1", new[] { Entry(1m, "1.20", "GBP"), Entry(6m, "1.05", "GBP") });

        var entries = (await shop.GetAsync("prices/lists/base/entries/A-1")).Read<List<PriceEntryEdit>>();
        Assert.Equal(
            ["1 at 1.20", "6 at 1.05"],
            entries.Select(entry => $"{entry.MinQuantity} at {entry.Price.ToAmountString()}"));
    }

    [Fact]
    public async Task A_price_in_another_currency_is_refused()
    {
        await using var shop = await StartAsync();

        var entry = await shop.SendAsync(
            HttpMethod.Put, "prices/lists/base/entries/A-1", new[] { Entry(1m, "1.20", "EUR") });
        var list = await shop.SendAsync(
            HttpMethod.Put,
            "prices/lists/euro",
            new PriceListEdit(Currency.Of("EUR"), [], [], [], null, null, 0));

        Assert.Equal("price.foreign-currency", entry.Code);
        Assert.Equal("price.foreign-currency", list.Code);
    }

    [Fact]
    public async Task Nothing_is_imported_into_a_list_that_does_not_exist()
    {
        await using var shop = await StartAsync();

        var answer = await shop.ImportAsync("prices/lists/none/imports", "sku,min_quantity,price\n");

        Assert.Equal((HttpStatusCode.NotFound, "price.unknown-list"), (answer.Status, answer.Code));
    }

    private static object Entry(decimal minQuantity, string amount, string currency) =>
        new { minQuantity, price = new { amount, currency } };

    private static async Task<Shop> StartAsync()
    {
        var shop = await Shop.StartSmallAsync();
        await shop.ImportAsync("catalog/imports/catalog", Catalog);
        return shop;
    }
}
