using Retail.Abstractions.Catalog;
using Retail.Terminal.Journal;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Searching;

public sealed class TillCatalogTests
{
    [Fact]
    public async Task The_catalog_is_searched_without_a_server_by_words_numbers_and_category()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        server.Http.Away = true;

        var words = await FindAsync(till, "variants?text=MÚG");
        var barcode = await FindAsync(till, "variants?text=" + TestShop.MugBarcode);
        var start = await FindAsync(till, "variants?text=sma&size=3");
        var page = await FindAsync(till, "variants?text=sma&size=3&after=" + start[^1].Variant.Sku);
        var category = await FindAsync(till, "variants?category=goods&size=100");
        var none = await FindAsync(till, "variants?text=nothing");

        Assert.Equal(TestShop.Mug, Assert.Single(words).Variant.Sku);
        Assert.Equal(words[0].Variant.Sku, Assert.Single(barcode).Variant.Sku);
        Assert.Equal((3, 3), (start.Length, page.Length));
        Assert.Empty(start.Select(one => one.Variant.Sku).Intersect(page.Select(one => one.Variant.Sku)));
        Assert.Equal(63, category.Length);
        Assert.Empty(none);
    }

    [Fact]
    public async Task A_price_is_the_engines_for_this_store_with_the_offers_that_concern_it()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        var beans = Assert.Single(await FindAsync(till, "variants?text=beans"));

        Assert.Equal(("1.20", "1.20"), (beans.One.ToAmountString(), beans.Price.ToAmountString()));
        Assert.Equal("beans-3-for-2", Assert.Single(beans.Offers).Promotion);
    }

    [Theory]
    [InlineData("variants?size=0", "catalog.bad-page-size")]
    [InlineData("variants?size=101", "catalog.bad-page-size")]
    [InlineData("variants?size=many", "request.malformed")]
    [InlineData("variants?text=too-long", "catalog.search-too-long")]
    public async Task A_bad_question_is_told(string path, string code)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        Assert.Equal(code, (await till.RefusedAsync(till.SendAsync(
            HttpMethod.Get, path.Replace("too-long", new string('a', 101), StringComparison.Ordinal)))).Code);
    }

    [Theory]
    [InlineData("%22%22%22")]
    [InlineData("a%22*%20OR%20b")]
    [InlineData("'%3B%20DROP%20TABLE%20names")]
    [InlineData("NEAR(a%2Cb)")]
    public async Task Nothing_that_is_typed_breaks_the_search(string text)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        Assert.Empty(await FindAsync(till, "variants?text=" + text));
    }

    [Fact]
    public async Task The_quick_keys_are_what_this_till_sells_most_filled_up_from_the_catalog()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var before = await FindAsync(till, "favourites");
        foreach (var sku in new[] { "SMALL-60", "SMALL-60", TestShop.Mug })
        {
            await till.AddAsync(sku, 5);
            await till.PayAsync("50.00");
        }

        var after = await FindAsync(till, "favourites");
        await till.StartAgainAsync();
        var again = await FindAsync(till, "favourites");

        Assert.Equal((12, 12), (before.Length, after.Length));
        Assert.Equal(["SMALL-60", TestShop.Mug], after.Take(2).Select(one => one.Variant.Sku));
        Assert.Equal(12, after.DistinctBy(one => one.Variant.Sku).Count());
        Assert.Equal(after.Select(one => one.Variant.Sku), again.Select(one => one.Variant.Sku));
    }

    [Fact]
    public async Task A_till_that_sold_before_it_counted_knows_it_from_its_journal()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync("SMALL-60", 5);
        await till.PayAsync("50.00");
        till.Service<TillDatabase>().Read(
            session => session.Execute("DROP TABLE sold; PRAGMA user_version = 2"));
        await till.StartAgainAsync();

        Assert.Equal("SMALL-60", (await FindAsync(till, "favourites"))[0].Variant.Sku);
    }

    [Fact]
    public async Task A_till_without_prices_has_no_catalog()
    {
        await using var till = await TestTill.StartAsync();

        Assert.Equal(
            "till.not-enrolled", (await till.RefusedAsync(till.SendAsync(HttpMethod.Get, "favourites"))).Code);
    }

    private static Task<PricedVariant[]> FindAsync(TestTill till, string path) =>
        till.OkAsync<PricedVariant[]>(till.SendAsync(HttpMethod.Get, path));
}
