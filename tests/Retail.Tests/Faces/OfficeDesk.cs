using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>What a merchandiser does in the office, by what its pages say in English.</summary>
internal sealed class OfficeDesk(Face face, OpenShop shop)
{
    public Face Face => face;

    public IPage Page => face.Page;

    /// <summary>What happened to what was sent.</summary>
    public ILocator Saved => Page.Locator("#saved");

    /// <summary>The first price of the item that is open.</summary>
    public ILocator Price => Page.GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex("^Price") }).First;

    /// <summary>How many publications there are, by the number of the last.</summary>
    public ILocator LastNumber => Page.Locator("#history li strong").First;

    public static async Task<OfficeDesk> EnterAsync(Visit visit, OpenShop shop, string path)
    {
        var desk = new OfficeDesk(await visit.OpenAsync(Look.Desktop, shop.At(path)), shop);
        await desk.LogInAsync(OpenShop.MerchandiserPassword);
        await Expect(desk.Page.Locator("#rooms")).ToBeVisibleAsync();
        return desk;
    }

    public async Task LogInAsync(string password)
    {
        await Page.GetByLabel("Name").FillAsync(OpenShop.Merchandiser);
        await Page.GetByLabel("Password").FillAsync(password);
        await TapAsync("Log in");
    }

    public Task GoAsync(string path) => face.GoAsync(shop.At(path));

    /// <summary>Opens an item's prices.</summary>
    public async Task OpenPriceAsync(string sku)
    {
        await GoAsync(PriceOf(sku));
        await Expect(Price).ToBeVisibleAsync();
    }

    /// <summary>Types a price into what is open and saves it.</summary>
    public async Task SaveAsync(string price)
    {
        await Price.FillAsync(price);
        await TapAsync("Save");
    }

    public Task TapAsync(string button) =>
        Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    public Task SeesAsync(string text) => Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    public static string PriceOf(string sku) => $"/office/prices?text={sku}&sku={sku}";
}
