using System.Text.Json.Nodes;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Catalog;

/// <summary>Answers stay the same until the catalog said that they do, and not longer than that.</summary>
public sealed class StableCatalogTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private static readonly CatalogView Web = new("web", null);

    [Fact]
    public async Task A_promotion_and_a_publication_to_come_are_edges()
    {
        var begins = shop.Clock.Now.AddSeconds(20);
        var ends = begins.AddSeconds(20);
        await shop.Staff.SendAsync("PUT", "/promotions/mug-hour", new JsonObject
        {
            ["code"] = "mug-hour",
            ["name"] = new JsonObject { ["en"] = "Mug hour", ["es"] = "Hora de la taza" },
            ["lane"] = "items",
            ["priority"] = 0,
            ["channels"] = new JsonArray(),
            ["stores"] = new JsonArray(),
            ["groups"] = new JsonArray(),
            ["from"] = begins.ToString("O"),
            ["until"] = ends.ToString("O"),
            ["conditions"] = new JsonArray(),
            ["benefits"] = JsonNode.Parse(
                """[{"kind":"percent-off","target":{"skus":["MUG"],"categories":[]},"percent":25}]"""),
        });
        await shop.Staff.PublishAsync();
        var before = await MugAsync();

        Assert.Equal(new CatalogState(2, begins), await StateAsync());
        Assert.Equal(("4.00 GBP", 0), (before.One.ToString(), before.Offers.Count));

        shop.Clock.Now = begins;
        var during = await MugAsync();
        Assert.Equal(new CatalogState(2, ends), await StateAsync());
        Assert.Equal(("4.00 GBP", "3.00 GBP"), (during.Price.ToString(), during.One.ToString()));
        Assert.Equal(new VariantOffer("mug-hour", LocalText.Of("Mug hour", "Hora de la taza"), ends),
            Assert.Single(during.Offers));

        shop.Clock.Now = ends;
        Assert.Equal(new CatalogState(2, ends.AddMinutes(1)), await StateAsync());
        Assert.Equal("4.00 GBP", (await MugAsync()).One.ToString());

        var next = ends.AddSeconds(30);
        await shop.Staff.PublishAsync(next);
        Assert.Equal(new CatalogState(2, next), await StateAsync());
        shop.Clock.Now = next;
        Assert.Equal(new CatalogState(3, next.AddMinutes(1)), await StateAsync());
    }

    private async Task<CatalogState> StateAsync() =>
        (await shop.Phone.Catalog.StateAsync(Web, CancellationToken.None)).Value;

    private async Task<PricedVariant> MugAsync() =>
        (await shop.Phone.Catalog.FindAsync("MUG", Web, CancellationToken.None)).Value;
}
