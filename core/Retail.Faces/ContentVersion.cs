using System.Security.Cryptography;

namespace Retail.Faces;

/// <summary>What the address of a file that is kept for good says of its content: the start of its hash.</summary>
public static class ContentVersion
{
    /// <summary>What such an address lets browsers and caches do.</summary>
    public const string Kept = "public, max-age=31536000, immutable";

    private const int Digits = 12;

    /// <summary>Of what is held.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Shorten(SHA256.HashData(content));

    /// <summary>Of what can be read.</summary>
    public static string Of(Stream content) => Shorten(SHA256.HashData(content));

    private static string Shorten(byte[] hash) => Convert.ToHexStringLower(hash)[..Digits];
}
