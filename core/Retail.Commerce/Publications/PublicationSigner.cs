using System.Security.Cryptography;

namespace Retail.Commerce.Publications;

/// <summary>The server's key for publications; tills believe what it has signed.</summary>
/// <param name="Key">ECDSA P-256, made once, kept in the data directory.</param>
public sealed record PublicationSigner(ECDsa Key);
