using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Frame;

namespace Retail.Plugins.Storefront.Stores;

/// <summary>The page where a store is chosen.</summary>
/// <param name="Front">Around it.</param>
/// <param name="Stores">The stores.</param>
/// <param name="Back">Where the choice leads back to.</param>
public sealed record StoreModel(Front Front, IReadOnlyList<ShopStore> Stores, string Back);
