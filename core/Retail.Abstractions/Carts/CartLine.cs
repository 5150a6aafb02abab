namespace Retail.Abstractions.Carts;

/// <summary>A line as the customer sees it; its prices are in the cart's quote.</summary>
/// <param name="Id">Name of the line in this cart, 1 to 40 characters.</param>
/// <param name="Sku">The variant.</param>
/// <param name="Name">Its name.</param>
/// <param name="Quantity">How much.</param>
public sealed record CartLine(string Id, string Sku, LocalText Name, Quantity Quantity);
