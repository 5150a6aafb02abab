using Microsoft.Playwright;
using Retail.Browsing;

namespace Retail.Tests.Faces.Phone;

/// <summary>The cart's page: live, forgiving, and the same for everybody who looks at it.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class CartPageTests(Browser browser, OpenShop shop)
{
    [BrowserFact]
    public Task A_change_on_one_screen_shows_on_the_other() => browser.VisitAsync(async visit =>
    {
        var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
        var twin = await visit.OpenTwinAsync(phone);
        var before = await twin.Total().InnerTextAsync();
        await twin.Page.EvaluateAsync("""
            () => new MutationObserver(() => { window.changedAt ??= Date.now(); })
              .observe(document.querySelector('#foot'), { childList: true, subtree: true, characterData: true })
            """);

        var pressed = await phone.Page.EvaluateAsync<double>("Date.now()");
        await phone.Page.GetByLabel("More of Regency cakestand 3 tier").ClickAsync();
        await Assertions.Expect(twin.Total()).Not.ToHaveTextAsync(before);
        await Assertions.Expect(phone.Total()).ToHaveTextAsync(await twin.Total().InnerTextAsync());
        Assert.InRange(await twin.Page.EvaluateAsync<double>("window.changedAt") - pressed, 0, 5_000);
    });

    [BrowserFact]
    public Task Every_tap_counts_however_fast() => browser.VisitAsync(async visit =>
    {
        var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
        await phone.Page.GetByLabel("More of Regency cakestand 3 tier").EvaluateAsync(
            "button => { for (let tap = 0; tap < 4; tap++) { button.click(); } }");
        await Assertions.Expect(phone.Page.Locator(".foot-sums")).ToContainTextAsync("5 items");
        await Assertions.Expect(phone.Page.GetByLabel("Quantity of Regency cakestand 3 tier")).ToHaveValueAsync("5");
    });

    [BrowserFact]
    public Task Whoever_taps_and_goes_on_at_once_finds_every_tap_there() => browser.VisitAsync(async visit =>
    {
        var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
        await phone.Page.RouteAsync("**/*", async route =>
        {
            if (route.Request.Method == "POST")
            {
                await Task.Delay(300);
            }

            await route.ContinueAsync();
        });
        await phone.Page.GetByLabel("More of Regency cakestand 3 tier").EvaluateAsync(
            "button => { button.click(); button.click(); document.querySelector('.bar-back').click(); }");
        await phone.Page.WaitForURLAsync("**/app");
        await phone.Page.GoBackAsync();
        await Assertions.Expect(phone.Page.Locator(".foot-sums")).ToContainTextAsync("3 items");
    });

    [BrowserFact]
    public Task A_refusal_is_read_before_a_link_is_followed() => browser.VisitAsync(async visit =>
    {
        var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
        phone.Expect("422");
        var quantity = phone.Page.GetByLabel("Quantity of Regency cakestand 3 tier");
        await quantity.FillAsync("two");
        await phone.Page.Locator(".bar-back").ClickAsync();
        await Assertions.Expect(phone.Problem()).ToContainTextAsync("“two” is no number");
        await Assertions.Expect(quantity).ToHaveValueAsync("two");
        await phone.Page.Locator(".bar-back").ClickAsync();
        await phone.Page.WaitForURLAsync("**/app");
    });

    [BrowserFact]
    public Task A_second_tap_on_fewer_takes_the_last_one_not_out() => browser.VisitAsync(async visit =>
    {
        var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
        await phone.Page.GetByLabel("More of Regency cakestand 3 tier").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".foot-sums")).ToContainTextAsync("2 items");
        var answers = 0;
        phone.Page.Response += (_, answer) => answers += answer.Request.Method == "POST" ? 1 : 0;
        await phone.Page.GetByLabel("Fewer of Regency cakestand 3 tier").EvaluateAsync(
            "button => { for (let tap = 0; tap < 2; tap++) { button.click(); } }");
        await Assertions.Expect(phone.Page.GetByLabel("Take Regency cakestand 3 tier out")).ToBeVisibleAsync();

        // Had the second tap been sent, it would be before this one.
        await phone.Page.GetByLabel("More of Regency cakestand 3 tier").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".foot-sums")).ToContainTextAsync("2 items");
        Assert.Equal(2, answers);
    });

    [BrowserFact]
    public Task What_is_wrong_with_an_address_stays_told_until_it_is_sent_again() => browser.VisitAsync(async visit =>
    {
        var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
        phone.Expect("422");
        await phone.FollowAsync("Pay");
        await phone.Page.GetByLabel("Have it sent").CheckAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Pay £" }).ClickAsync();
        var wrong = phone.Page.Locator("#name-problem");
        await Assertions.Expect(wrong).Not.ToBeEmptyAsync();

        var taken = phone.Page.WaitForResponseAsync(answer => answer.Request.Headers.ContainsKey("x-live"));
        await phone.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await taken;
        await phone.Page.EvaluateAsync("new Promise(done => setTimeout(done, 300))");

        await Assertions.Expect(wrong).Not.ToBeEmptyAsync();
    });

    [BrowserFact]
    public Task What_is_wrong_is_told_beside_its_field_and_stays_typed() => browser.VisitAsync(async visit =>
    {
        var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
        phone.Expect("422");
        var quantity = phone.Page.GetByLabel("Quantity of Regency cakestand 3 tier");
        await quantity.FillAsync("two");
        await quantity.PressAsync("Enter");
        await Assertions.Expect(phone.Problem()).ToContainTextAsync("“two” is no number");
        await Assertions.Expect(quantity).ToHaveValueAsync("two");
        await quantity.FillAsync("3");
        await quantity.PressAsync("Enter");
        await Assertions.Expect(phone.Page.Locator(".foot-sums")).ToContainTextAsync("3 items");
        await Assertions.Expect(phone.Problem()).ToHaveCountAsync(0);

        var coupon = phone.Page.GetByLabel("Coupon code");
        await coupon.FillAsync("NOPE");
        await phone.PressAsync("Use");
        await Assertions.Expect(phone.Problem()).ToContainTextAsync("NOPE");
        await Assertions.Expect(coupon).ToHaveValueAsync("NOPE");
        await coupon.FillAsync("BIENVENIDA5");
        await phone.PressAsync("Use");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToBeVisibleAsync();
    });

    [BrowserFact]
    public Task Every_page_of_a_cart_is_fit_to_be_seen() => browser.VisitAsync(async visit =>
    {
        var phone = await visit.StartCartAsync(Look.Phone, shop);
        await visit.CheckInBothLanguagesAsync(phone);
        phone = await visit.StartCartAsync(Look.Phone, shop, "20725", "22423");
        var cart = phone.Page.Url;
        foreach (var page in new[] { "/app", "/app/open", "/app/offline", "/h/RC1.nonsense", cart, cart + "/add?q=bag",
            cart.Replace("/cart/", "/pay/", StringComparison.Ordinal), "/app/cart/nothing" })
        {
            phone.Expect("404");
            phone.Expect("400");
            await phone.GoAsync(new Uri(shop.Server.Address, page));
            await phone.CheckAsync();
        }

        await phone.GoAsync(new Uri(cart));
        await visit.CheckInBothLanguagesAsync(phone);
    });

    [BrowserFact]
    public Task Without_a_network_the_last_known_cart_is_shown_and_nothing_can_be_changed() =>
        browser.VisitAsync(async visit =>
        {
            var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
            await phone.Page.EvaluateAsync("navigator.serviceWorker.ready");
            await phone.Page.WaitForFunctionAsync("navigator.serviceWorker.controller !== null");
            await phone.Page.ReloadAsync();
            var total = await phone.Total().InnerTextAsync();

            phone.Expect("ERR_INTERNET_DISCONNECTED");
            phone.Expect("ERR_FAILED");
            phone.Expect("503");
            await phone.Page.Context.SetOfflineAsync(true);
            await phone.Page.ReloadAsync();
            await Assertions.Expect(phone.Total()).ToHaveTextAsync(total);
            await Assertions.Expect(phone.Page.Locator("[data-offline]")).ToBeVisibleAsync();
            await phone.Page.GetByLabel("More of Regency cakestand 3 tier").ClickAsync();
            await Assertions.Expect(phone.Problem().First).ToContainTextAsync("nothing was changed");
            await Assertions.Expect(phone.Total()).ToHaveTextAsync(total);

            var elsewhere = shop.At("/app/cart/01a20000-0000-7000-8000-000000000000");
            var tab = await visit.OpenTabAsync(phone);
            tab.Expect("503");
            tab.Expect("ERR_FAILED");

            // With a connection again it looks by itself at once, and nobody has such a cart.
            tab.Expect("404");
            await tab.GoAsync(elsewhere);
            await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "No connection" }))
                .ToBeVisibleAsync();
            await phone.Page.Context.SetOfflineAsync(false);
        });
}
