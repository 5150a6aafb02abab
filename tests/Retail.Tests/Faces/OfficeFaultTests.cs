using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>What goes wrong at a merchandiser's desk: twice, side by side, too late, against another rule.</summary>
[Collection(OfficeCollection.Name)]
[Trait("Database", "none")]
public sealed class OfficeFaultTests(Browser browser, OpenShop shop)
{
    private const string Item = "22720";
    private const string Other = "21212";

    [BrowserFact]
    public Task A_double_click_publishes_once_and_the_way_back_publishes_nothing() => browser.VisitAsync(async visit =>
    {
        var desk = await OfficeDesk.EnterAsync(visit, shop, "/office/prices");
        await desk.OpenPriceAsync(Other);
        await desk.SaveAsync("1.11");
        await Expect(desk.Saved).ToBeVisibleAsync();
        await desk.GoAsync("/office/publish");
        var before = int.Parse(await desk.LastNumber.InnerTextAsync(), CultureInfo.InvariantCulture);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Publish 1 change" }).DblClickAsync();
        await Expect(desk.Page.Locator("#done")).ToContainTextAsync("It is in force");
        await desk.Page.GoBackAsync();
        await desk.GoAsync("/office/publish");
        await desk.SeesAsync("Everything is published");
        await Expect(desk.LastNumber).ToHaveTextAsync((before + 1).ToString(CultureInfo.InvariantCulture));
    });

    [BrowserFact]
    public Task A_session_that_ended_loses_nothing_typed() => browser.VisitAsync(async visit =>
    {
        var desk = await OfficeDesk.EnterAsync(visit, shop, "/office/prices");
        desk.Face.Expect("401");
        await desk.OpenPriceAsync(Other);
        await desk.Price.FillAsync("1.23");
        await desk.Page.Context.ClearCookiesAsync();
        await desk.TapAsync("Save");
        await desk.SeesAsync("What you typed is kept");
        await desk.Face.CheckAsync();
        await desk.LogInAsync(OpenShop.MerchandiserPassword);
        await desk.SeesAsync("You are back");
        await desk.Face.CheckAsync();
        await desk.TapAsync("Send it now");
        await Expect(desk.Saved).ToBeVisibleAsync();
        await Expect(desk.Price).ToHaveValueAsync("1.23");
        await shop.Staff.PublishAsync();
    });

    [BrowserFact]
    public Task Without_network_nothing_typed_is_lost_and_the_page_says_so() => browser.VisitAsync(async visit =>
    {
        var desk = await OfficeDesk.EnterAsync(visit, shop, OfficeDesk.PriceOf(Item));
        desk.Face.Expect("ERR_INTERNET_DISCONNECTED");
        await desk.Price.FillAsync("6.66");
        await desk.Page.Context.SetOfflineAsync(true);
        await desk.TapAsync("Save");
        await desk.SeesAsync("Nothing was changed");
        await Expect(desk.Price).ToHaveValueAsync("6.66");
        await desk.Face.CheckAsync();
        await desk.Page.Context.SetOfflineAsync(false);
        await desk.TapAsync("Save");
        await Expect(desk.Saved).ToBeVisibleAsync();
        await desk.Page.ReloadAsync();
        await Expect(desk.Price).ToHaveValueAsync("6.66");
        await shop.Staff.PublishAsync();
    });

    [BrowserTheory]
    [InlineData("/office/prices?text=&sku=GONE", "There is no article GONE.")]
    [InlineData("/office/promotions?code=gone-for-long", "There is no promotion gone-for-long.")]
    [InlineData("/office/no-such-page", "There is no page at /office/no-such-page.")]
    public Task An_old_link_is_answered_with_a_page_that_says_so(string link, string sentence) =>
        browser.VisitAsync(async visit =>
        {
            var desk = await OfficeDesk.EnterAsync(visit, shop, "/office/prices");
            desk.Face.Expect("404");
            await desk.GoAsync(link);
            await desk.SeesAsync(sentence);
            await visit.CheckInBothLanguagesAsync(desk.Face);
        });

    [BrowserFact]
    public Task The_second_of_two_editors_is_told_and_keeps_what_was_typed() => browser.VisitAsync(async visit =>
    {
        var first = await OfficeDesk.EnterAsync(visit, shop, OfficeDesk.PriceOf(Item));
        var second = new OfficeDesk(await visit.OpenTabAsync(first.Face), shop);
        second.Face.Expect("412");
        await second.OpenPriceAsync(Item);
        await first.SaveAsync("8.88");
        await Expect(first.Saved).ToBeVisibleAsync();
        await second.SaveAsync("9.99");
        await Expect(second.Page.Locator("#problem")).ToBeVisibleAsync();
        await Expect(second.Price).ToHaveValueAsync("9.99");
        await second.Face.CheckAsync();
        await second.TapAsync("Save");
        await Expect(second.Saved).ToBeVisibleAsync();
        await shop.Staff.PublishAsync();
    });

    [BrowserFact]
    public async Task After_many_publications_their_list_scrolls_by_keys_too()
    {
        for (var publications = await shop.Staff.PublishAsync(); publications < 7;)
        {
            publications = await shop.Staff.PublishAsync();
        }

        await browser.VisitAsync(async visit =>
        {
            var desk = await OfficeDesk.EnterAsync(visit, shop, "/office/publish");
            await visit.CheckInBothLanguagesAsync(desk.Face);
        });
    }

    [BrowserFact]
    public async Task A_rule_that_contradicts_another_is_told_in_words_and_led_to()
    {
        var twin = JsonNode.Parse("""
            {"code":"twin","name":{"en":"Twin","es":"Gemela"},"lane":"coupons","priority":0,"channels":[],"stores":[],
             "groups":[],"conditions":[{"kind":"coupon-entered","codes":["BIENVENIDA5"]}],
             "benefits":[{"kind":"percent-off","target":{"skus":[],"categories":[]},"percent":5}]}
            """);
        await shop.Staff.SendAsync("PUT", "/promotions/twin", twin);
        try
        {
            await browser.VisitAsync(async visit =>
            {
                var desk = await OfficeDesk.EnterAsync(visit, shop, "/office/publish");
                desk.Face.Expect("422");
                await desk.TapAsync("Publish 1 change");
                await Expect(desk.Page.Locator("#problem"))
                    .ToContainTextAsync("cannot be published: another promotion has the same coupon code.");
                await desk.Face.CheckAsync();
                await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Put it right" }).ClickAsync();
                await Expect(desk.Page.GetByLabel("Only with one of these codes")).ToHaveValueAsync("BIENVENIDA5");
            });
        }
        finally
        {
            await shop.Staff.SendAsync("DELETE", "/promotions/twin");
        }
    }
}
