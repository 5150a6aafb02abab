using System.Net;
using System.Text.Json.Nodes;
using Retail.Commerce.Tests.Merchandising;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Commerce.Tests.Promotions;

public sealed class PromotionEditTests
{
    [Fact]
    public async Task A_promotion_comes_back_as_it_was_written()
    {
        await using var shop = await Shop.StartSmallAsync();
        await shop.PutAsync("promotions/ten-off", TenOff());

        var promotion = (await shop.GetAsync("promotions/ten-off")).Read<Promotion>();

        Assert.Equal("Diez", promotion.Name.ByLanguage["es"]);
        Assert.Equal(3_000, Assert.IsType<SpendAtLeast>(Assert.Single(promotion.Conditions)).Amount.AmountMinor);
        Assert.Equal(10m, Assert.IsType<PercentOff>(Assert.Single(promotion.Benefits)).Percent);
    }

    [Theory]
    [InlineData("lane", "nowhere", "publication.bad-rule")]
    [InlineData("code", "eleven-off", "promotion.code-differs")]
    [InlineData("until", "2020-01-01T00:00:00Z", "publication.bad-rule")]
    [InlineData("benefits/0/percent", 101, "publication.bad-rule")]
    [InlineData("benefits/0/target/categories/0", "none", "promotion.unknown-target")]
    [InlineData("benefits/0/target/skus/0", "NONE", "promotion.unknown-target")]
    [InlineData("conditions/0/amount/currency", "EUR", "publication.bad-rule")]
    public async Task A_promotion_that_contradicts_the_book_is_refused(string path, object value, string code)
    {
        await using var shop = await Shop.StartSmallAsync();
        var promotion = TenOff();
        Set(promotion, path, value);

        var answer = await shop.SendAsync(HttpMethod.Put, "promotions/ten-off", promotion);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
        Assert.Equal("promotion.unknown", (await shop.GetAsync("promotions/ten-off")).Code);
    }

    [Fact]
    public async Task An_unknown_kind_of_benefit_is_malformed()
    {
        await using var shop = await Shop.StartSmallAsync();
        var promotion = TenOff();
        Set(promotion, "benefits/0/kind", "lottery");

        var answer = await shop.SendAsync(HttpMethod.Put, "promotions/ten-off", promotion);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_deleted_promotion_is_gone()
    {
        await using var shop = await Shop.StartSmallAsync();
        await shop.PutAsync("promotions/ten-off", TenOff());

        var deleted = await shop.SendAsync(HttpMethod.Delete, "promotions/ten-off");
        var again = await shop.SendAsync(HttpMethod.Delete, "promotions/ten-off");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.Status, again.Status));
    }

    private static JsonNode TenOff() => JsonNode.Parse(
        """
        {
          "code": "ten-off", "name": { "en": "Ten", "es": "Diez" }, "lane": "basket", "priority": 0,
          "channels": [], "stores": [], "groups": [], "from": "2026-01-01T00:00:00Z",
          "conditions": [{ "kind": "spend-at-least", "target": { "skus": [], "categories": [] },
            "amount": { "amount": "30.00", "currency": "GBP" } }],
          "benefits": [{ "kind": "percent-off", "target": { "skus": [], "categories": [] }, "percent": 10 }]
        }
        """)!;

    private static void Set(JsonNode node, string path, object value)
    {
        var parts = path.Split('/');
        foreach (var part in parts[..^1])
        {
            node = int.TryParse(part, out var index) ? node[index]! : node[part]!;
        }

        if (node is JsonArray list)
        {
            list.Add(JsonValue.Create((string)value));
        }
        else
        {
            node[parts[^1]] = value is int number ? JsonValue.Create(number) : JsonValue.Create((string)value);
        }
    }
}
