using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>The web shop, on a laptop and on a phone.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class ShopTests(Browser browser, OpenShop shop)
{
    private const string Bag = "20725";

    public static TheoryData<string> Pages =>
    [
        "/shop", "/shop/c/candles", "/shop/search?text=bag", "/shop/search?text=zzzz", "/shop/p/" + Bag,
        "/shop/p/no-such-thing", "/shop/cart", "/shop/orders", "/shop/store",
    ];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public Task A_page_of_the_shop_is_fit_to_be_seen(string path) => browser.VisitAsync(async visit =>
    {
        foreach (var look in new[] { Look.Desktop, Look.Phone })
        {
            var face = await visit.OpenAsync(look);
            face.Expect("404");
            await face.GoAsync(shop.At(path));
            await visit.CheckInBothLanguagesAsync(face);
        }
    });

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_customer_buys_with_and_without_scripts(bool javaScript) => browser.VisitAsync(async visit =>
    {
        var customer = await WebShop.EnterAsync(visit, shop, Look.Desktop with { JavaScript = javaScript });
        await customer.Page.GetByRole(AriaRole.Searchbox).FillAsync("lunch bag");
        await customer.TapAsync("Search");
        await Expect(customer.Page.GetByRole(AriaRole.Heading, new() { Name = "“lunch bag”" })).ToBeVisibleAsync();
        await customer.AddAsync(Bag, "2");
        await customer.AddAsync("20727");
        await customer.OpenCartAsync();
        await customer.SeesAsync("Lunch bags 3 for 2");
        await visit.CheckInBothLanguagesAsync(customer.Face);
        var total = await customer.Total.InnerTextAsync();
        await customer.CheckOutAsync();
        await Expect(customer.Total).ToHaveTextAsync(total);
        await visit.CheckInBothLanguagesAsync(customer.Face);
        await customer.PayButton.ClickAsync();
        await customer.SeesAsync("Thank you");
        await Expect(customer.Total).ToHaveTextAsync(total);
        await visit.CheckInBothLanguagesAsync(customer.Face);
    });

    [BrowserFact]
    public Task A_quantity_that_is_none_is_said_beside_its_field_and_stays_typed() =>
        browser.VisitAsync(async visit =>
        {
            var customer = await WebShop.EnterAsync(visit, shop, Look.Phone);
            customer.Face.Expect("422");
            await customer.GoToAsync(Bag);
            await customer.Page.GetByLabel("Quantity").FillAsync("a few");
            await customer.TapAsync("Add to cart");
            await customer.SeesAsync("“a few” is not a quantity.");
            await Expect(customer.Page.GetByLabel("Quantity")).ToHaveValueAsync("a few");
            await customer.Face.CheckAsync();
        });

    [BrowserFact]
    public Task A_double_click_pays_once_and_the_way_back_leads_to_the_order() => browser.VisitAsync(async visit =>
    {
        var customer = await WebShop.EnterAsync(visit, shop, Look.Desktop);
        await customer.AddAsync(Bag);
        await customer.OpenCartAsync();
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
    public Task Two_tabs_share_a_cart_and_see_each_others_changes() => browser.VisitAsync(async visit =>
    {
        var first = await WebShop.EnterAsync(visit, shop, Look.Desktop);
        await first.AddAsync(Bag);
        await first.OpenCartAsync();
        var before = await first.Total.InnerTextAsync();
        var second = new WebShop(await visit.OpenTabAsync(first.Face), shop);
        await second.AddAsync("85123A");
        await Expect(first.Total).Not.ToHaveTextAsync(before);
        await second.OpenCartAsync();
        await Expect(first.Total).ToHaveTextAsync(await second.Total.InnerTextAsync());
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
    });
}
