using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Carts;
using Retail.Plugins.Storefront.Carts;

namespace Retail.Plugins.Storefront.Orders;

/// <summary>
/// The last carts of this browser that became orders or went elsewhere, with their tokens: so that it may look at them.
/// </summary>
internal static class KnownOrders
{
    private const string Name = "retail.orders";
    private const int MaxKept = 5;
    private const int MaxLength = MaxKept * 80;
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<CartKey> Read(HttpRequest request) =>
        request.Cookies[Name] is { Length: <= MaxLength } text
            ? [.. text.Split('~').Take(MaxKept).Select(ReadOne).OfType<CartKey>()]
            : [];

    /// <summary>The key of this cart, when this browser holds one: its cart's or that of an earlier one.</summary>
    public static CartKey? Find(HttpRequest request, CartId cart) =>
        CartCookie.Read(request) is { } current && current.Key.Id == cart
            ? current.Key
            : Read(request).FirstOrDefault(key => key.Id == cart);

    /// <summary>
    /// The browser's cart is no longer one to fill: keeps its key here, and lets the next thing begin another.
    /// </summary>
    public static void Keep(HttpContext http, CartKey key)
    {
        var kept = Read(http.Request).Where(each => each.Id != key.Id).Prepend(key).Take(MaxKept)
            .Select(each => $"{each.Id.Value:N}.{each.Token}");
        http.Response.Cookies.Append(Name, string.Join('~', kept), CartCookie.Options(http.Request, Life));
        if (CartCookie.Read(http.Request)?.Key.Id == key.Id)
        {
            CartCookie.Forget(http);
            FirstCart.Renew(http);
        }
    }

    /// <summary>The page of the order that a cart became.</summary>
    public static string AddressOf(CartId cart) => "/shop/orders/" + cart.ToString();

    private static CartKey? ReadOne(string text) =>
        text.Split('.') is [var id, var token] ? CartCookie.ReadKey(id, token) : null;
}
