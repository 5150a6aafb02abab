using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Plugins;
using Retail.Plugins.Storefront.Pages;

namespace Retail.Plugins.Storefront;

/// <summary>The web shop.</summary>
public sealed class StorefrontPlugin : IRetailPlugin
{
    /// <inheritdoc/>
    public ValueTask StartAsync(IPluginContext context, CancellationToken cancellationToken)
    {
        context.MapPages("/shop", shop => shop.MapGet("", (ICatalog catalog, CancellationToken token) =>
            HomeAsync(context, catalog, token)).AllowAnonymous());
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<RazorComponentResult<HomePage>> HomeAsync(
        IPluginContext context, ICatalog catalog, CancellationToken cancellationToken)
    {
        var categories = await catalog.CategoriesAsync(cancellationToken);
        return new RazorComponentResult<HomePage>(new
        {
            Sheet = context.AddressOf("/look/retail.css"),
            Categories = categories.IsRefused ? [] : categories.Value,
        });
    }
}
