using Retail.Plugins.Storefront.Frame;

namespace Retail.Plugins.Storefront.Orders;

/// <summary>The last orders of this browser.</summary>
/// <param name="Front">Around it.</param>
/// <param name="Orders">The newest first.</param>
public sealed record OrderListModel(Front Front, IReadOnlyList<OrderEntry> Orders);
