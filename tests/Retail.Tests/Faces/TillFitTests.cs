using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>The cashier's screen when there is too much of something, or nothing.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class TillFitTests(Browser browser, OpenShop shop)
{
    private const string Cakestand = "22423";
    private const float OneLinePx = 80;

    [BrowserFact]
    public async Task Large_quantities_and_amounts_fit_everywhere()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            await till.Api.ScanAsync(shop.BarcodeOf(Cakestand));
            await TypeAsync(cashier, "5000*");
            var quantity = cashier.Lines.First.Locator(".quantity");
            await Expect(quantity).ToHaveTextAsync("5000 ×");
            var box = await quantity.BoundingBoxAsync();
            Assert.InRange(box!.Height, 0, 32);
            await TypeAsync(cashier, "90000*");
            await Expect(quantity).ToHaveTextAsync("90000 ×");
            await cashier.Face.CheckFitsAsync();
            await cashier.Face.GoAsync(new Uri(till.Address, "/?view=pay"));
            await cashier.Face.CheckFitsAsync();
            await cashier.Face.ShootAsync("till-large-pay");
            await cashier.TapAsync("Exact");
            await cashier.SeesAsync("No change to give");
            await cashier.Face.CheckFitsAsync();
            await cashier.Face.ShootAsync("till-large-paid");
        });
    }

    [BrowserFact]
    public async Task A_search_that_found_more_than_is_shown_says_so()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            await TypeAsync(cashier, "bag");
            await Expect(cashier.Face.Page.Locator("#found > li")).ToHaveCountAsync(24);
            await Expect(cashier.Face.Page.Locator("#found-more")).ToContainTextAsync("The first 24.");
            await cashier.Face.CheckAsync();
            await TypeAsync(cashier, "lunch bag red");
            await Expect(cashier.Face.Page.Locator("#found > li")).Not.ToHaveCountAsync(24);
            await Expect(cashier.Face.Page.Locator("#found-more")).ToHaveCountAsync(0);
        });
    }

    [BrowserFact]
    public async Task A_list_without_receipts_says_so_in_one_line()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var face = await visit.OpenAsync(Look.Till, new Uri(till.Address, "/?view=receipt"));
            var note = await face.Page.Locator(".receipts .note").BoundingBoxAsync();
            Assert.InRange(note!.Height, 0, OneLinePx);
        });
    }

    [BrowserFact]
    public async Task What_was_searched_for_is_chosen_by_keys_and_by_touch()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            var found = cashier.Face.Page.Locator("#found button");
            await TypeAsync(cashier, "2*lunch bag");
            await Expect(found.First).ToBeVisibleAsync();
            var wanted = await found.Nth(1).Locator(".name").InnerTextAsync();
            await cashier.Face.Page.Keyboard.PressAsync("ArrowDown");
            await cashier.Face.Page.Keyboard.PressAsync("ArrowDown");
            await Expect(found.Nth(1)).ToBeFocusedAsync();
            await cashier.Face.Page.Keyboard.PressAsync("Enter");
            await Expect(cashier.Lines).ToHaveCountAsync(1);
            await Expect(cashier.Lines.First).ToContainTextAsync("2 ×");
            await Expect(cashier.Lines.First).ToContainTextAsync(wanted);
            await TypeAsync(cashier, "cakestand");
            await found.First.TapAsync();
            await Expect(cashier.Lines).ToHaveCountAsync(2);
            await Expect(cashier.Field).ToBeFocusedAsync();
        });
    }

    [BrowserFact]
    public async Task A_card_that_is_declined_is_told_beside_the_ways_to_pay_and_another_pays_once()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            await cashier.ScanAsync(shop, Cakestand);
            await cashier.GoToPayAsync();
            await cashier.TapAsync("Test card (declined)");
            await Expect(cashier.Face.Page.Locator(".pay [role=alert]").First).ToContainTextAsync("declined");
            await visit.CheckInBothLanguagesAsync(cashier.Face);
            await cashier.TapAsync("Test card (approved)");
            await cashier.SeesAsync("Paid by card");
            await visit.CheckInBothLanguagesAsync(cashier.Face);
        });
        Assert.Single((await till.Api.DoAsync("GET", "/api/receipts")).AsArray());
    }

    private static async Task TypeAsync(TillScreen cashier, string text)
    {
        await cashier.Field.FillAsync(text);
        await cashier.Field.PressAsync("Enter");
    }
}
