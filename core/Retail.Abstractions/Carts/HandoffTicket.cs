namespace Retail.Abstractions.Carts;

/// <summary>What the other side needs to claim a cart.</summary>
/// <param name="Status">The handoff.</param>
/// <param name="Code">Ten characters of Crockford's base 32 as <c>ABCDE-FGHJK</c>, to be typed; good until the status's
/// expiry.</param>
/// <param name="Link">Address for the QR code, with the code in it.</param>
public sealed record HandoffTicket(HandoffStatus Status, string Code, string Link);
