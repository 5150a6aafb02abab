using Retail.Abstractions.Plugins;

namespace Retail.Plugins.Storefront.Frame;

/// <summary>Addresses of what every page loads; each names its content, so that browsers keep it for good.</summary>
/// <param name="Sheets">In the order in which they build on each other.</param>
/// <param name="Icons">The look's.</param>
/// <param name="Live">The look's script.</param>
/// <param name="Script">The shop's.</param>
/// <param name="Mark">The shop's sign in a tab.</param>
public sealed record ShopFiles(IReadOnlyList<string> Sheets, string Icons, string Live, string Script, string Mark)
{
    private static readonly string[] Own = ["shop.css", "products.css", "cart.css", "checkout.css", "narrow.css"];

    public static ShopFiles Of(IPluginContext context) => new(
        [context.AddressOf("/look/retail.css"), .. Own.Select(context.AddressOf)],
        context.AddressOf("/look/icons.svg"),
        context.AddressOf("/look/live.js"),
        context.AddressOf("shop.js"),
        context.AddressOf("mark.svg"));
}
