using Microsoft.Playwright;
using Retail.Abstractions.Carts;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>What goes wrong while somebody buys in the web shop: twice, too late, in two tabs, offline.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class ShopFaultTests(Browser browser, OpenShop shop)
{
    private const string Bag = "20725";
    private const string Holder = "85123A";
    private const string Kit = "22492";
    private static readonly TimeSpan AfterTheGuarantee = TimeSpan.FromSeconds(60);

    [BrowserFact]
    public Task A_double_click_adds_once_and_pays_once_and_the_way_back_leads_to_the_order() =>
        browser.VisitAsync(async visit =>
        {
            var customer = await WebShop.EnterAsync(visit, shop, Look.Desktop);
            await customer.GoToAsync(Bag);
            await customer.Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).DblClickAsync();
            await customer.SeesAsync("In your cart: 1");
            await customer.OpenCartAsync();
            await Expect(customer.Page.GetByLabel("Quantity of").First).ToHaveValueAsync("1");
            await customer.CheckOutAsync();
            var checkout = new Uri(customer.Page.Url);
            await customer.PayButton.DblClickAsync();
            await customer.SeesAsync("Thank you");
            var order = await customer.Page.Locator(".order-number").InnerTextAsync();
            await customer.Page.ReloadAsync();
            await Expect(customer.Page.Locator(".order-number")).ToHaveTextAsync(order);
            await customer.Page.GoBackAsync();
            await Expect(customer.PayButton).ToHaveCountAsync(0);
            await customer.Face.GoAsync(checkout);
            await Expect(customer.PayButton).ToHaveCountAsync(0);
            await customer.Face.GoAsync(shop.At("/shop/orders"));
            await Expect(customer.Page.Locator("main").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        });

    [BrowserFact]
    public Task Without_scripts_the_way_back_after_paying_leads_to_the_order_too() => browser.VisitAsync(async visit =>
    {
        var customer = await WebShop.EnterAsync(visit, shop, Look.Phone.WithoutJavaScript);
        await customer.AddAsync(Bag);
        await customer.OpenCartAsync();
        await customer.CheckOutAsync();
        await customer.PayButton.ClickAsync();
        await customer.SeesAsync("Thank you");
        var order = await customer.Page.Locator(".order-number").InnerTextAsync();
        await customer.Page.GoBackAsync();
        if (await customer.PayButton.CountAsync() > 0)
        {
            // The browser may show the form again as it kept it; to send it once more leads to the same order.
            await customer.PayButton.ClickAsync();
        }

        await customer.Face.GoAsync(shop.At("/shop/checkout"));
        await Expect(customer.PayButton).ToHaveCountAsync(0);
        await customer.Face.GoAsync(shop.At("/shop/orders"));
        await Expect(customer.Page.Locator("main").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await customer.SeesAsync(order.Split(' ')[^1]);
    });

    [BrowserFact]
    public Task Two_tabs_share_a_cart_and_see_each_others_changes() => browser.VisitAsync(async visit =>
    {
        var first = await WebShop.EnterAsync(visit, shop, Look.Desktop);
        await first.AddAsync(Bag);
        await first.OpenCartAsync();
        var before = await first.Total.InnerTextAsync();
        var second = new WebShop(await visit.OpenTabAsync(first.Face), shop);
        await second.AddAsync(Holder);
        await Expect(first.Total).Not.ToHaveTextAsync(before);
        await second.OpenCartAsync();
        await Expect(first.Total).ToHaveTextAsync(await second.Total.InnerTextAsync());

        await first.CheckOutAsync();
        await second.CheckOutAsync();
        await second.PayButton.ClickAsync();
        await second.SeesAsync("Thank you");
        await Expect(first.PayButton).ToHaveCountAsync(0);
        await first.Face.GoAsync(shop.At("/shop/orders"));
        await Expect(first.Page.Locator("main").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
    });

    [BrowserFact]
    public Task Without_network_nothing_is_lost_and_the_page_says_so() => browser.VisitAsync(async visit =>
    {
        var customer = await WebShop.EnterAsync(visit, shop, Look.Phone);
        customer.Face.Expect("ERR_INTERNET_DISCONNECTED");
        await customer.GoToAsync(Bag);
        await customer.Page.GetByLabel("Quantity").FillAsync("3");
        await customer.Page.Context.SetOfflineAsync(true);
        await customer.TapAsync("Add to cart");
        await customer.SeesAsync("That could not be sent.");
        await Expect(customer.Page.GetByLabel("Quantity")).ToHaveValueAsync("3");
        await customer.Page.Context.SetOfflineAsync(false);
        await customer.TapAsync("Add to cart");
        await customer.SeesAsync("In your cart: 3");

        await customer.OpenCartAsync();
        await customer.CheckOutAsync();
        await customer.Page.Context.SetOfflineAsync(true);
        await customer.PayButton.ClickAsync();
        await Expect(customer.Page.Locator("[data-failed]:visible")).ToBeVisibleAsync();
        await Expect(customer.Page.GetByLabel("Delivery")).ToBeCheckedAsync();
        await customer.Page.Context.SetOfflineAsync(false);
        await customer.PayButton.ClickAsync();
        await customer.SeesAsync("Thank you");
    });

    [BrowserTheory]
    [InlineData("/shop/orders/00000000-0000-7000-8000-000000000000", "An order is shown in the browser")]
    [InlineData("/shop/p/an-old-thing", "the item is no longer sold")]
    [InlineData("/shop/checkout", "Your cart is empty.")]
    public Task An_old_link_leads_to_a_page_that_says_so_and_goes_on(string path, string words) =>
        browser.VisitAsync(async visit =>
        {
            var face = await visit.OpenAsync(Look.Phone);
            face.Expect("404");
            await RememberLostCartAsync(face);
            await face.GoAsync(shop.At(path));
            await Expect(face.Page.GetByText(words).First).ToBeVisibleAsync();
            await visit.CheckInBothLanguagesAsync(face);
            var customer = new WebShop(face, shop);
            await customer.AddAsync(Bag);
            await customer.SeesAsync("In your cart: 1");
        });

    [BrowserFact]
    public Task A_server_that_will_not_be_listened_to_is_no_lost_connection() => browser.VisitAsync(async visit =>
    {
        var customer = await WebShop.EnterAsync(visit, shop, Look.Phone);
        await customer.AddAsync(Bag);
        var refused = 0;
        await customer.Page.RouteAsync("**/shop/cart/events*", route =>
        {
            refused++;
            return route.FulfillAsync(new() { Status = 429, ContentType = "text/html", Body = "Too many." });
        });
        customer.Face.Expect("429");
        await customer.OpenCartAsync();
        var elsewhere = new WebShop(await visit.OpenTabAsync(customer.Face), shop);
        await elsewhere.AddAsync(Bag);

        // Asked again after a pause, and the page with it.
        await Expect(customer.Page.GetByLabel("Quantity of").First).ToHaveValueAsync("2");
        Assert.InRange(refused, 2, 4);
        await Expect(customer.Page.Locator("[data-offline]:visible")).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public async Task After_the_guarantee_both_totals_are_shown_and_a_yes_is_needed()
    {
        await shop.KeepPricesAsync(TimeSpan.FromSeconds(12));
        try
        {
            await browser.VisitAsync(async visit =>
            {
                var customer = await WebShop.EnterAsync(visit, shop, Look.Phone);
                await customer.AddAsync(Kit, "2");
                await customer.OpenCartAsync();
                var before = await customer.Total.InnerTextAsync();
                await shop.RaisePricesAsync(Kit);
                await customer.Page.ReloadAsync();
                await Expect(customer.Total).ToHaveTextAsync(before);

                var yes = customer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Yes, ") });
                var begun = TimeProvider.System.GetTimestamp();
                while (!await yes.IsVisibleAsync())
                {
                    Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, AfterTheGuarantee);
                    await customer.Page.WaitForTimeoutAsync(500);
                    await customer.Page.ReloadAsync();
                }

                await customer.SeesAsync(before);
                await customer.Face.CheckAsync();
                await yes.ClickAsync();
                await Expect(yes).ToHaveCountAsync(0);
                await Expect(customer.Total).Not.ToHaveTextAsync(before);
            });
        }
        finally
        {
            await shop.KeepPricesAsync(PriceGuarantee.DefaultLife);
        }
    }

    // The cookie of a cart that this server does not have, as after a year, or after its data were lost.
    private Task RememberLostCartAsync(Face face) => face.Page.Context.AddCookiesAsync([new()
    {
        Name = "retail.cart",
        Value = $"{new string('7', 32)}.{new string('A', 43)}.3.4",
        Domain = shop.At("/").Host,
        Path = "/shop",
    }]);
}
