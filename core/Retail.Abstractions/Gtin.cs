using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Abstractions;

/// <summary>
/// A Global Trade Item Number, kept as 14 digits so that GTIN-8, -12, -13 and -14 of the same item are equal.
/// The last digit is the modulo-10 check digit, weights 3 and 1 from the right (GS1 General Specifications, 7.9.1).
/// </summary>
[JsonConverter(typeof(GtinJsonConverter))]
public readonly record struct Gtin
{
    private readonly string? digits;

    private Gtin(string digits) => this.digits = digits;

    /// <summary>The 14 digits, zeros in front.</summary>
    public string Digits => digits ?? "00000000000000";

    /// <summary>Reads 8, 12, 13 or 14 digits with a right check digit.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Gtin gtin) =>
        TryParse(text.AsSpan(), text, out gtin);

    /// <summary>The same, of a part of a longer text.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Gtin gtin) => TryParse(text, null, out gtin);

    private static bool TryParse(ReadOnlySpan<char> text, string? same, out Gtin gtin)
    {
        gtin = default;
        if (text.Length is not (8 or 12 or 13 or 14) || text.ContainsAnyExceptInRange('0', '9') ||
            CheckDigit(text[..^1]) != text[^1])
        {
            return false;
        }

        gtin = new Gtin((same ?? text.ToString()).PadLeft(14, '0'));
        return true;
    }

    /// <summary>The check digit that belongs behind these digits.</summary>
    public static char CheckDigit(ReadOnlySpan<char> digitsBefore)
    {
        var sum = 0;
        for (var i = 0; i < digitsBefore.Length; i++)
        {
            var weight = (digitsBefore.Length - i) % 2 == 1 ? 3 : 1;
            sum += (digitsBefore[i] - '0') * weight;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>
    /// The shortest usual form: 13 digits, or 14 when the packaging indicator is not zero, or 8 for a GTIN-8.
    /// </summary>
    public override string ToString()
    {
        var all = Digits;
        return all[0] != '0' ? all : all.StartsWith("000000", StringComparison.Ordinal) ? all[6..] : all[1..];
    }
}
