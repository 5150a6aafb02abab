using System.Globalization;
using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Carts;
using Retail.Plugins.Storefront.Stores;

namespace Retail.Plugins.Storefront.Frame;

/// <summary>Who asks for a page.</summary>
/// <param name="Shop">The shop as it is now.</param>
/// <param name="Store">The store that was chosen, or null.</param>
/// <param name="Cart">The cart that the browser remembers, or null.</param>
internal sealed record Visitor(Shop Shop, ShopStore? Store, CartCookie? Cart)
{
    /// <summary>Code of this channel.</summary>
    public const string Channel = "web";

    /// <summary>For whom the catalog is read.</summary>
    public CatalogView View => new(Channel, Store?.Code);

    /// <summary>Two letters.</summary>
    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Reads what a request says.</summary>
    public static async ValueTask<Outcome<Visitor>> OfAsync(
        HttpContext http, IShop shops, CancellationToken cancellationToken)
    {
        var shop = await shops.ReadAsync(cancellationToken);
        return shop.IsRefused
            ? shop.Refusal
            : new Visitor(shop.Value, ChosenStore.Read(http.Request, shop.Value), CartCookie.Read(http.Request));
    }
}
