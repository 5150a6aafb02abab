namespace Retail.Terminal.Selling;

/// <summary>A line's new quantity.</summary>
internal sealed record SetQuantity(decimal Quantity);
