using System.Net;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Tests.Merchandising;

namespace Retail.Commerce.Tests.Catalog;

public sealed class PublishedCatalogTests(PublishedDemo demo) : IClassFixture<PublishedDemo>
{
    [Theory]
    [InlineData("catalog/variants/85123A?channel=web")]
    [InlineData("catalog/variants/85123a?channel=store&store=norte")]
    [InlineData("catalog/barcodes/2985123000015?channel=app")]
    [InlineData("catalog/barcodes/02985123000015?channel=app")]
    public async Task A_variant_is_found_with_its_price(string path)
    {
        var priced = (await demo.Shop.GetAsync(path)).Read<PricedVariant>();

        Assert.Equal(("85123A", "2.95 GBP", 1), (priced.Variant.Sku, priced.Price.ToString(), priced.Publication));
        Assert.Equal("White hanging heart T-light holder", priced.Variant.Name.ToString());
    }

    [Theory]
    [InlineData("catalog/variants/NONE?channel=web", HttpStatusCode.NotFound, "catalog.unknown-sku")]
    [InlineData("catalog/variants/85123A?channel=kiosk", HttpStatusCode.NotFound, "catalog.no-price")]
    [InlineData("catalog/barcodes/96385074?channel=web", HttpStatusCode.NotFound, "catalog.unknown-barcode")]
    [InlineData("catalog/barcodes/2985123000016?channel=web", HttpStatusCode.BadRequest, "catalog.bad-barcode")]
    [InlineData("catalog/barcodes/beer?channel=web", HttpStatusCode.BadRequest, "catalog.bad-barcode")]
    [InlineData("catalog/variants?channel=web&size=0", HttpStatusCode.BadRequest, "catalog.bad-page-size")]
    [InlineData("catalog/variants?channel=web&size=101", HttpStatusCode.BadRequest, "catalog.bad-page-size")]
    public async Task What_is_not_there_is_said_so(string path, HttpStatusCode status, string code)
    {
        var answer = await demo.Shop.GetAsync(path);

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        var answer = await demo.Shop.GetAsync("catalog/variants?channel=web&text=" + new string('x', 101));

        Assert.Equal("catalog.search-too-long", answer.Code);
    }

    [Fact]
    public async Task A_search_finds_every_word_and_pages_without_gap_or_repeat()
    {
        var all = await SearchAsync("text=lunch bag&size=100");
        var paged = new List<PricedVariant>();
        for (var page = await SearchAsync("text=lunch bag&size=5"); page.Count > 0;
            page = await SearchAsync($"text=lunch bag&size=5&after={paged[^1].Variant.Sku}"))
        {
            paged.AddRange(page);
        }

        Assert.Contains("20725", all.Select(found => found.Variant.Sku));
        Assert.All(all, found => Assert.Contains(
            "lunch", found.Variant.Name.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(all.Select(found => found.Variant.Sku), paged.Select(found => found.Variant.Sku));
    }

    [Fact]
    public async Task A_category_holds_only_its_own()
    {
        var candles = await SearchAsync("category=candles&size=100");

        Assert.Equal(100, candles.Count);
        Assert.All(candles, found => Assert.Equal("candles", found.Variant.Category));
    }

    [Fact]
    public async Task A_channel_without_prices_sees_an_empty_page()
    {
        Assert.Empty((await demo.Shop.GetAsync("catalog/variants?channel=kiosk&size=100")).Read<List<PricedVariant>>());
    }

    [Fact]
    public async Task Categories_are_not_sent_again_while_the_publication_is_the_same()
    {
        var first = await demo.Shop.GetAsync("catalog/categories");
        using var request = new HttpRequestMessage(HttpMethod.Get, "catalog/categories");
        request.Headers.IfNoneMatch.ParseAdd(first.Tag!);
        using var again = await demo.Shop.Http.SendAsync(request);

        var candles = Assert.Single(first.Read<List<Category>>(), category => category.Code == "candles");
        Assert.Equal("Velas e iluminación", candles.Name.ByLanguage["es"]);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    private async Task<List<PricedVariant>> SearchAsync(string query) =>
        (await demo.Shop.GetAsync("catalog/variants?channel=web&" + query)).Read<List<PricedVariant>>();
}
