namespace Retail.Commerce.Terminals;

/// <summary>What is needed to believe a till's request.</summary>
/// <param name="Id">The till.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="PublicKey">Its ECDSA P-256 key, SubjectPublicKeyInfo.</param>
/// <param name="Blocked">Whether it was shut out.</param>
public sealed record TerminalKey(TerminalId Id, string Name, byte[] PublicKey, bool Blocked);
