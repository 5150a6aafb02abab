namespace Retail.Abstractions.Carts;

/// <summary>The one who may change a cart now.</summary>
/// <param name="Channel">Code of the channel that it is in.</param>
/// <param name="Terminal">The till that holds it, or null for the holder of the cart's token.</param>
/// <param name="Name">The till's name for people, or null.</param>
public sealed record CartOwner(string Channel, TerminalId? Terminal, string? Name);
