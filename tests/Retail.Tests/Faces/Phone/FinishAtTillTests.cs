using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Retail.Browsing;

namespace Retail.Tests.Faces.Phone;

/// <summary>Started on the phone, finished at a till.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class FinishAtTillTests(Browser browser, OpenShop shop)
{
    [BrowserFact]
    public Task The_phone_sees_who_has_its_cart_and_gets_the_receipt() => browser.VisitAsync(async visit =>
    {
        await using var till = await shop.OpenTillAsync();
        var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
        await phone.PressAsync("At the till");
        var code = await phone.Page.Locator("#short-code").InnerTextAsync();
        await visit.CheckInBothLanguagesAsync(phone);
        await phone.ShootAsync("phone-to-till");
        await phone.PressAsync("Take the cart back");
        await Assertions.Expect(phone.Page.Locator(".foot-total strong")).ToBeVisibleAsync();

        await phone.PressAsync("At the till");
        await Assertions.Expect(phone.Page.Locator("#short-code")).Not.ToHaveTextAsync(code);
        code = await phone.Page.Locator("#short-code").InnerTextAsync();
        var sale = await till.Api.DoAsync("POST", "/api/sale/claim", new JsonObject { ["code"] = code });
        await Assertions.Expect(phone.Page.GetByText("has your cart.")).ToBeVisibleAsync();

        await till.Api.DoAsync("POST", "/api/sale/cash", new JsonObject
        {
            ["amountGiven"] = "50.00",
            ["sale"] = sale["id"]!.GetValue<string>(),
        });
        await phone.Page.WaitForURLAsync("**/app/receipt/*");
        await Assertions.Expect(phone.Page.Locator(".sums")).ToContainTextAsync("Cash");
    });
}
