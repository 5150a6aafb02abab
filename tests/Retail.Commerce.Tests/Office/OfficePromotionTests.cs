using System.Net;

namespace Retail.Commerce.Tests.Office;

/// <summary>/office/promotions</summary>
[Trait("Database", "none")]
public sealed class OfficePromotionTests
{
    private static readonly string[] Fields = ["english", "spanish", "percent"];

    private static readonly (string Name, string Value)[] Summer =
    [
        ("version", "new"), ("code", "summer"), ("english", "Summer"), ("spanish", "Verano"), ("lane", "items"),
        ("kind", "percent"), ("percent", "12,5"), ("category", "mugs"), ("skus", "l-1, M-1\nm-2"),
    ];

    [Fact]
    public async Task A_new_promotion_is_made_of_what_was_typed()
    {
        await using var shop = await OfficeShop.OpenAsync();

        var saved = await shop.Ana.PostAsync(
            "/office/promotions",
            [.. Summer, ("from", "2027-06-01T00:00"), ("until", "2027-09-01T00:00"), ("coupons", "sol agua"), ("spend", "20")]);
        var stored = await shop.PromotionAsync("summer");

        Assert.Equal("/office/promotions?code=summer&saved=1", saved.Location);
        Assert.Equal("Verano", stored["name"]!["es"]!.GetValue<string>());
        Assert.Equal("2027-05-31T22:00:00+00:00", stored["from"]!.GetValue<string>());
        Assert.Equal(12.5m, stored["benefits"]![0]!["percent"]!.GetValue<decimal>());
        Assert.Equal("L-1 M-1 M-2", string.Join(' ', stored["benefits"]![0]!["target"]!["skus"]!.AsArray()));
        Assert.Equal("SOL AGUA", string.Join(' ', stored["conditions"]![0]!["codes"]!.AsArray()));
        Assert.Equal("20.00", stored["conditions"]![1]!["amount"]!["amount"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_amount_and_take_three_pay_two_are_benefits_too()
    {
        await using var shop = await OfficeShop.OpenAsync("es");

        await shop.Ana.PostAsync(
            "/office/promotions",
            Change(("code", "five"), ("kind", "amount"), ("amount", "5,00 €"), ("spread", "each")));
        await shop.Ana.PostAsync(
            "/office/promotions", Change(("code", "three"), ("kind", "take-pay"), ("take", "3"), ("pay", "2")));
        var list = await shop.Ana.GetAsync("/office/promotions");

        var five = (await shop.PromotionAsync("five"))["benefits"]![0]!;
        var three = (await shop.PromotionAsync("three"))["benefits"]![0]!;
        Assert.Equal("each-unit", five["spread"]!.GetValue<string>());
        Assert.Equal((2, 1), (three["buyCount"]!.GetValue<int>(), three["getCount"]!.GetValue<int>()));
        Assert.Contains("Lleva 3, paga 2", list.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code", "Summer 10", "code")]
    [InlineData("english", "", "english")]
    [InlineData("lane", "fast", null)]
    [InlineData("percent", "none", "percent")]
    [InlineData("percent", "0", "percent")]
    [InlineData("percent", "101", "percent")]
    [InlineData("skus", "NOTHING", "skus")]
    [InlineData("coupons", "NO_SUCH!", "coupons")]
    [InlineData("spend", "x", "spend")]
    [InlineData("from", "soon", "from")]
    [InlineData("until", "1999-01-01T00:00", "until")]
    [InlineData("code", "mugs-10", "code")]
    public async Task What_cannot_be_is_told_beside_its_field_and_everything_typed_is_kept(
        string field, string typed, string? beside)
    {
        await using var shop = await OfficeShop.OpenAsync();

        var refused = await shop.Ana.PostAsync("/office/promotions", Change((field, typed)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("value=\"Verano\"", refused.Html, StringComparison.Ordinal);
        if (beside is not null)
        {
            Assert.Contains($"id=\"{beside}-wrong\"", refused.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_and_three_for_three_are_told()
    {
        await using var shop = await OfficeShop.OpenAsync();

        var period = await shop.Ana.PostAsync(
            "/office/promotions", Change(("from", "2027-06-02T00:00"), ("until", "2027-06-01T00:00")));
        var three = await shop.Ana.PostAsync(
            "/office/promotions", Change(("kind", "take-pay"), ("take", "3"), ("pay", "3")));

        Assert.Contains("id=\"until-wrong\"", period.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"take-wrong\"", three.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_told_and_overwrites_nothing()
    {
        await using var shop = await OfficeShop.OpenAsync();
        using var eva = await OfficeClient.LogInAsync(shop.Server, "merchandiser");
        var (first, second) = (
            await shop.Ana.GetAsync("/office/promotions?code=mugs-10"),
            await eva.GetAsync("/office/promotions?code=mugs-10"));

        var saved = await shop.Ana.PostAsync("/office/promotions", Edit(first, "percent", "15"));
        var refused = await eva.PostAsync("/office/promotions", Edit(second, "percent", "20"));

        Assert.Equal(HttpStatusCode.Found, saved.Status);
        Assert.Contains("Somebody else changed the promotion", refused.Problem, StringComparison.Ordinal);
        Assert.Equal("20", refused.Field("percent"));
        Assert.Equal(15m, (await shop.PromotionAsync("mugs-10"))["benefits"]![0]!["percent"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Ending_one_keeps_what_else_was_typed()
    {
        await using var shop = await OfficeShop.OpenAsync();
        var open = await shop.Ana.GetAsync("/office/promotions?code=mugs-10");

        await shop.Ana.PostAsync("/office/promotions", [.. Edit(open, "english", "Mugs, last days"), ("end", "1")]);
        var stored = await shop.PromotionAsync("mugs-10");
        var list = await shop.Ana.GetAsync("/office/promotions");

        Assert.Equal("Mugs, last days", stored["name"]!["en"]!.GetValue<string>());
        Assert.True(stored["until"]!.GetValue<DateTimeOffset>() <= shop.Server.Clock.GetUtcNow());
        Assert.Contains(">Ended<", list.Html, StringComparison.Ordinal);
        Assert.Contains("Not published", list.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_form_does_not_show_stays_as_it_was()
    {
        await using var shop = await OfficeShop.OpenAsync();
        await shop.PutAsync("promotions/odd", """
            {"code":"odd","name":{"en":"Odd","de":"Seltsam"},"lane":"items","priority":7,
             "channels":["web"],"stores":["centro"],"groups":["club"],
             "conditions":[{"kind":"quantity-at-least","target":{"skus":["M-1"],"categories":[]},"quantity":2}],
             "benefits":[{"kind":"buy-get","buyTarget":{"skus":["M-1"],"categories":[]},"buyCount":1,
               "getTarget":{"skus":["L-1"],"categories":[]},"getCount":1,"percent":50,"maxTimes":3}]}
            """);
        var before = (await shop.PromotionAsync("odd")).ToJsonString();
        var open = await shop.Ana.GetAsync("/office/promotions?code=odd");

        await shop.Ana.PostAsync("/office/promotions",
            ("version", open.Field("version")), ("code", "odd"), ("english", "Still odd"), ("lane", "items"),
            ("kind", "other"));

        Assert.Equal(
            before.Replace("\"Odd\"", "\"Still odd\"", StringComparison.Ordinal),
            (await shop.PromotionAsync("odd")).ToJsonString());
    }

    private static (string, string)[] Change(params (string Name, string Value)[] changes) =>
        [.. Summer.Where(field => changes.All(change => change.Name != field.Name)), .. changes];

    private static (string, string)[] Edit(OfficeClient.Page open, string name, string value) =>
    [
        ("version", open.Field("version")), ("code", open.Field("code")), ("lane", "items"), ("kind", "percent"),
        ("category", "mugs"),
        .. Fields.Select(field => (field, field == name ? value : open.Field(field))),
    ];
}
