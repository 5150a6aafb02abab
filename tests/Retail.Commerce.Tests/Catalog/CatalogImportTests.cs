using System.Globalization;
using System.Net;
using System.Text;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Import;
using Retail.Commerce.Tests.Merchandising;

namespace Retail.Commerce.Tests.Catalog;

public sealed class CatalogImportTests
{
    private const string Header = "sku,name,category,unit,tax_category,gtins\n";
    private const string Good = "A-1,Ball,toys,piece,standard,2985123000015\n";

    [Fact]
    public async Task The_demo_imports_without_a_problem_and_again_without_a_change()
    {
        await using var shop = await Shop.StartWithDemoAsync();

        var categories = await shop.ImportAsync("catalog/imports/categories", Demo.Read("categories.csv"));
        var catalog = await shop.ImportAsync("catalog/imports/catalog", Demo.Read("catalog.csv"));
        var prices = await shop.ImportAsync("prices/lists/base/imports", Demo.Read("prices.csv"));

        Assert.Equal((0, 0, 20, 0), Counts(categories.Read<ImportReport>()));
        Assert.Equal((0, 0, 3_774, 0), Counts(catalog.Read<ImportReport>()));
        Assert.Equal((0, 0, 3_921, 0), Counts(prices.Read<ImportReport>()));
        Assert.Empty(catalog.Read<ImportReport>().Problems);
    }

    [Theory]
    [InlineData("A B,Ball,toys,piece,standard,", "catalog.bad-sku")]
    [InlineData(",Ball,toys,piece,standard,", "catalog.bad-sku")]
    [InlineData("A-2,,toys,piece,standard,", "catalog.bad-name")]
    [InlineData("A-2,Ball,nowhere,piece,standard,", "catalog.unknown-category")]
    [InlineData("A-2,Ball,toys,dozen,standard,", "catalog.unknown-unit")]
    [InlineData("A-2,Ball,toys,piece,luxury,", "catalog.unknown-tax-category")]
    [InlineData("A-2,Ball,toys,piece,standard,2985123000016", "catalog.bad-barcode")]
    [InlineData("A-2,Ball,toys,piece,standard,2985123000015", "catalog.barcode-taken")]
    [InlineData("a-1,Ball,toys,piece,standard,", "import.duplicate-row")]
    [InlineData("A-2,Ball,toys,piece,standard", "import.wrong-field-count")]
    [InlineData("A-2,Ball,toys,piece,standard,,", "import.wrong-field-count")]
    [InlineData("A-2,\"Ball,toys,piece,standard,", "import.broken-quotes")]
    [InlineData("A-2,Ba\"ll,toys,piece,standard,", "import.broken-quotes")]
    [InlineData("A-2,\"Ba\"ll,toys,piece,standard,", "import.broken-quotes")]
    public async Task A_bad_row_is_told_by_line_and_the_others_are_imported(string row, string code)
    {
        await using var shop = await Shop.StartSmallAsync();

        var report = (await shop.ImportAsync(
            "catalog/imports/catalog", $"{Header}{Good}{row}\nA-3,Doll,toys,piece,standard,\n")).Read<ImportReport>();

        var problem = Assert.Single(report.Problems);
        Assert.Equal((3L, code), (problem.Line, problem.Code));
        Assert.Equal((2, 0, 0, 1), Counts(report));
        Assert.NotEqual(code, problem.Message);
        Assert.Equal(HttpStatusCode.OK, (await shop.GetAsync("catalog/working/variants/a-3")).Status);
    }

    [Fact]
    public async Task A_name_of_many_megabytes_is_refused_and_nothing_is_imported()
    {
        await using var shop = await Shop.StartSmallAsync();

        var endless = await shop.ImportAsync(
            "catalog/imports/catalog", $"{Header}{Good}A-2,{new string('x', 5_000_000)},toys,piece,standard,\n");

        Assert.Equal((HttpStatusCode.BadRequest, "import.endless-line"), (endless.Status, endless.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await shop.GetAsync("catalog/working/variants/A-1")).Status);
    }

    [Theory]
    [InlineData(201, "catalog.bad-name")]
    [InlineData(100_000, "import.field-too-long")]
    public async Task A_name_that_is_too_long_is_a_bad_row(int length, string code)
    {
        await using var shop = await Shop.StartSmallAsync();

        var name = new string('x', length);
        var report = (await shop.ImportAsync(
            "catalog/imports/catalog", $"{Header}A-2,{name},toys,piece,standard,\n{Good}")).Read<ImportReport>();

        Assert.Equal((2L, code), (report.Problems.Single().Line, report.Problems.Single().Code));
        Assert.Equal(1, report.Added);
    }

