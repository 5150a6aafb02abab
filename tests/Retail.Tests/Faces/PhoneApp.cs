using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>What a customer does with the app on a phone, by what its pages say in English.</summary>
internal sealed class PhoneApp(Face face)
{
    public Face Face => face;

    /// <summary>What the cart's foot says it costs.</summary>
    public ILocator Total => face.Page.Locator("#foot").Locator(".amount").First;

    /// <summary>What the door of the store asks for.</summary>
    public ILocator DoorCode => face.Page.Locator(".door-code");

    public static async Task<PhoneApp> TakeOutAsync(Visit visit, Look? look = null) =>
        new(await visit.OpenAsync(look ?? Look.Phone));

    /// <summary>Opens what the camera read at a till, and takes the cart over.</summary>
    public async Task OpenLinkAsync(Uri link)
    {
        await face.GoAsync(link);
        await TapAsync("Open my cart");
        await Expect(Line().First).ToBeVisibleAsync();
    }

    /// <summary>Starts a cart in a store.</summary>
    public async Task StartAsync(Uri app, string store)
    {
        await face.GoAsync(app);
        await TapAsync(store);
        await Expect(face.Page.GetByText("Your cart is empty.")).ToBeVisibleAsync();
    }

    /// <summary>Looks for an item by its number and puts one into the cart.</summary>
    public async Task AddAsync(string sku, string name)
    {
        await face.Page.GetByRole(AriaRole.Searchbox).FillAsync(sku);
        await TapAsync("Look");
        await TapAsync($"Add {name}");
        await Expect(face.Page.GetByText("In your cart: 1")).ToBeVisibleAsync();
        await face.Page.GetByRole(AriaRole.Link, new() { Name = "To the cart" }).ClickAsync();
        await Expect(Line(name)).ToBeVisibleAsync();
    }

    /// <summary>The line of an item, or all lines.</summary>
    public ILocator Line(string? name = null) => face.Page.GetByLabel("What is in your cart")
        .GetByRole(AriaRole.Listitem).Filter(new() { HasText = name, Has = face.Page.Locator(".line-total") });

    /// <summary>Pays by a card of the simulated bank; gives the code for the door.</summary>
    public async Task<string> PayAsync(string card = "Test card (approved)")
    {
        await GoToPayAsync();
        await face.Page.GetByLabel(card).CheckAsync();
        await face.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pay ") }).ClickAsync();
        await Expect(DoorCode).ToBeVisibleAsync();
        return await DoorCode.InnerTextAsync();
    }

    public async Task GoToPayAsync()
    {
        await face.Page.GetByRole(AriaRole.Link, new() { Name = "Pay", Exact = true }).ClickAsync();
        await Expect(face.Page.GetByText("How to pay")).ToBeVisibleAsync();
    }

    /// <summary>Offers the cart to whichever till asks; gives the code to say.</summary>
    public async Task<string> OfferToTillAsync()
    {
        await TapAsync("At the till");
        var code = face.Page.Locator("#short-code");
        await Expect(code).ToBeVisibleAsync();
        return await code.InnerTextAsync();
    }

    public Task TapAsync(string button) =>
        face.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
}
