using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Carts;

namespace Retail.Plugins.Storefront.Stores;

/// <summary>The store whose prices and stock somebody wants to see, as the browser keeps it.</summary>
internal static class ChosenStore
{
    private const string Name = "retail.store";
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>The store, or null when none was chosen or it is gone.</summary>
    public static ShopStore? Read(HttpRequest request, Shop shop) =>
        request.Cookies[Name] is { } code ? Find(shop, code) : null;

    /// <summary>The store of this code, or null.</summary>
    public static ShopStore? Find(Shop shop, string? code) =>
        shop.Stores.FirstOrDefault(store => string.Equals(store.Code, code, StringComparison.Ordinal));

    /// <summary>Remembers the choice; null forgets it.</summary>
    public static void Write(HttpContext http, ShopStore? store)
    {
        if (store is null)
        {
            http.Response.Cookies.Delete(Name, CartCookie.Options(http.Request, null));
        }
        else
        {
            http.Response.Cookies.Append(Name, store.Code, CartCookie.Options(http.Request, Life));
        }
    }
}
