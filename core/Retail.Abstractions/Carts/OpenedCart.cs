namespace Retail.Abstractions.Carts;

/// <summary>A cart and the capability to change it, handed out when it is created or claimed.</summary>
/// <param name="Cart">The cart.</param>
/// <param name="Token">256 bits as 43 characters of base64url; the server stores only its hash. Null for a till, which
/// uses its key.</param>
public sealed record OpenedCart(Cart Cart, string? Token);
