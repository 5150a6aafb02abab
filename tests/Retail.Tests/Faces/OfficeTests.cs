using System.Globalization;
using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>The merchandiser's pages.</summary>
[Collection(OfficeCollection.Name)]
[Trait("Database", "none")]
public sealed class OfficeTests(Browser browser, OpenShop shop)
{
    private const string Item = "22720";
    private const string Cheaper = "21212";
    private const string Promotion = "candles-15";

    [BrowserFact]
    public Task Whoever_mistypes_the_password_is_told_so_and_keeps_the_name() => browser.VisitAsync(async visit =>
    {
        var face = await visit.OpenAsync(Look.Desktop, shop.At("/office"));
        face.Expect("40");
        await visit.CheckInBothLanguagesAsync(face);
        await new OfficeDesk(face, shop).LogInAsync("not the password");
        await Expect(face.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(face.Page.GetByLabel("Name")).ToHaveValueAsync(OpenShop.Merchandiser);
        await face.CheckAsync();
    });

    [BrowserFact]
    public Task A_price_is_changed_published_and_what_the_next_customer_sees() => browser.VisitAsync(async visit =>
    {
        var customer = await visit.OpenAsync(Look.Phone, shop.At("/shop/p/" + Item));
        var desk = await OfficeDesk.EnterAsync(visit, shop, OfficeDesk.PriceOf(Item));
        desk.Face.Expect("422");
        await desk.SaveAsync("seven");
        await desk.SeesAsync("“seven” is no number.");
        await Expect(desk.Price).ToHaveValueAsync("seven");
        await desk.Face.CheckAsync();

        await desk.SaveAsync("7.77");
        await Expect(desk.Saved).ToBeVisibleAsync();
        await visit.CheckInBothLanguagesAsync(desk.Face);

        await desk.GoAsync("/office/publish");
        await Expect(desk.Page.GetByText("£7.77")).ToBeVisibleAsync();
        await visit.CheckInBothLanguagesAsync(desk.Face);
        await desk.TapAsync("Publish 1 change");
        await Expect(desk.Page.Locator("#done")).ToContainTextAsync("It is in force");
        await visit.CheckInBothLanguagesAsync(desk.Face);

        await customer.Page.ReloadAsync();
        await Expect(customer.Page.GetByText("£7.77").First).ToBeVisibleAsync();
    });

    [BrowserFact]
    public async Task A_promotion_is_changed_and_published_at_an_instant_and_server_and_till_follow()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var desk = await OfficeDesk.EnterAsync(visit, shop, "/office/promotions");
            await visit.CheckInBothLanguagesAsync(desk.Face);
            await desk.GoAsync("/office/promotions?code=");
            await visit.CheckInBothLanguagesAsync(desk.Face);
            desk.Face.Expect("422");
            await desk.TapAsync("Save");
            await desk.SeesAsync("A number is missing. Write it like 12.50.");
            await desk.Face.ShootAsync("office-promotion-new");
            await desk.GoAsync("/office/promotions?code=" + Promotion);
            await desk.Page.GetByLabel("Percent", new() { Exact = true }).FillAsync("101");
            await desk.TapAsync("Save");
            await desk.SeesAsync("A percentage is more than 0 and at most 100.");
            await desk.Page.GetByLabel("Percent", new() { Exact = true }).FillAsync("20");
            await desk.Page.GetByLabel("Name in English").FillAsync("20% off candles and lights");
            await desk.TapAsync("Save");
            await Expect(desk.Saved).ToBeVisibleAsync();
            await visit.CheckInBothLanguagesAsync(desk.Face);

            await desk.OpenPriceAsync(Cheaper);
            await desk.SaveAsync("0.49");
            await Expect(desk.Saved).ToBeVisibleAsync();

            await desk.GoAsync("/office/publish");
            var before = await desk.LastNumber.InnerTextAsync();
            await desk.SeesAsync("20% off candles and lights");
            await desk.Page.GetByLabel("At a date and time").CheckAsync();
            await desk.Page.GetByLabel("Date and time", new() { Exact = true }).FillAsync(InLondon(seconds: 15));
            await desk.Page.Locator("h1").ClickAsync();
            await desk.Face.ShootAsync("office-publish", shown: true);
            await desk.TapAsync("Publish 2 changes");
            await Expect(desk.Page.Locator("#done")).ToContainTextAsync("It takes effect on");
            await Expect(desk.LastNumber).Not.ToHaveTextAsync(before);
            await desk.SeesAsync("To come");
            var number = await desk.LastNumber.InnerTextAsync();
            var where = desk.Page.Locator("#where li").Filter(new() { HasText = "No. " + number });
            await Expect(where).ToHaveCountAsync(2, new() { Timeout = 60_000 });
            await Expect(desk.Page.GetByText("To come")).ToHaveCountAsync(0);
            await desk.Face.CheckAsync();
        });
    }

    // What a browser's own field for date and time holds; with seconds, so that nobody waits a minute. The browser
    // drops seconds that are 00, and a value that it rewrites counts as refused: then it is a second later.
    private static string InLondon(int seconds)
    {
        var at = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(
            TimeProvider.System.GetUtcNow().AddSeconds(seconds), "Europe/London");
        return at.AddSeconds(at.Second == 0 ? 1 : 0)
            .ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
