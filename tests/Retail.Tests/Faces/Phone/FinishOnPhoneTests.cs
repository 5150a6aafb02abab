using System.Globalization;
using Microsoft.Playwright;
using Retail.Browsing;

namespace Retail.Tests.Faces.Phone;

/// <summary>Started at a till, finished on the phone.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class FinishOnPhoneTests(Browser browser, OpenShop shop)
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [BrowserFact]
    public Task From_the_tills_QR_to_the_code_for_the_door() => browser.VisitAsync(async visit =>
    {
        await using var till = await shop.OpenTillAsync();
        var (link, _, quote) = await till.HandOverAsync(shop);
        var total = quote.Total.ToText(Spanish);

        var phone = await visit.OpenAsync(Look.Phone.InSpanish, link);
        await phone.CheckAsync();
        await phone.PressAsync("Abrir mi carrito");
        await phone.Page.WaitForURLAsync("**/app/cart/*");
        await Assertions.Expect(phone.Total()).ToHaveTextAsync(total);

        await phone.FollowAsync("Pagar");
        await Assertions.Expect(phone.Page.Locator(".amount-due")).ToHaveTextAsync(total);
        await phone.PressAsync($"Pagar {total}");
        await phone.Page.WaitForURLAsync("**/app/receipt/*");
        await CheckDoorAsync(phone, till);
        await visit.CheckInBothLanguagesAsync(phone);
        await phone.ShootAsync("phone-receipt-es");
    });

    [BrowserFact]
    public Task Without_scripts_the_same_by_typing_the_code() => browser.VisitAsync(async visit =>
    {
        await using var till = await shop.OpenTillAsync();
        var (_, code, quote) = await till.HandOverAsync(shop, "22423");
        var phone = await visit.OpenAsync(Look.Phone.WithoutJavaScript, shop.At("/app/open"));
        phone.Expect("422");
        await phone.Page.GetByLabel("Code from the till").FillAsync("AB-12");
        await phone.PressAsync("Open");
        await Assertions.Expect(phone.Problem()).ToContainTextAsync("ten letters and digits");
        await Assertions.Expect(phone.Page.GetByLabel("Code from the till")).ToHaveValueAsync("AB-12");

        var spoken = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        await phone.Page.GetByLabel("Code from the till").FillAsync(spoken);
        await phone.PressAsync("Open");
        await Assertions.Expect(phone.Total()).ToHaveTextAsync(quote.Total.ToText(English));
        await phone.FollowAsync("Pay");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Pay £" }).ClickAsync();
        await CheckDoorAsync(phone, till);
    });

    [BrowserFact]
    public Task A_declined_card_is_told_beside_the_button_and_another_pays() => browser.VisitAsync(async visit =>
    {
        await using var till = await shop.OpenTillAsync();
        var (link, _, quote) = await till.HandOverAsync(shop, "22423");
        var phone = await visit.OpenCartAsync(Look.Phone, link);
        phone.Expect("422");
        await phone.FollowAsync("Pay");
        await phone.Page.GetByLabel("Test card (declined)").CheckAsync();
        await phone.Page.GetByLabel("Pick it up later").CheckAsync();
        var button = $"Pay {quote.Total.ToText(English)}";
        await phone.PressAsync(button);
        await Assertions.Expect(phone.Problem()).ToContainTextAsync("declined");
        await Assertions.Expect(phone.Page.GetByLabel("Pick it up later")).ToBeCheckedAsync();
        await phone.CheckAsync();

        await phone.Page.GetByLabel("Test card (approved)").CheckAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = button }).DblClickAsync();
        await phone.Page.WaitForURLAsync("**/app/receipt/*");
        await Assertions.Expect(phone.Page.Locator(".sums")).ToContainTextAsync(quote.Total.ToText(English));
    });

    [BrowserFact]
    public Task A_lost_answer_resolves_by_itself() => browser.VisitAsync(async visit =>
    {
        var phone = await visit.StartCartAsync(Look.Phone, shop, "22423");
        await phone.FollowAsync("Pay");
        await phone.Page.GetByLabel("Test card (answer lost)").CheckAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Pay £" }).ClickAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "We are asking the bank" }))
            .ToBeVisibleAsync();
        await phone.CheckAsync();
        await phone.Page.WaitForURLAsync("**/app/receipt/*", new() { Timeout = 60_000 });
    });

    [BrowserFact]
    public Task Of_two_phones_one_gets_the_cart_and_keeps_it() => browser.VisitAsync(async visit =>
    {
        await using var till = await shop.OpenTillAsync();
        var (link, _, quote) = await till.HandOverAsync(shop, "22423");
        var first = await visit.OpenCartAsync(Look.Phone, link);
        var second = await visit.OpenAsync(Look.Phone, link);
        second.Expect("409");
        await second.PressAsync("Open my cart");
        await Assertions.Expect(second.Problem()).ToContainTextAsync("used already");
        await second.CheckAsync();

        await first.GoAsync(link);
        await Assertions.Expect(first.Total()).ToHaveTextAsync(quote.Total.ToText(English));
        await till.Api.WaitAsync(
            "the cart is on the phone", state => state["handedOff"]!.ToJsonString().Contains(
                "claimed", StringComparison.Ordinal));
    });

    private static async Task CheckDoorAsync(Face phone, OpenTill till)
    {
        var door = await phone.Page.Locator(".door-code").InnerTextAsync();
        var order = await till.Api.DoAsync(
            "GET", $"/api/door-codes/{door.Replace(" ", string.Empty, StringComparison.Ordinal)}");
        await Assertions.Expect(phone.Page.Locator(".slip-head"))
            .ToContainTextAsync(order["number"]!.GetValue<string>());
    }
}
