using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>The merchandiser's pages.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class OfficeTests(Browser browser, OpenShop shop)
{
    private const string Item = "22720";

    [BrowserFact]
    public Task Whoever_mistypes_the_password_is_told_so_and_keeps_the_name() => browser.VisitAsync(async visit =>
    {
        var face = await visit.OpenAsync(Look.Desktop, shop.At("/office"));
        face.Expect("40");
        await visit.CheckInBothLanguagesAsync(face);
        await LogInAsync(face.Page, "not the password");
        await Expect(face.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(face.Page.GetByLabel("Name")).ToHaveValueAsync(OpenShop.Merchandiser);
        await face.CheckAsync();
    });

    [BrowserFact]
    public Task A_price_is_changed_published_and_what_the_next_customer_sees() => browser.VisitAsync(async visit =>
    {
        var customer = await visit.OpenAsync(Look.Phone, shop.At("/shop/p/" + Item));
        var face = await visit.OpenAsync(Look.Desktop, shop.At($"/office/prices?text={Item}&sku={Item}"));
        face.Expect("422");
        var page = face.Page;
        await LogInAsync(page, OpenShop.MerchandiserPassword);
        var price = page.GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex("^Price") }).First;
        await price.FillAsync("seven");
        await TapAsync(page, "Save");
        await Expect(page.GetByText("“seven” is no amount.")).ToBeVisibleAsync();
        await Expect(price).ToHaveValueAsync("seven");
        await face.CheckAsync();

        await price.FillAsync("7.77");
        await TapAsync(page, "Save");
        await Expect(page.Locator("#saved")).ToBeVisibleAsync();
        await visit.CheckInBothLanguagesAsync(face);

        await face.GoAsync(shop.At("/office/publish"));
        await Expect(page.GetByText("£7.77")).ToBeVisibleAsync();
        await visit.CheckInBothLanguagesAsync(face);
        await face.ShootAsync("publish", shown: true);
        await TapAsync(page, "Publish 1 change");
        await Expect(page.Locator("#done")).ToContainTextAsync("It is in force");
        await visit.CheckInBothLanguagesAsync(face);

        await customer.Page.ReloadAsync();
        await Expect(customer.Page.GetByText("£7.77").First).ToBeVisibleAsync();
    });

    [BrowserFact]
    public Task The_list_of_promotions_is_fit_to_be_seen() => browser.VisitAsync(async visit =>
    {
        var face = await visit.OpenAsync(Look.Desktop, shop.At("/office/promotions"));
        await LogInAsync(face.Page, OpenShop.MerchandiserPassword);
        await Expect(face.Page.GetByRole(AriaRole.Heading, new() { Name = "Promotions" })).ToBeVisibleAsync();
        await visit.CheckInBothLanguagesAsync(face);
    });

    private static async Task LogInAsync(IPage page, string password)
    {
        await page.GetByLabel("Name").FillAsync(OpenShop.Merchandiser);
        await page.GetByLabel("Password").FillAsync(password);
        await TapAsync(page, "Log in");
    }

    private static Task TapAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
}
