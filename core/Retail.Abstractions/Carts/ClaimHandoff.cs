namespace Retail.Abstractions.Carts;

/// <summary>
/// Takes a cart over, by the short code or by the signed cart that a till made without a connection; exactly one of
/// both.
/// </summary>
/// <param name="Code">The short code; dashes, blanks and case do not matter.</param>
/// <param name="SignedCart">Content of a till's offline QR (<see cref="SignedCartCodec"/>), with or without the link in
/// front.</param>
/// <param name="Channel">Code of the channel that takes it.</param>
public sealed record ClaimHandoff(string? Code, string? SignedCart, string Channel);
