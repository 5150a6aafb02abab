using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Carts;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Serving;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>Writes, on a product's page, what is in the cart of it.</summary>
internal static class AddedNotes
{
    /// <summary>The note's markup, or nothing when the cart does not hold it.</summary>
    public static async Task<string> WriteAsync(
        Visitor visitor, string sku, bool wasThere, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (visitor.Cart is not { } cookie)
        {
            return string.Empty;
        }

        var cart = await services.GetRequiredService<ICarts>().GetAsync(cookie.Key, cancellationToken);
        if (cart.IsRefused || cart.Value.Quote.Lines.FirstOrDefault(line => line.Sku == sku) is not { } line)
        {
            return string.Empty;
        }

        return await Rendering.WriteAsync<AddedNote>(new AddedModel(cart.Value, line, wasThere));
    }
}
