using System.Net;
using System.Text.Json.Nodes;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Tests.Merchandising;

namespace Retail.Commerce.Tests.Catalog;

public sealed class CatalogEditTests
{
    [Fact]
    public async Task A_variant_is_written_under_its_upper_case_sku()
    {
        await using var shop = await Shop.StartSmallAsync();

        await shop.PutAsync("catalog/variants/ball-red", Ball("2985123000015"));

        var variant = (await shop.GetAsync("catalog/working/variants/BALL-RED")).Read<Variant>();
        Assert.Equal(("BALL-RED", "BALL", UnitOfMeasure.Piece), (variant.Sku, variant.Product, variant.Unit));
        Assert.Equal("2985123000015", Assert.Single(variant.Gtins).ToString());
    }

    [Theory]
    [InlineData("ball red", "name/en", "Ball", "catalog.bad-sku")]
    [InlineData("ball", "product", "no product", "catalog.bad-sku")]
    [InlineData("ball", "category", "none", "catalog.unknown-category")]
    [InlineData("ball", "taxCategory", "none", "catalog.unknown-tax-category")]
    [InlineData("ball", "name/en", "Ball\nand more", "catalog.bad-name")]
    [InlineData("ball", "gtins/0", "96385074", "catalog.barcode-taken")]
    public async Task A_variant_that_cannot_be_is_refused(string sku, string path, string value, string code)
    {
        await using var shop = await Shop.StartSmallAsync();
        await shop.PutAsync("catalog/variants/other", Ball("96385074"));
        var edit = Ball("2985123000015");
        Set(edit, path, value);

        var answer = await shop.SendAsync(HttpMethod.Put, "catalog/variants/" + Uri.EscapeDataString(sku), edit);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await shop.GetAsync("catalog/working/variants/ball")).Status);
    }

    private static JsonNode Ball(string gtin) => JsonNode.Parse(
        $$"""
        {
          "name": { "en": "Red ball", "es": "Pelota roja" }, "category": "toys", "unit": "piece",
          "taxCategory": "standard", "gtins": ["{{gtin}}"], "product": "ball"
        }
        """)!;

    private static void Set(JsonNode edit, string path, string value)
    {
        var parts = path.Split('/');
        if (parts is [var list, "0"])
        {
            edit[list]![0] = value;
        }
        else if (parts is [var outer, var inner])
        {
            edit[outer]![inner] = value;
        }
        else
        {
            edit[path] = value;
        }
    }
}
