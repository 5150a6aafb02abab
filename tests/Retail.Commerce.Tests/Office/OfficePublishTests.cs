using System.Globalization;
using System.Net;

namespace Retail.Commerce.Tests.Office;

/// <summary>/office/publish</summary>
[Trait("Database", "none")]
public sealed class OfficePublishTests
{
    [Fact]
    public async Task What_would_change_is_listed_and_then_published()
    {
        await using var shop = await OfficeShop.OpenAsync();
        await shop.PriceAsync("M-1", "2.50");
        await shop.PriceAsync("L-1", "21.00");

        var before = await shop.Ana.GetAsync("/office/publish");
        var made = await PublishAsync(shop, before);
        var after = await shop.Ana.GetAsync(made.Location!);

        Assert.Contains("<strong>2</strong> prices", before.Html, StringComparison.Ordinal);
        Assert.Contains("Publish 2 changes", before.Html, StringComparison.Ordinal);
        Assert.Equal("/office/publish?done=2", made.Location);
        Assert.Contains("Publication 2 is made.", after.Html, StringComparison.Ordinal);
        Assert.Contains("Everything is published", after.Html, StringComparison.Ordinal);
        Assert.Equal(2, await shop.PublicationsAsync());
    }

    [Fact]
    public async Task A_double_click_publishes_once()
    {
        await using var shop = await OfficeShop.OpenAsync();
        await shop.PriceAsync("M-1", "2.50");
        var page = await shop.Ana.GetAsync("/office/publish");

        var answers = await Task.WhenAll(PublishAsync(shop, page), PublishAsync(shop, page));
        var late = await PublishAsync(shop, page);

        Assert.All([.. answers, late], answer => Assert.Equal("/office/publish?done=2", answer.Location));
        Assert.Equal(2, await shop.PublicationsAsync());
    }

