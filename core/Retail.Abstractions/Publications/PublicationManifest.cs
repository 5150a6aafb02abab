namespace Retail.Abstractions.Publications;

/// <summary>What is signed of a publication: with it and the server's public key a till believes the file.</summary>
/// <param name="Number">Counts publications from 1 without gaps.</param>
/// <param name="EffectiveAt">From when it prices; never earlier than its predecessor's.</param>
/// <param name="BuiltAt">When it was built.</param>
/// <param name="Currency">Currency of all its prices.</param>
/// <param name="Variants">How many variants it holds.</param>
/// <param name="Promotions">How many promotions it holds.</param>
/// <param name="RootHash">Root of its hash tree, 64 lower-case hex digits.</param>
/// <param name="Signature">ECDSA P-256 over the canonical manifest and root, base64url of 64 bytes (IEEE
/// P1363).</param>
public sealed record PublicationManifest(
    int Number,
    DateTimeOffset EffectiveAt,
    DateTimeOffset BuiltAt,
    Currency Currency,
    int Variants,
    int Promotions,
    string RootHash,
    string Signature);
