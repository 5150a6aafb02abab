using System.Globalization;
using Retail.Plugins.Storefront.Carts;

namespace Retail.Plugins.Storefront.Serving;

/// <summary>What one person gets in the places of a page.</summary>
/// <param name="Cart">What the browser remembers of the cart, or null.</param>
/// <param name="Operation">The id of what the page's form does.</param>
/// <param name="Added">Markup of what has just been put in the cart, or nothing.</param>
internal sealed record Personal(CartCookie? Cart, string Operation, string Added = "")
{
    /// <summary>Tells two people's pages apart; the operation's id does not, for it is used once at most.</summary>
    public string Version => Cart is null
        ? "0"
        : string.Create(CultureInfo.InvariantCulture, $"{Cart.Count}.{Cart.Version}");

    /// <summary>The markup for a place.</summary>
    public string In(Slot slot) => slot switch
    {
        Slot.Count => Cart is { Count: > 0 }
            ? string.Create(
                CultureInfo.InvariantCulture, $"<span class=\"count\" id=\"cart-count\" data-live>{Cart.Count}</span>")
            : "<span class=\"count\" id=\"cart-count\" data-live hidden>0</span>",
        Slot.Operation => $"<input type=\"hidden\" name=\"op\" data-op value=\"{Operation}\">",
        Slot.Added => Added,
    };
}
