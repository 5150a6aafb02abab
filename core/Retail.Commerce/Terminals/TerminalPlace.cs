namespace Retail.Commerce.Terminals;

/// <summary>What other modules may know of an enrolled till.</summary>
/// <param name="Id">The till.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Store">Code of its store.</param>
/// <param name="Channel">Code of the channel that it sells in.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo of its ECDSA P-256 key.</param>
/// <param name="Blocked">Whether it was shut out.</param>
/// <param name="GuaranteeLife">How long it was told to keep its prices.</param>
internal sealed record TerminalPlace(
    TerminalId Id, string Name, string Store, string Channel, byte[] PublicKey, bool Blocked,
    TimeSpan GuaranteeLife);