    [Fact]
    public async Task A_row_in_another_encoding_is_a_bad_row()
    {
        await using var shop = await Shop.StartSmallAsync();
        var file = Encoding.Latin1.GetBytes($"{Header}A-2,Muñeca,toys,piece,standard,\n{Good}");

        var report = (await shop.ImportAsync("catalog/imports/catalog", file)).Read<ImportReport>();

        Assert.Equal((2L, "import.not-utf8"), (report.Problems.Single().Line, report.Problems.Single().Code));
        Assert.Equal(1, report.Added);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sku;name;category;unit;tax_category;gtins\nA;B;toys;piece;standard;\n")]
    [InlineData("sku,name,category,unit,tax_category\nA,B,toys,piece,standard\n")]
    [InlineData("sku,name,category,unit,tax_category,gtins,colour\nA,B,toys,piece,standard,,red\n")]
    [InlineData("sku,sku,name,category,unit,tax_category,gtins\nA,A,B,toys,piece,standard,\n")]
    [InlineData("\"sku,name\nA,B\n")]
    public async Task A_file_with_another_header_is_refused(string csv)
    {
        await using var shop = await Shop.StartSmallAsync();

        var answer = await shop.ImportAsync("catalog/imports/catalog", csv);

        Assert.Equal((HttpStatusCode.BadRequest, "import.bad-header"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Problems_are_told_in_the_readers_language_and_only_the_first_thousand_one_by_one()
    {
        await using var shop = await Shop.StartSmallAsync();
        var rows = string.Concat(Enumerable.Range(0, 1_500).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"{i},B,none,piece,standard,\n")));

        var report = (await shop.ImportAsync("catalog/imports/catalog", Header + rows, "es")).Read<ImportReport>();

        Assert.Equal((1_500, 1_000), (report.Rejected, report.Problems.Count));
        Assert.StartsWith("No hay ninguna categoría none", report.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("none", report.Problems[0].Arguments["category"]);
    }

    [Fact]
    public async Task Changed_rows_change_and_a_barcode_that_is_left_out_is_taken_away()
    {
        await using var shop = await Shop.StartSmallAsync();
        await shop.ImportAsync("catalog/imports/catalog", Header + Good);

        const string changed = "A-1,Red ball,toys,kilogram,standard,96385074|012345678905\n";
        var report = (await shop.ImportAsync("catalog/imports/catalog", Header + changed)).Read<ImportReport>();

        Assert.Equal((0, 1, 0, 0), Counts(report));
        var variant = (await shop.GetAsync("catalog/working/variants/A-1")).Read<Variant>();
        Assert.Equal(("Red ball", UnitOfMeasure.Kilogram), (variant.Name.ToString(), variant.Unit));
        Assert.Equal(["96385074", "0012345678905"], variant.Gtins.Select(gtin => gtin.ToString()));
    }

    [Fact]
    public async Task A_file_that_breaks_off_on_the_way_is_not_imported()
    {
        await using var shop = await Shop.StartSmallAsync();
        using var half = new MemoryStream(Encoding.UTF8.GetBytes(Header + Good));
        using var request = new HttpRequestMessage(HttpMethod.Post, "catalog/imports/catalog");
        request.Content = new StreamContent(half);
        request.Content.Headers.ContentType = new("text/csv");
        request.Content.Headers.ContentLength = half.Length * 2;

        await Assert.ThrowsAsync<HttpRequestException>(() => shop.Http.SendAsync(request));

        Assert.Equal(HttpStatusCode.NotFound, (await shop.GetAsync("catalog/working/variants/A-1")).Status);
    }

    [Fact]
    public async Task A_file_of_more_than_20_megabytes_is_refused()
    {
        await using var shop = await Shop.StartSmallAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "catalog/imports/catalog")
        {
            Content = new ByteArrayContent(new byte[(20 * 1024 * 1024) + 1]),
        };
        request.Content.Headers.ContentType = new("text/csv");
        request.Headers.ExpectContinue = true;

        using var answer = await shop.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Only_csv_is_read()
    {
        await using var shop = await Shop.StartSmallAsync();

        var answer = await shop.SendAsync(HttpMethod.Post, "catalog/imports/catalog", new { });

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
    }

    [Fact]
    public async Task A_category_cannot_be_below_itself()
    {
        await using var shop = await Shop.StartSmallAsync();
        const string header = "code,name_en,name_es,parent\n";
        await shop.ImportAsync(
            "catalog/imports/categories", header + "balls,Balls,Pelotas,toys\nred-balls,Red,Rojas,balls\n");

        var circle = await shop.SendAsync(
            HttpMethod.Put, "catalog/categories/toys", new { name = new { en = "Toys" }, parent = "red-balls" });
        var orphan = await shop.ImportAsync("catalog/imports/categories", header + "x,X,X,nowhere\n");

        Assert.Equal("catalog.category-circle", circle.Code);
        Assert.Equal("catalog.unknown-category", orphan.Read<ImportReport>().Problems.Single().Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100.5)]
    [InlineData(17.50001)]
    public async Task A_tax_rate_that_is_none_is_refused(decimal percent)
    {
        await using var shop = await Shop.StartSmallAsync();

        var answer = await shop.SendAsync(HttpMethod.Put, "catalog/tax-categories/standard", new { percent });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "catalog.bad-tax-percent"), (answer.Status, answer.Code));
    }

    private static (int Added, int Changed, int Unchanged, int Rejected) Counts(ImportReport report) =>
        (report.Added, report.Changed, report.Unchanged, report.Rejected);
}
