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

    private static async Task TypeAsync(TillScreen cashier, string text)
    {
        await cashier.Field.FillAsync(text);
        await cashier.Field.PressAsync("Enter");
    }
}
