using Retail.Abstractions.Stores;

namespace Retail.Plugins.Storefront.Frame;

/// <summary>What every page shows around its own content.</summary>
/// <param name="Files">What it loads.</param>
/// <param name="Name">The shop's name.</param>
/// <param name="Store">The chosen store, or null.</param>
/// <param name="Address">The page's own address, to come back to.</param>
/// <param name="Text">What is being searched for.</param>
public sealed record Front(ShopFiles Files, string Name, ShopStore? Store, string Address, string Text = "");
