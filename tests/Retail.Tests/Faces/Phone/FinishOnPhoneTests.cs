using System.Globalization;
using Microsoft.Playwright;
using Retail.Browsing;

namespace Retail.Tests.Faces.Phone;

/// <summary>Started at a till, finished on the phone.</summary>
[Collection(BrowsingTests.Name)]
public sealed class FinishOnPhoneTests(Browser browser, OpenShop shop)
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es");

    [BrowserFact]
    public Task From_the_tills_QR_to_the_code_for_the_door() => browser.VisitAsync(async visit =>
    {
        await using var till = await shop.OpenTillAsync();
        var (link, _, quote) = await till.HandOverAsync(shop);
        var total = quote.Total.ToText(Spanish);

        var phone = await visit.OpenAsync(Look.Phone.InSpanish, link);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Abrir mi cesta" }).ClickAsync();
        await phone.Page.WaitForURLAsync("**/app/cart/*");
        await Assertions.Expect(phone.Page.Locator(".foot-total strong")).ToHaveTextAsync(total);

        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Pagar" }).ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".amount-due")).ToHaveTextAsync(total);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = $"Pagar {total}" }).ClickAsync();
        await phone.Page.WaitForURLAsync("**/app/receipt/*");

        var door = await phone.Page.Locator(".door-code").InnerTextAsync();
        var order = await till.Api.DoAsync(
            "GET", $"/api/door-codes/{door.Replace(" ", string.Empty, StringComparison.Ordinal)}");
        await Assertions.Expect(phone.Page.Locator(".slip-head"))
            .ToContainTextAsync(order["number"]!.GetValue<string>());
        await phone.ShootAsync("phone-receipt", shown: true);
    });
}
