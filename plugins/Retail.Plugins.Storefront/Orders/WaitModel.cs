using Retail.Plugins.Storefront.Frame;

namespace Retail.Plugins.Storefront.Orders;

/// <summary>A cart that may become an order: its payment is not known yet, or somebody else has it.</summary>
/// <param name="Front">Around it.</param>
/// <param name="Cart">The cart.</param>
/// <param name="Total">What it costs, in words.</param>
/// <param name="Holder">Who has it, or null while it is being paid.</param>
public sealed record WaitModel(Front Front, CartId Cart, string Total, string? Holder);
