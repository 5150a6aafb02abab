using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>
/// The cart as the browser keeps it: its id, the token that opens it, and how much was in it when it was last seen, so
/// that a page can say so without reading the cart. No script can read it.
/// </summary>
/// <param name="Key">Opens the cart.</param>
/// <param name="Count">Pieces in it.</param>
/// <param name="Version">The cart's version then.</param>
internal sealed record CartCookie(CartKey Key, int Count, long Version)
{
    private const string Name = "retail.cart";
    private const int MaxLength = 160;
    private const int TokenLength = 43;
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private static readonly SearchValues<char> Base64Url =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>What the browser sent, or null when that is no cart.</summary>
    public static CartCookie? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: <= MaxLength } text ||
            text.Split('.') is not [var id, var token, var count, var version] ||
            ReadKey(id, token) is not { } key ||
            !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var pieces) ||
            !long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
        {
            return null;
        }

        return new CartCookie(key, pieces, seen);
    }

    /// <summary>A cart's key from its two parts, or null.</summary>
    public static CartKey? ReadKey(string id, string token) =>
        Guid.TryParseExact(id, "N", out var cart) && token.Length == TokenLength &&
        !token.AsSpan().ContainsAnyExcept(Base64Url)
            ? CartKey.By(new CartId(cart), token)
            : null;

    /// <summary>Remembers the cart as it stands; the pages of this answer show it too.</summary>
    public static CartCookie Write(HttpContext http, CartKey key, Cart cart)
    {
        var cookie = new CartCookie(key, CountOf(cart), cart.Version);
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{key.Id.Value:N}.{key.Token}.{cookie.Count}.{cookie.Version}");
        http.Response.Cookies.Append(Name, text, Options(http.Request, Life));
        return cookie;
    }

    /// <summary>Lets the browser forget it.</summary>
    public static void Forget(HttpContext http) =>
        http.Response.Cookies.Delete(Name, Options(http.Request, null));

    /// <summary>How the shop's cookies are kept: for this shop's pages only, never for scripts.</summary>
    public static CookieOptions Options(HttpRequest request, TimeSpan? life) => new()
    {
        Path = "/shop",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        MaxAge = life,
        IsEssential = true,
    };

    // What is weighed or measured is one thing.
    private static int CountOf(Cart cart)
    {
        var count = cart.Quote.Lines.Sum(
            line => line.Unit == UnitOfMeasure.Piece ? line.Quantity.Value : line.LineIds.Count);
        return (int)Math.Min(count, 1_000_000);
    }
}
