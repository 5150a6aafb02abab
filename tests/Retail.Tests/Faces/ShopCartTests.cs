using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>What customers do with a cart in the web shop: change it, go back, hand it to a till.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class ShopCartTests(Browser browser, OpenShop shop)
{
    private const string Bag = "20725";
    private const string Holder = "85123A";

    [BrowserFact]
    public Task Several_presses_are_one_change_and_what_was_removed_comes_back() => browser.VisitAsync(async visit =>
    {
        var customer = await WebShop.EnterAsync(visit, shop, Look.Phone);
        await customer.AddAsync(Bag);
        await customer.AddAsync(Holder);
        await customer.OpenCartAsync();
        var page = customer.Page;
        var more = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^One more") }).First;
        var quantity = page.GetByLabel(new Regex("^Quantity of")).First;
        await more.ClickAsync();
        await more.ClickAsync();
        await Expect(quantity).ToHaveValueAsync("3");
        await customer.SeesAsync("Lunch bags 3 for 2");
        var total = await customer.Total.InnerTextAsync();

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Remove ") }).First.ClickAsync();
        await customer.SeesAsync("Removed:");
        await Expect(customer.Total).Not.ToHaveTextAsync(total);
        await customer.Face.CheckAsync();
        await customer.TapAsync("Undo");
        await Expect(customer.Total).ToHaveTextAsync(total);
    });

    [BrowserFact]
    public Task The_back_button_adds_and_loses_nothing_and_a_press_later_counts() => browser.VisitAsync(async visit =>
    {
        var customer = await WebShop.EnterAsync(visit, shop, Look.Desktop.WithoutJavaScript);
        await customer.GoToAsync(Bag);
        await customer.TapAsync("Add to cart");
        await customer.SeesAsync("In your cart: 1");
        await customer.Page.GoBackAsync();
        await customer.OpenCartAsync();
        await Expect(customer.Page.GetByLabel("Quantity of").First).ToHaveValueAsync("1");

        await customer.GoToAsync(Bag);
        await customer.TapAsync("Add to cart");
        await customer.SeesAsync("In your cart: 2");
        await customer.Page.GoBackAsync();
        await customer.TapAsync("Add to cart");
        await customer.SeesAsync("In your cart: 3");
        await customer.Page.ReloadAsync();
        await customer.OpenCartAsync();
        await Expect(customer.Page.GetByLabel("Quantity of").First).ToHaveValueAsync("3");
    });

    [BrowserFact]
    public Task A_wrong_coupon_stays_typed_and_a_declined_card_keeps_what_was_chosen() =>
        browser.VisitAsync(async visit =>
        {
            var customer = await WebShop.EnterAsync(visit, shop, Look.Desktop);
            var page = customer.Page;
            await customer.AddAsync(Bag);
            await customer.OpenCartAsync();
            await page.GetByLabel("Coupon code").FillAsync("nonsense");
            await customer.TapAsync("Apply");
            await customer.SeesAsync("The coupon “NONSENSE” does not count here");
            await Expect(page.GetByLabel("Coupon code")).ToHaveValueAsync("nonsense");
            await customer.CheckOutAsync();
            await page.GetByLabel("Test card (declined)").CheckAsync();
            await customer.PayButton.ClickAsync();
            await customer.SeesAsync("Nothing was charged");
            await Expect(page.GetByLabel("Delivery")).ToBeCheckedAsync();
            await customer.Face.CheckAsync();
            await page.GetByLabel("Test card (approved)").CheckAsync();
            await customer.PayButton.ClickAsync();
            await customer.SeesAsync("Thank you");
        });

    [BrowserFact(ReadsQr = true)]
    public async Task A_till_takes_the_cart_and_the_shop_follows_it_to_the_order()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var customer = await WebShop.EnterAsync(visit, shop, Look.Phone);
            await customer.GoToAsync(Bag);
            await customer.Page.GetByRole(AriaRole.Link, new() { Name = "Choose your store" }).ClickAsync();
            await customer.Page.GetByLabel("Regalos Centro").CheckAsync();
            await customer.TapAsync("Choose");
            await customer.AddAsync(Bag, "3");
            await customer.OpenCartAsync();
            var total = await customer.Total.InnerTextAsync();
            await customer.TapAsync("Finish in the store");
            await customer.SeesAsync("Show this at the till");
            await customer.Face.CheckAsync();
            var link = await QrReader.ReadAsync(await customer.Face.ShootAsync("shop-handoff", shown: true));
            Assert.StartsWith(shop.At("/h/").ToString(), link, StringComparison.Ordinal);

            var cashier = await TillScreen.OpenAsync(visit, till);
            await cashier.ClaimAsync(await customer.Page.Locator(".ticket-code").InnerTextAsync());
            await Expect(cashier.Total).ToHaveTextAsync(total);
            await customer.SeesAsync("Your cart is with Caja");
            await customer.Face.CheckAsync();

            await cashier.TakeCashAsync("20");
            await cashier.SeesAsync("Change");
            await customer.SeesAsync("Thank you");
            await Expect(customer.Total).ToHaveTextAsync(total);
            await customer.Face.CheckAsync();
        });
    }
}
