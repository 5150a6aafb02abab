namespace Retail.Devices.Barcodes;

/// <summary>What a scanner sent, or somebody typed, as text.</summary>
public static class ScannedText
{
    /// <summary>GS1's separator (FNC1) as scanners send it: ASCII group separator.</summary>
    public const char Separator = '\u001d';

    /// <summary>More characters than the largest QR code holds are no scan.</summary>
    public const int Most = 2_953;

    private const int ShownCharacters = 20;

    /// <summary>A scan's data as it may be shown and logged: short, without control characters.</summary>
    public static string Shorten(string data)
    {
        var shown = data.Length > ShownCharacters ? data[..ShownCharacters] + "…" : data;
        return string.Concat(
            shown.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '·' : character));
    }

    /// <summary>Without the blanks and control characters around, but with a separator that it begins with.</summary>
    internal static (int Start, int End) Trim(string data)
    {
        var (start, end) = (0, data.Length);
        while (start < end && data[start] != Separator && IsNoise(data[start]))
        {
            start++;
        }

        while (end > start && IsNoise(data[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    private static bool IsNoise(char character) => char.IsWhiteSpace(character) || char.IsControl(character);
}
