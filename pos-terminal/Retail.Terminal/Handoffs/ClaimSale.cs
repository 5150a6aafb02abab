namespace Retail.Terminal.Handoffs;

/// <summary>Takes a cart of another channel over.</summary>
/// <param name="Code">The short code that the customer shows, or the content of their QR.</param>
internal sealed record ClaimSale(string Code);
