namespace Retail.Commerce.Carts;

/// <summary>Body of POST /handoffs/signed.</summary>
/// <param name="SignedCart">The document as it is in the till's QR.</param>
public sealed record SignedCartText(string SignedCart);
