namespace Retail.Abstractions.Terminals;

/// <summary>A sale that was given up before it was paid.</summary>
/// <param name="Cart">Its cart id.</param>
/// <param name="Total">What it would have cost.</param>
/// <param name="Lines">How many lines it had.</param>
public sealed record VoidedSale(CartId Cart, Money Total, int Lines);
