using System.Buffers.Text;
using System.Security.Cryptography;

namespace Retail.Commerce.Terminals;

/// <summary>What a till may be called and which keys are taken.</summary>
internal static class EnrolmentRules
{
    public const int MaxName = 60;
    public const int MaxCode = 40;

    public static readonly TimeSpan CodeLife = TimeSpan.FromHours(1);

    private const int MaxKeyText = 200;
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>An ECDSA P-256 key as SubjectPublicKeyInfo, or null.</summary>
    public static byte[]? ReadKey(string text)
    {
        if (text.Length > MaxKeyText || !Base64Url.IsValid(text.AsSpan()))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(bytes, out var read);
            var curve = key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value;
            return read == bytes.Length && curve == P256 ? bytes : null;
        }
        catch (CryptographicException)
        {
            // Not a key at all: hostile or broken input, answered as such.
            return null;
        }
    }
}