    [Fact]
    public async Task Nobody_publishes_what_they_have_not_seen()
    {
        await using var shop = await OfficeShop.OpenAsync();
        await shop.PriceAsync("M-1", "2.50");
        var page = await shop.Ana.GetAsync("/office/publish");
        await shop.PriceAsync("L-1", "0.01");

        var refused = await PublishAsync(shop, page);
        var again = await PublishAsync(shop, refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Something else was changed", refused.Problem, StringComparison.Ordinal);
        Assert.Contains("Lamp", refused.Html, StringComparison.Ordinal);
        Assert.Equal("/office/publish?done=2", again.Location);
    }

    [Fact]
    public async Task Publishing_nothing_is_refused()
    {
        await using var shop = await OfficeShop.OpenAsync();
        await shop.PriceAsync("M-1", "2.50");
        var page = await shop.Ana.GetAsync("/office/publish");
        await shop.PublishAsync();

        var refused = await PublishAsync(shop, page);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(2, await shop.PublicationsAsync());
    }

    [Fact]
    public async Task An_instant_is_read_in_its_zone_and_waited_for()
    {
        await using var shop = await OfficeShop.OpenAsync();
        await shop.PriceAsync("M-1", "2.50");
        var page = await shop.Ana.GetAsync("/office/publish");
        var madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");
        var at = TimeZoneInfo.ConvertTime(shop.Server.Clock.GetUtcNow().AddHours(3), madrid);

        var made = await PublishAsync(shop, page, Local(at), "Europe/Madrid");
        var waiting = await shop.Ana.GetAsync(made.Location!);
        await shop.PriceAsync("M-2", "2.50");
        var tooEarly = await PublishAsync(shop, await shop.Ana.GetAsync("/office/publish"));
        shop.Server.Clock.Advance(TimeSpan.FromHours(4));
        var inForce = await shop.Ana.GetAsync("/office/publish");

        Assert.Contains("It takes effect on", waiting.Html, StringComparison.Ordinal);
        Assert.Contains(
            at.ToString("d MMM yyyy, HH:mm", CultureInfo.GetCultureInfo("en")), waiting.Html, StringComparison.Ordinal);
        Assert.Contains("To come", waiting.Html, StringComparison.Ordinal);
        Assert.Contains("Publication 2 takes effect on", tooEarly.Problem, StringComparison.Ordinal);
        Assert.Contains("Changes since publication 2, in force since", inForce.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-01-01T00:00", "Europe/Madrid", "This moment is past")]
    [InlineData("", "Europe/Madrid", "is no date and time")]
    [InlineData("tomorrow", "Europe/Madrid", "“tomorrow” is no date and time")]
    [InlineData("9999-01-01T00:00", "Europe/Madrid", "cannot be meant")]
    [InlineData("2027-03-28T02:30", "Europe/Madrid", "02:30 does not exist on that day in Europe/Madrid")]
    [InlineData("2030-01-01T00:00", "Moon/Crater", "Moon/Crater is no time zone")]
    [InlineData("2030-01-01T00:00", "../../etc/passwd", "is no time zone")]
    public async Task An_instant_that_cannot_be_is_told_beside_it(string at, string zone, string words)
    {
        await using var shop = await OfficeShop.OpenAsync();
        await shop.PriceAsync("M-1", "2.50");
        var page = await shop.Ana.GetAsync("/office/publish");

        var refused = await PublishAsync(shop, page, at, zone);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(words, WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.Equal(at, refused.Field("at"));
        Assert.Equal(1, await shop.PublicationsAsync());
    }

    [Fact]
    public async Task A_rule_that_contradicts_the_others_is_named_and_led_to()
    {
        await using var shop = await OfficeShop.OpenAsync();
        const string Coupon = """
            {"code":"CODE","name":{"en":"Five off"},"lane":"coupons","priority":0,"channels":[],"stores":[],"groups":[],
             "conditions":[{"kind":"coupon-entered","codes":["SAME"]}],
             "benefits":[{"kind":"percent-off","target":{"skus":[],"categories":[]},"percent":5}]}
            """;
        await shop.PutAsync("promotions/first", Coupon.Replace("CODE", "first", StringComparison.Ordinal));
        await shop.PutAsync("promotions/second", Coupon.Replace("CODE", "second", StringComparison.Ordinal));

        var refused = await PublishAsync(shop, await shop.Ana.GetAsync("/office/publish"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(
            "“second” cannot be published: another promotion has the same coupon code.",
            WebUtility.HtmlDecode(refused.Problem),
            StringComparison.Ordinal);
        Assert.Contains("href=\"/office/promotions?code=second\"", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_publication_everything_is_new()
    {
        await using var shop = await OfficeShop.OpenAsync(published: false);

        var page = await shop.Ana.GetAsync("/office/publish");
        var made = await PublishAsync(shop, page);

        Assert.Contains("Nothing has been published yet", page.Html, StringComparison.Ordinal);
        Assert.Contains("<strong>3</strong> items", page.Html, StringComparison.Ordinal);
        Assert.Equal("/office/publish?done=1", made.Location);
    }

    [Fact]
    public async Task Tills_are_shown_with_the_publication_that_they_are_on()
    {
        await using var shop = await OfficeShop.OpenAsync();
        var till = await shop.Server.EnrolAsync();
        till.Http.DefaultRequestHeaders.Add("Retail-Publication", "1");
        await till.Http.GetAsync("/api/v1/publications");
        await shop.PriceAsync("M-1", "2.50");
        await shop.PublishAsync();
        shop.Server.Clock.Advance(TimeSpan.FromMinutes(7));

        var behind = await shop.Ana.GetAsync("/office/publish");
        till.Http.DefaultRequestHeaders.Remove("Retail-Publication");
        till.Http.DefaultRequestHeaders.Add("Retail-Publication", "2");
        await till.Http.GetAsync("/api/v1/publications");
        var level = await shop.Ana.GetAsync("/office/publish");

        Assert.Contains("Caja 1", behind.Html, StringComparison.Ordinal);
        Assert.Contains("No. 1", behind.Html, StringComparison.Ordinal);
        Assert.Contains("seen 7 minutes ago", behind.Html, StringComparison.Ordinal);
        Assert.Contains("Should have changed 7 minutes ago", behind.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Should have changed", level.Html, StringComparison.Ordinal);
        Assert.Contains("seen just now", level.Html, StringComparison.Ordinal);
    }

    private static Task<OfficeClient.Page> PublishAsync(
        OfficeShop shop, OfficeClient.Page page, string? at = null, string zone = "Europe/Madrid") =>
        shop.Ana.PostAsync(
            "/office/publish",
            ("operation", page.Field("operation")),
            ("seen", page.Field("seen")),
            ("when", at is null ? "now" : "later"),
            ("at", at ?? string.Empty),
            ("zone", zone));

    private static string Local(DateTimeOffset at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
