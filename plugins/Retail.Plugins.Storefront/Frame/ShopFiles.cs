using Retail.Abstractions.Plugins;

namespace Retail.Plugins.Storefront.Frame;

/// <summary>Addresses of what every page loads; each names its content, so that browsers keep it for good.</summary>
public sealed record ShopFiles(string Look, string Sheet, string Icons, string Live, string Script, string Mark)
{
    public static ShopFiles Of(IPluginContext context) => new(
        context.AddressOf("/look/retail.css"),
        context.AddressOf("shop.css"),
        context.AddressOf("/look/icons.svg"),
        context.AddressOf("/look/live.js"),
        context.AddressOf("shop.js"),
        context.AddressOf("mark.svg"));
}
