using Retail.Abstractions.Devices;

namespace Retail.Devices.Scanning;

/// <summary>What a scanner or a keyboard gives, as the trade item number that it means.</summary>
public static class BarcodeReader
{
    private const int ShownCharacters = 20;

    /// <summary>The number, or <c>device.unreadable-barcode</c>.</summary>
    public static Outcome<Gtin> Read(Scan scan) => Read(scan.Data);

    /// <summary>
    /// Blanks and control characters around the digits and an AIM prefix in front of them (<c>]E0</c>) are dropped.
    /// </summary>
    public static Outcome<Gtin> Read(string data)
    {
        var digits = Trim(data);
        if (digits.Length > 3 && digits[0] == ']' && char.IsAsciiLetter(digits[1]) &&
            char.IsAsciiLetterOrDigit(digits[2]))
        {
            digits = digits[3..];
        }

        return Gtin.TryParse(digits.ToString(), out var gtin)
            ? gtin
            : Refusal.Of(RefusalKind.Rule, "device.unreadable-barcode", ("data", Shorten(data)));
    }

    /// <summary>A scan's data as it may be shown and logged: short, without control characters.</summary>
    public static string Shorten(string data)
    {
        var shown = data.Length > ShownCharacters ? data[..ShownCharacters] + "…" : data;
        return string.Concat(
            shown.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '·' : character));
    }

    private static ReadOnlySpan<char> Trim(string data)
    {
        var (first, end) = (0, data.Length);
        while (first < end && IsNoise(data[first]))
        {
            first++;
        }

        while (end > first && IsNoise(data[end - 1]))
        {
            end--;
        }

        return data.AsSpan(first, end - first);
    }

    private static bool IsNoise(char character) => char.IsWhiteSpace(character) || char.IsControl(character);
}
