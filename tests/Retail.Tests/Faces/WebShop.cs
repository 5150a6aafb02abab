using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>What a customer does in the web shop, by what its pages say in English.</summary>
internal sealed class WebShop(Face face, OpenShop shop)
{
    public Face Face => face;

    public IPage Page => face.Page;

    /// <summary>What the cart costs.</summary>
    public ILocator Total => Page.Locator(".sum .amount-due");

    public static async Task<WebShop> EnterAsync(Visit visit, OpenShop shop, Look look) =>
        new(await visit.OpenAsync(look, shop.At("/shop")), shop);

    /// <summary>Puts some of an item into the cart, from its own page.</summary>
    public async Task AddAsync(string sku, string quantity = "1")
    {
        await GoToAsync(sku);
        await Page.GetByLabel("Quantity").FillAsync(quantity);
        await TapAsync("Add to cart");
        await Expect(Page.GetByText("In your cart")).ToBeVisibleAsync();
    }

    public Task GoToAsync(string sku) => face.GoAsync(shop.At("/shop/p/" + sku));

    public async Task OpenCartAsync()
    {
        await face.GoAsync(shop.At("/shop/cart"));
        await Expect(Total).ToBeVisibleAsync();
    }

    public async Task CheckOutAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Check out" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Check out" })).ToBeVisibleAsync();
        await Page.GetByLabel("Delivery").CheckAsync();
        await Page.GetByLabel("Name").FillAsync("Ana Ruiz");
        await Page.GetByLabel("Street and number").FillAsync("1 High Street");
        await Page.GetByLabel("Post code").FillAsync("LS1 4AP");
        await Page.GetByLabel("City").FillAsync("Leeds");
    }

    public ILocator PayButton => Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Pay ") });

    public Task TapAsync(string button) =>
        Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task SeesAsync(string text) => Expect(Page.GetByText(text).First).ToBeVisibleAsync();
}
