using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>What a cashier does at the till's screen, by what it says in English.</summary>
internal sealed class TillScreen(Face face, OpenTill till)
{
    /// <summary>What Chromium logs of each request that finds nobody.</summary>
    public static IReadOnlyList<string> Silence { get; } =
        ["ERR_CONNECTION", "ERR_INCOMPLETE_CHUNKED", "ERR_EMPTY_RESPONSE"];

    public Face Face => face;

    public OpenTill Till => till;

    /// <summary>What is to be paid.</summary>
    public ILocator Total => face.Page.Locator("#amount-due");

    /// <summary>The lines of the sale.</summary>
    public ILocator Lines => face.Page.Locator("#ticket > .line");

    /// <summary>The field for scanning and searching.</summary>
    public ILocator Field => face.Page.GetByLabel("Scan or search");

    public static async Task<TillScreen> OpenAsync(Visit visit, OpenTill till, Look? look = null)
    {
        var screen = new TillScreen(await visit.OpenAsync(look ?? Look.Till, till.Address), till);
        await Expect(screen.Field).ToBeVisibleAsync();
        return screen;
    }

    /// <summary>Rings items up with the simulated scanner, and waits until the screen says what each makes.</summary>
    public async Task ScanAsync(OpenShop shop, params string[] skus)
    {
        foreach (var sku in skus)
        {
            var state = await till.Api.ScanAsync(shop.BarcodeOf(sku));
            var due = state["sale"]!["quote"]!["total"]!["amount"]!.GetValue<string>();
            await Expect(Total).ToContainTextAsync(due);
        }
    }

    /// <summary>Says that its till will be gone for a while.</summary>
    public void ExpectSilence()
    {
        foreach (var complaint in Silence)
        {
            face.Expect(complaint);
        }
    }

    /// <summary>Shows the QR; gives the link that is in it.</summary>
    public async Task<Uri> FinishOnPhoneAsync()
    {
        await TapAsync("Finish on the phone");
        await Expect(Qr).ToBeVisibleAsync();
        var state = await till.Api.StateAsync();
        var waiting = state["handedOff"]!.AsArray().Single(one => one!["state"]!.GetValue<string>() == "waiting");
        return new Uri(waiting!["handoff"]!["link"]!.GetValue<string>());
    }

    /// <summary>The QR for the customer's phone.</summary>
    public ILocator Qr => face.Page.GetByRole(AriaRole.Img, new() { Name = "QR code for the customer's phone" });

    /// <summary>Takes over a cart by the code that its owner says.</summary>
    public async Task ClaimAsync(string code)
    {
        await face.Page.GetByRole(AriaRole.Link, new() { Name = "Cart from a phone" }).ClickAsync();
        await face.Page.GetByLabel("Code of the cart").FillAsync(code);
        await TapAsync("Take the cart over");
        await Expect(Lines.First).ToBeVisibleAsync();
    }

    /// <summary>Goes to the payment panel.</summary>
    public Task GoToPayAsync() =>
        face.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Take ") }).ClickAsync();

    /// <summary>Takes exactly what is due, in cash.</summary>
    public async Task TakeExactCashAsync()
    {
        await GoToPayAsync();
        await face.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Exact ") }).ClickAsync();
    }

    /// <summary>Takes an amount that is typed.</summary>
    public async Task TakeCashAsync(string amount)
    {
        await GoToPayAsync();
        await face.Page.GetByLabel("Another amount").FillAsync(amount);
        await TapAsync("Take cash");
    }

    public Task TapAsync(string button) =>
        face.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    /// <summary>
    /// Clicks twice at the same place, whatever is there by then: Playwright's own double click waits for the button to
    /// be there still.
    /// </summary>
    public async Task DoubleClickAsync(string button)
    {
        var box = await face.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{button} ") })
            .BoundingBoxAsync();
        Assert.NotNull(box);
        await face.Page.Mouse.DblClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    public Task SeesAsync(string text) => Expect(face.Page.GetByText(text).First).ToBeVisibleAsync();
}
