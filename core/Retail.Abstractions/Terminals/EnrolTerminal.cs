namespace Retail.Abstractions.Terminals;

/// <summary>A new till presents itself.</summary>
/// <param name="Id">A UUIDv7 made by the till.</param>
/// <param name="Code">The one-time code that a manager read out: <c>ABCDE-FGHJK</c>.</param>
/// <param name="PublicKey">The till's ECDSA P-256 public key, SubjectPublicKeyInfo, base64url.</param>
public sealed record EnrolTerminal(TerminalId Id, string Code, string PublicKey);
