using System.Buffers;

namespace Retail.Devices.Barcodes.Linting;

/// <summary>Which characters a value may hold.</summary>
internal static class Characters
{
    private const string Digits = "0123456789";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Smalls = "abcdefghijklmnopqrstuvwxyz";
    private const int MostPadding = 2;

    /// <summary>Character set 82 in the order of its values, which the check pair counts by.</summary>
    public const string Set82 = "!\"%&'()*+,-./" + Digits + ":;<=>?" + Capitals + "_" + Smalls;

    private static readonly SearchValues<char> In82 = SearchValues.Create(Set82);
    private static readonly SearchValues<char> In39 = SearchValues.Create("#-/" + Digits + Capitals);
    private static readonly SearchValues<char> In64 = SearchValues.Create("-_" + Digits + Capitals + Smalls);

    public static Finding OnlyDigits(ReadOnlySpan<char> data) =>
        At(data.IndexOfAnyExceptInRange('0', '9'), "barcode.non-digit-character");

    public static Finding Only82(ReadOnlySpan<char> data) =>
        At(data.IndexOfAnyExcept(In82), "barcode.invalid-cset82-character");

    public static Finding Only39(ReadOnlySpan<char> data) =>
        At(data.IndexOfAnyExcept(In39), "barcode.invalid-cset39-character");

    /// <summary>File-safe base 64 in groups of three characters, up to two of them padding.</summary>
    public static Finding Only64(ReadOnlySpan<char> data)
    {
        var text = data.TrimEnd('=');
        var padding = data.Length - text.Length;
        var wrong = text.IndexOfAnyExcept(In64);
        return wrong >= 0 ? At(wrong, "barcode.invalid-cset64-character")
            : padding > MostPadding || (padding > 0 && data.Length % 3 != 0)
                ? new Finding("barcode.invalid-cset64-padding", text.Length, padding)
                : default;
    }

    public static Finding NotOnlyDigits(ReadOnlySpan<char> data) => data.ContainsAnyExceptInRange('0', '9')
        ? default
        : Linters.Whole("barcode.requires-non-digit-character", data);

    public static Finding Hyphen(ReadOnlySpan<char> data) => data.Length > 0 && !data.ContainsAnyExcept('-')
        ? default
        : Linters.Whole("barcode.not-hyphen", data);

    public static Finding ImporterIndex(ReadOnlySpan<char> data) => data.Length == 1 && In64.Contains(data[0])
        ? default
        : Linters.Whole("barcode.invalid-import-idx-character", data);

    public static Finding PercentSequences(ReadOnlySpan<char> data)
    {
        for (var at = data.IndexOf('%'); at >= 0 && at < data.Length;)
        {
            if (data.Length - at < 3 || !char.IsAsciiHexDigit(data[at + 1]) || !char.IsAsciiHexDigit(data[at + 2]))
            {
                return new Finding("barcode.invalid-percent-sequence", at, Math.Min(3, data.Length - at));
            }

            var next = data[(at + 3)..].IndexOf('%');
            at = next < 0 ? -1 : at + 3 + next;
        }

        return default;
    }

    private static Finding At(int index, string code) => index < 0 ? default : new Finding(code, index, 1);
}
