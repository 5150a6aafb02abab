using Microsoft.Playwright;
using Retail.Browsing;

namespace Retail.Tests.Faces.Phone;

/// <summary>Reload, back, a second tap and a second tab change nothing that was not meant.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class StepsTests(Browser browser, OpenShop shop)
{
    [BrowserFact]
    public Task Two_taps_on_a_link_open_one_cart_and_a_reload_or_the_back_button_keep_it() =>
        browser.VisitAsync(async visit =>
        {
            var till = await shop.AnyTillAsync();
            var (link, _, _) = await till.HandOverAsync(shop);
            var phone = await visit.OpenAsync(Look.Phone, link);
            await TapTwiceAsync(phone, "Open my cart");
            await phone.Page.WaitForURLAsync("**/app/cart/*");
            var (cart, total) = (phone.Page.Url, await phone.Total().InnerTextAsync());
            await phone.Page.ReloadAsync();
            await Assertions.Expect(phone.Total()).ToHaveTextAsync(total);

            await phone.Page.GoBackAsync();
            await phone.Page.WaitForURLAsync(cart);
            await Assertions.Expect(phone.Total()).ToHaveTextAsync(total);
            await TapTwiceAsync(phone, "At the till");
            var code = await phone.Page.Locator("#short-code").InnerTextAsync();
            await phone.Page.ReloadAsync();
            await Assertions.Expect(phone.Page.Locator("#short-code")).ToHaveTextAsync(code);
            await phone.Page.GoBackAsync();
            await Assertions.Expect(phone.Page.GetByText("Your cart is waiting for a till.")).ToBeVisibleAsync();
        });

    [BrowserFact]
    public Task Two_tabs_and_the_back_button_pay_once() => browser.VisitAsync(async visit =>
    {
        var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
        await phone.FollowAsync("Pay");
        await Assertions.Expect(phone.Page.GetByText("How to pay")).ToBeVisibleAsync();
        await phone.Page.ReloadAsync();
        var other = await visit.OpenTabAsync(phone, new Uri(phone.Page.Url));
        await TapTwiceAsync(phone, "Pay £");
        await phone.Page.WaitForURLAsync("**/app/receipt/*");
        await other.Page.WaitForURLAsync("**/app/receipt/*");
        var door = await phone.Page.Locator(".door-code").InnerTextAsync();
        await Assertions.Expect(other.Page.Locator(".door-code")).ToHaveTextAsync(door);

        await phone.Page.GoBackAsync();
        await Assertions.Expect(phone.Page.Locator(".door-code")).ToHaveTextAsync(door);
        await phone.Page.ReloadAsync();
        await Assertions.Expect(phone.Page.Locator(".door-code")).ToHaveTextAsync(door);
        await phone.GoAsync(shop.At("/app"));
        await Assertions.Expect(phone.Page.Locator(".list-row")).ToHaveCountAsync(1);
    });

    // Both at the same place at once: Playwright's own double click waits for the button to be there still.
    private static async Task TapTwiceAsync(Face phone, string button)
    {
        var box = await phone.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.BoundingBoxAsync();
        Assert.NotNull(box);
        await phone.Page.Mouse.DblClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
