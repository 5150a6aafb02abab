namespace Retail.Commerce.Http;

/// <summary>
/// 32 random bytes that cart tokens and handoff codes are derived from; kept beside the database, never in it.
/// </summary>
/// <param name="Key">The bytes.</param>
public sealed record CapabilitySecret(byte[] Key);
