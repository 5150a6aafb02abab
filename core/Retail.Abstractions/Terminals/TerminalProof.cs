using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Retail.Abstractions.Terminals;

/// <summary>
/// How a till proves on HTTP who it is: <c>Authorization: Terminal {id}.{unix seconds}.{signature}</c>, the signature
/// (ECDSA P-256, base64url) over <c>retail-terminal/1</c>, method, path with query, id and time, joined by line feeds.
/// The key never leaves the till; a proof is good for <see cref="Tolerance"/>.
/// </summary>
public static class TerminalProof
{
    /// <summary>Scheme of the Authorization header.</summary>
    public const string Scheme = "Terminal";

    /// <summary>
    /// Header beside the proof: number of the publication in force at the till, for the list of tills; not signed.
    /// </summary>
    public const string PublicationHeader = "Retail-Publication";

    /// <summary>How far the till's clock may be from the server's.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The header's value behind the scheme.</summary>
    public static string Create(TerminalId terminal, ECDsa key, string method, string pathAndQuery, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        var signature = key.SignData(
            Content(terminal, method, pathAndQuery, seconds), HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return string.Create(
            CultureInfo.InvariantCulture, $"{terminal}.{seconds}.{Base64Url.EncodeToString(signature)}");
    }

    /// <summary>Takes a header's value apart; nothing is believed yet.</summary>
    public static bool TryRead(string value, out TerminalId terminal, out DateTimeOffset at, out byte[] signature)
    {
        (terminal, at, signature) = (default, default, []);
        var parts = value.Split('.');
        if (parts.Length != 3 || value.Length > 200 || !TerminalId.TryParse(parts[0], null, out terminal) ||
            !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ||
                seconds > 253_402_300_799 ||
            !Base64Url.IsValid(parts[2].AsSpan()))
        {
            return false;
        }

        at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        signature = Base64Url.DecodeFromChars(parts[2]);
        return true;
    }

    /// <summary>Whether the holder of the key signed this request at that time.</summary>
    public static bool Verify(
        TerminalId terminal, ECDsa publicKey, string method, string pathAndQuery, DateTimeOffset at,
        ReadOnlySpan<byte> signature) =>
        publicKey.VerifyData(
            Content(terminal, method, pathAndQuery, at.ToUnixTimeSeconds()),
            signature,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private static byte[] Content(TerminalId terminal, string method, string pathAndQuery, long seconds) =>
        Encoding.UTF8.GetBytes(
        string.Create(
            CultureInfo.InvariantCulture, $"retail-terminal/1\n{method}\n{pathAndQuery}\n{terminal}\n{seconds}"));
}
