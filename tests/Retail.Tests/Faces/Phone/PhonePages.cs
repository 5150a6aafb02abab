using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Retail.Browsing;

namespace Retail.Tests.Faces.Phone;

/// <summary>What a customer does in the app, by what is written on its buttons.</summary>
internal static class PhonePages
{
    // Looked for, not waited for: Playwright's own wait at times does not hear of a load that is over by then.
    private static readonly Regex CartPage = new("/app/cart/[^/]+$");

    /// <summary>Follows a till's link and opens the cart.</summary>
    public static async Task<Face> OpenCartAsync(this Visit visit, Look look, Uri link)
    {
        var phone = await visit.OpenAsync(look, link);
        await phone.PressAsync("Open my cart");
        await Assertions.Expect(phone.Page).ToHaveURLAsync(CartPage);
        return phone;
    }

    /// <summary>Starts a cart in the store and puts things in, by their barcodes.</summary>
    public static async Task<Face> StartCartAsync(this Visit visit, Look look, OpenShop shop, params string[] skus)
    {
        var phone = await visit.OpenAsync(look, shop.At("/app"));
        await phone.PressAsync("Regalos Centro");
        await Assertions.Expect(phone.Page).ToHaveURLAsync(CartPage);
        foreach (var sku in skus)
        {
            var item = await shop.FindAsync(sku);
            await phone.Page.GetByLabel("Look for a product").FillAsync(item.Variant.Gtins[0].ToString());
            await phone.PressAsync("Look");
            await phone.PressAsync($"Add {item.Variant.Name}");
            await Assertions.Expect(phone.Page.GetByText("In your cart: 1")).ToBeVisibleAsync();
            await phone.FollowAsync("To the cart");
        }

        return phone;
    }

    public static Task PressAsync(this Face phone, string button) =>
        phone.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public static Task FollowAsync(this Face phone, string link) =>
        phone.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();

    /// <summary>The cart's total, in the place where the money always is.</summary>
    public static ILocator Total(this Face phone) => phone.Page.Locator(".foot-total strong");

    /// <summary>What is wrong, beside where it happened.</summary>
    public static ILocator Problem(this Face phone) => phone.Page.Locator("[role=alert]:visible");

    /// <summary>The same person on another screen.</summary>
    public static async Task<Face> OpenTwinAsync(this Visit visit, Face phone) => await visit.OpenAsync(
        phone.Look, new Uri(phone.Page.Url), await phone.Page.Context.StorageStateAsync());
}
