using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Retail.Abstractions.Publications;

namespace Retail.Publications;

/// <summary>The text that is signed: one fact per line, in this order, UTF-8, ended by line feeds (ADR 0004).</summary>
internal static class ManifestText
{
    public static string Write(PublicationManifest manifest, PublicationFormat format) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        retail-publication {format.Version}
        number {manifest.Number}
        effective-at {manifest.EffectiveAt.UtcDateTime:O}
        built-at {manifest.BuiltAt.UtcDateTime:O}
        currency {manifest.Currency.Code}
        variants {manifest.Variants}
        promotions {manifest.Promotions}
        root {manifest.RootHash}

        """);

    public static string Sign(string text, ECDsa key) =>
        Base64Url.EncodeToString(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));

    public static bool IsSigned(string text, string signature, ECDsa publicKey)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Base64Url.IsValid(signature, out var length) && length == bytes.Length &&
            Base64Url.TryDecodeFromChars(signature, bytes, out _) &&
            publicKey.VerifyData(Encoding.UTF8.GetBytes(text), bytes, HashAlgorithmName.SHA256);
    }

    /// <summary>Text and signature that the file states, or null.</summary>
    public static (string Text, string Signature)? Stored(SqliteConnection connection)
    {
        using var command = connection.Prepare("SELECT text, signature FROM manifest");
        using var reader = command.ExecuteReader();
        return reader.Read() &&
            reader.GetValue(0) is string text && reader.GetValue(1) is string signature && !reader.Read()
            ? (text, signature)
            : null;
    }

    public static void Store(SqliteConnection connection, string text, string signature)
    {
        using var insert = connection.Prepare(
            "INSERT INTO manifest (text, signature) VALUES (@text, @signature)", "@text", "@signature");
        insert.With(text, signature).ExecuteNonQuery();
    }

    /// <summary>The manifest of a text, or null when it is not exactly as <see cref="Write"/> would write it.</summary>
    public static PublicationManifest? Read(string text, string signature, PublicationFormat format)
    {
        string[] names = ["number", "effective-at", "built-at", "currency", "variants", "promotions", "root"];
        var lines = text.Split('\n');
        if (lines.Length != names.Length + 2)
        {
            return null;
        }

        var values = names.Zip(lines.Skip(1), (name, line) =>
            line.StartsWith(name + " ", StringComparison.Ordinal) ? line[(name.Length + 1)..] : "").ToArray();
        var isRead = int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            & TryReadInstant(values[1], out var effectiveAt)
            & TryReadInstant(values[2], out var builtAt)
            & Currency.TryParse(values[3], CultureInfo.InvariantCulture, out var currency)
            & int.TryParse(values[4], NumberStyles.None, CultureInfo.InvariantCulture, out var variants)
            & int.TryParse(values[5], NumberStyles.None, CultureInfo.InvariantCulture, out var promotions);
        var manifest = new PublicationManifest(
            number, effectiveAt, builtAt, currency, variants, promotions, values[6], signature);
        return isRead && string.Equals(Write(manifest, format), text, StringComparison.Ordinal) ? manifest : null;
    }

    private static bool TryReadInstant(string text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        text,
        "O",
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out instant);
}
