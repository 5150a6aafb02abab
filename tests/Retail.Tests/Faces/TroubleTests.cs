using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Retail.Browsing;
using Retail.Tests.Faces.Phone;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>What goes wrong between a till and a phone is told in words on the side that it happens to.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class TroubleTests(Browser browser, OpenShop shop)
{
    private const string Cakestand = "22423";

    [BrowserFact]
    public async Task A_price_that_was_kept_too_long_is_asked_for_again_on_the_phone()
    {
        var till = await shop.AnyTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var (link, _, _) = await till.HandOverAsync(shop);
            var phone = await PhoneApp.TakeOutAsync(visit);
            await phone.OpenLinkAsync(link);
            var before = await phone.Total.InnerTextAsync();
            await shop.RaisePricesAsync(till, AtTheTill.Basket);
            await shop.EndPromisesAsync();

            var page = phone.Face.Page;
            var pay = page.GetByRole(AriaRole.Link, new() { Name = "Pay", Exact = true });
            await pay.ClickAsync();
            await Expect(page.GetByText("The price was kept until")).ToBeVisibleAsync();
            await Expect(page.Locator(".sums")).ToContainTextAsync(before);
            await Expect(pay).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Give this cart up" })).ToBeVisibleAsync();
            await visit.CheckInBothLanguagesAsync(phone.Face);
            await phone.Face.ShootAsync("phone-price-ended");

            var now = await page.Locator(".sum-total .amount").InnerTextAsync();
            Assert.NotEqual(before, now);
            await phone.TapAsync($"Accept {now}");
            await Expect(phone.Total).ToHaveTextAsync(now);
            await phone.PayAsync();
            await Expect(page.Locator(".sum-total")).ToContainTextAsync(now);
        });
    }

    [BrowserFact]
    public async Task A_till_that_was_off_for_a_day_comes_back_with_its_ticket_and_asks_for_the_price_of_today()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            var page = cashier.Face.Page;
            cashier.ExpectSilence();
            await cashier.ScanAsync(shop, Cakestand, Cakestand);
            var before = await cashier.Total.InnerTextAsync();
            await shop.RaisePricesAsync(till, Cakestand);
            await till.KillAsync();
            await cashier.SeesAsync("Connecting to the till");
            await till.EndPromisesAsync();
            await till.StartAsync();

            await cashier.SeesAsync("The price was kept until");
            await Expect(cashier.Lines.First).ToContainTextAsync("2 ×");
            await Expect(page.Locator(".old-new")).ToContainTextAsync(before);
            await visit.CheckInBothLanguagesAsync(cashier.Face);
            await cashier.Face.ShootAsync("till-price-ended");
            var now = await page.Locator(".old-new strong").InnerTextAsync();
            Assert.NotEqual(before, now);
            await cashier.TapAsync($"Customer accepts {now}");
            await Expect(cashier.Total).ToHaveTextAsync(now);
            await cashier.TakeExactCashAsync();
            await cashier.SeesAsync("No change to give");
        });
    }

    [BrowserFact]
    public async Task A_phone_whose_cart_the_till_took_back_is_told_at_once_and_the_till_has_what_it_changed()
    {
        var till = await shop.AnyTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            await cashier.ScanAsync(shop, Cakestand);
            var link = await cashier.FinishOnPhoneAsync();
            var phone = await PhoneApp.TakeOutAsync(visit);
            await phone.OpenLinkAsync(link);
            await cashier.SeesAsync("On the customer's phone");
            await phone.Face.Page.GetByLabel("More of Regency cakestand 3 tier").ClickAsync();
            await Expect(phone.Face.Page.Locator(".foot-sums")).ToContainTextAsync("2 items");
            var total = await phone.Total.InnerTextAsync();

            phone.Face.Expect("404");
            await cashier.TapAsync("Take back");
            await Expect(cashier.Lines.First).ToContainTextAsync("2 ×");
            await Expect(cashier.Total).ToHaveTextAsync(total);
            await Expect(phone.Face.Page.GetByText("the cart was taken back. Ask for a new code")).ToBeVisibleAsync();
            await phone.Face.CheckAsync();
            await till.ClearAsync();
        });
    }

    [BrowserFact]
    public async Task A_change_on_the_phone_after_a_till_claimed_its_cart_is_told_and_stays_typed()
    {
        var till = await shop.AnyTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var phone = await visit.StartCartAsync(Look.Phone, shop, Cakestand);
            var other = await visit.OpenTwinAsync(phone);
            var quantity = phone.Page.GetByLabel("Quantity of Regency cakestand 3 tier");
            await quantity.FillAsync("7");
            await other.PressAsync("At the till");
            var code = await other.Page.Locator("#short-code").InnerTextAsync();
            var cashier = await TillScreen.OpenAsync(visit, till);
            await cashier.ClaimAsync(code);
            await Expect(phone.Page.GetByText("has your cart.")).ToBeVisibleAsync();

            await Expect(quantity).ToHaveValueAsync("7");
            await quantity.PressAsync("Enter");
            await Expect(phone.Problem().First).ToContainTextAsync("The cart is with Caja");
            await Expect(quantity).ToHaveValueAsync("7");
            await cashier.TapAsync("One more");
            await Expect(cashier.Lines.First).ToContainTextAsync("2 ×");
            await till.ClearAsync();
        });
    }

    [BrowserFact]
    public async Task A_cashier_who_takes_back_what_is_paid_already_is_told_so()
    {
        var till = await shop.AnyTillAsync();
        await browser.VisitAsync(async visit =>
        {
            // Without scripts the screen stays as it was when the customer still had the cart.
            var (link, _, _) = await till.HandOverAsync(shop, Cakestand);
            var cashier = await visit.OpenAsync(Look.Till.WithoutJavaScript, new Uri(till.Address, "/?view=phone"));
            cashier.Expect("409");
            var phone = await PhoneApp.TakeOutAsync(visit);
            await phone.OpenLinkAsync(link);
            await phone.PayAsync();
            await cashier.PressAsync("Take back");
            await Expect(cashier.Problem()).ToContainTextAsync("it cannot be taken back");
            await Expect(cashier.Page.GetByText("Paid on the phone")).ToBeVisibleAsync();
            await cashier.ShootAsync("till-too-late");
        });
    }

    [BrowserFact]
    public async Task An_old_link_says_what_became_of_its_cart()
    {
        var till = await shop.AnyTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var (paid, _, _) = await till.HandOverAsync(shop, Cakestand);
            var buyer = await PhoneApp.TakeOutAsync(visit);
            await buyer.OpenLinkAsync(paid);
            var door = await buyer.PayAsync();
            await buyer.Face.GoAsync(paid);
            await Expect(buyer.DoorCode).ToHaveTextAsync(door);

            var late = await visit.OpenAsync(Look.Phone, paid);
            late.Expect("409");
            await late.PressAsync("Open my cart");
            await Expect(late.Problem()).ToContainTextAsync(
                new Regex(@"This code was used already: the app has had the cart since (today|yesterday) at \d\d:\d\d\."));
            await Expect(late.Page.GetByText("Nothing has been charged.")).ToBeVisibleAsync();

            var (revoked, _, _) = await till.HandOverAsync(shop, Cakestand);
            await late.GoAsync(revoked);
            await till.Api.DoAsync("POST", "/api/sale/take-back");
            await late.PressAsync("Open my cart");
            await Expect(late.Problem()).ToContainTextAsync("The cart was taken back by Caja");
            await late.CheckAsync();
        });
        await till.ClearAsync();
    }

    [BrowserFact]
    public async Task A_server_that_is_gone_for_a_while_costs_nothing_that_was_typed()
    {
        await browser.VisitAsync(async visit =>
        {
            var phone = await visit.StartCartAsync(Look.Phone, shop, Cakestand);
            foreach (var silence in TillScreen.Silence)
            {
                phone.Expect(silence);
            }

            var total = await phone.Total().InnerTextAsync();
            var offline = phone.Page.Locator("[data-offline]");
            await phone.Page.GetByLabel("Coupon code").FillAsync("BIENVENIDA5");
            await shop.Server.StopAsync();
            try
            {
                await Expect(offline).ToBeVisibleAsync();
                await phone.PressAsync("Use");
                await Expect(phone.Problem().First).ToContainTextAsync("nothing was changed");
                await Expect(phone.Page.GetByLabel("Coupon code")).ToHaveValueAsync("BIENVENIDA5");
                await Expect(phone.Total()).ToHaveTextAsync(total);
                await phone.ShootAsync("phone-server-gone");
            }
            finally
            {
                await shop.Server.StartAsync();
            }

            await Expect(offline).ToBeHiddenAsync();
            await Expect(phone.Page.GetByLabel("Coupon code")).ToHaveValueAsync("BIENVENIDA5");
            await phone.PressAsync("Use");
            await Expect(phone.Page.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToBeVisibleAsync();
        });
    }
}
