using System.Globalization;
using System.Text.RegularExpressions;
using Retail.Devices.Barcodes;

namespace Retail.Terminal.Searching;

/// <summary>What was typed or scanned into the one field: perhaps "so many times", and then what. Pure.</summary>
/// <param name="Quantity">How much of it.</param>
/// <param name="Content">The rest, without blanks and control characters around it.</param>
/// <param name="Symbology">The scanner's identifier of what it read; empty when it did not say, or nobody scanned.
/// </param>
internal sealed partial record ScanText(decimal Quantity, string Content, string Symbology = "")
{
    /// <summary>The content of the largest QR code.</summary>
    public const int Most = 2900;

    /// <summary>More than any quantity that can be sold, with its decimals.</summary>
    private const int QuantityDigits = 12;

    /// <summary>Whether somebody said how much.</summary>
    public bool IsCounted { get; init; }

    /// <summary>A link to a handoff, the cart itself, or a code as the customer's screen shows it.</summary>
    public bool IsHandoff => IsLink || Quantity == 1 && ShownCode().IsMatch(Content);

    /// <summary>A handoff that cannot be mistaken for anything else.</summary>
    public bool IsLink => Quantity == 1 && (Content.Contains("RC1.", StringComparison.Ordinal) ||
        LinkedCode().IsMatch(Content));

    /// <summary>
    /// A handoff's code typed without its dash. Words of ten letters look like that too, but they have no digit.
    /// </summary>
    public bool IsBareCode => Quantity == 1 && BareCode().IsMatch(Content) && Content.Any(char.IsAsciiDigit);

    /// <summary>A number as receipts have it: a store's code, a till's number, at least six digits.</summary>
    public bool LooksLikeReceipt => Quantity == 1 && ReceiptNumber().IsMatch(Content);

    /// <summary>What a reader of barcodes is to read.</summary>
    public string Barcode => Symbology + Content;

    /// <summary>As many digits as a barcode has: whoever types them means one.</summary>
    public bool LooksLikeBarcode =>
        Content.Length is 8 or 12 or 13 or 14 && !Content.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary><c>till.nothing-scanned</c>, <c>device.unreadable-barcode</c>.</summary>
    public static Outcome<ScanText> Read(string text)
    {
        if (text.Length > Most)
        {
            return Refusal.Of(
                RefusalKind.Malformed, "device.unreadable-barcode", ("data", ScannedText.Shorten(text)));
        }

        var trimmed = Trim(text);
        var symbology = AimPrefix().Match(trimmed).Value;
        var content = Trim(trimmed[symbology.Length..]);

        // People count; scanners do not, and a batch may have a star.
        var star = symbology.Length > 0 ? -1 : content.AsSpan().IndexOfAny('*', '×');
        var (quantity, isCounted) = (1m, false);
        if (star is > 0 and <= QuantityDigits && TryReadNumber(content[..star], out var counted))
        {
            (quantity, content, isCounted) = (counted, Trim(content[(star + 1)..]), true);
        }

        return content.Length == 0
            ? Refusal.Of(RefusalKind.Malformed, "till.nothing-scanned")
            : new ScanText(quantity, content, symbology) { IsCounted = isCounted };
    }

    // People write three and a half with a comma or a point; nobody groups thousands at a till.
    private static bool TryReadNumber(string text, out decimal number) => decimal.TryParse(
        text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static string Trim(string text)
    {
        var (first, end) = (0, text.Length);
        while (first < end && IsNoise(text[first]))
        {
            first++;
        }

        while (end > first && IsNoise(text[end - 1]))
        {
            end--;
        }

        return text[first..end];
    }

    private static bool IsNoise(char character) => char.IsWhiteSpace(character) || char.IsControl(character);

    // What scanners put in front to tell the symbology: ISO/IEC 15424.
    [GeneratedRegex(@"^\][A-Za-z][0-9A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex AimPrefix();

    [GeneratedRegex("^[0-9A-Za-z]{5}-[0-9A-Za-z]{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex ShownCode();

    [GeneratedRegex("^.{1,60}-[0-9]{1,6}-[0-9]{6,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex ReceiptNumber();

    [GeneratedRegex("^[0-9A-Za-z]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex BareCode();

    [GeneratedRegex("/h/[0-9A-Za-z]{5}-?[0-9A-Za-z]{5}/?$", RegexOptions.CultureInvariant)]
    private static partial Regex LinkedCode();
}
