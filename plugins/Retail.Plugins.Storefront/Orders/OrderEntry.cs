namespace Retail.Plugins.Storefront.Orders;

/// <summary>An order in the list.</summary>
/// <param name="Address">Its page.</param>
/// <param name="Title">Its number, or where its cart is.</param>
/// <param name="Moment">When it was paid, in words, or nothing.</param>
/// <param name="Total">What it cost, in words.</param>
public sealed record OrderEntry(string Address, string Title, string Moment, string Total);
