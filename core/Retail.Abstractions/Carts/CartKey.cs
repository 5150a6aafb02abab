namespace Retail.Abstractions.Carts;

/// <summary>A cart and why the caller may touch it: its token, or the till's own key.</summary>
/// <param name="Id">The cart.</param>
/// <param name="Token">The cart's token, or null for a till.</param>
/// <param name="Terminal">The calling till, or null.</param>
public sealed record CartKey(CartId Id, string? Token, TerminalId? Terminal)
{
    /// <summary>By the token that <see cref="OpenedCart"/> gave.</summary>
    public static CartKey By(CartId id, string token) => new(id, token, null);

    /// <summary>By a till's key.</summary>
    public static CartKey By(CartId id, TerminalId terminal) => new(id, null, terminal);
}
