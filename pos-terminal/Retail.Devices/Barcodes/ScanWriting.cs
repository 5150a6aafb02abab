using Retail.Devices.Barcodes.Linting;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Devices.Barcodes;

/// <summary>
/// Writes what a scanner would send of a symbol: for labels that are tried out before they are printed, and for tests.
/// </summary>
public static class ScanWriting
{
    private const string GtinIdentifier = "01";
    private const int GtinDigits = 14;

    private static readonly SyntaxOptions Options = new() { AllowUnknown = true };

    /// <summary>The data with its symbology identifier, or why the symbol cannot carry it.</summary>
    /// <param name="symbology">The kind of symbol.</param>
    /// <param name="content">Text; or elements, beginning with a separator.</param>
    /// <param name="composite">Elements that a composite symbol has above its lines, or null.</param>
    /// <param name="addsCheckDigit">Whether an item number comes without its check digit.</param>
    public static Outcome<string> Write(
        Symbology symbology, string content, string? composite = null, bool addsCheckDigit = false)
    {
        if (CheckElements(content) is { IsFault: true } fault)
        {
            return fault.Refuse(content);
        }

        if (composite is not null && CheckElements(composite) is { IsFault: true } above)
        {
            return above.Refuse(composite);
        }

        return symbology switch
        {
            Symbology.Ean13 => Number("]E0", 13, 13, content, composite, addsCheckDigit),
            Symbology.UpcA => Number("]E0", 12, 13, content, composite, addsCheckDigit),
            Symbology.UpcE => Number("]E0", 12, 13, content, composite, addsCheckDigit).Then(written =>
                UpcE.Compress(written.AsSpan(4, 12)) is null ? No("barcode.not-upc-e", content) : written),
            Symbology.Ean8 => Number("]E4", 8, 8, content, composite, addsCheckDigit),
            Symbology.Itf14 => Number("]I1", 14, 14, content, composite, addsCheckDigit),
            Symbology.DataBarOmni => Gtin(content, composite, addsCheckDigit),
            Symbology.DataBarLimited => Gtin(content, composite, addsCheckDigit).Then(written =>
                written[5] > '1' ? No("barcode.not-databar-limited", content) : written),
            Symbology.DataBarExpanded => Elements("]e0", content, composite),
            Symbology.Gs1Code128 => Elements(composite is null ? "]C1" : "]e0", content, composite),
            Symbology.Qr => IsMessage(content) ? Elements("]Q3", content, composite) : "]Q1" + content,
            Symbology.DataMatrix => IsMessage(content) ? Elements("]d2", content, composite) : "]d1" + content,
            Symbology.DotCode => IsMessage(content) ? Elements("]J1", content, composite) : "]J0" + content,
            _ => No("barcode.no-symbology", content),
        };
    }

    private static Outcome<string> Number(
        string prefix, int digits, int sentDigits, string content, string? composite, bool addsCheckDigit) =>
        NumberOf(content, digits, addsCheckDigit).Select(number =>
            prefix + number.PadLeft(sentDigits, '0') + (composite is null ? string.Empty : "|]e0" + composite[1..]));

    private static Outcome<string> Gtin(string content, string? composite, bool addsCheckDigit) =>
        NumberOf(content, GtinDigits, addsCheckDigit).Select(number =>
            "]e0" + GtinIdentifier + number + (composite is null ? string.Empty : composite[1..]));

    private static Outcome<string> Elements(string prefix, string content, string? composite)
    {
        if (!IsMessage(content))
        {
            return No("barcode.no-first-separator", content);
        }

        if (composite is null)
        {
            return prefix + content[1..];
        }

        var elements = new List<Element>();
        ElementString.Read(content, Options, elements);
        var isOpen = !elements[^1].Identifier.HasPredefinedLength && content[^1] != ScannedText.Separator;
        return prefix + content[1..] + (isOpen ? ScannedText.Separator : string.Empty) + composite[1..];
    }

    /// <summary>So many digits, alone or as a GTIN with zeros before it.</summary>
    private static Outcome<string> NumberOf(string content, int digits, bool addsCheckDigit)
    {
        var number = content;
        if (IsMessage(content))
        {
            var zeros = 1 + GtinIdentifier.Length + GtinDigits - digits;
            var isGtin = content.Length == 1 + GtinIdentifier.Length + GtinDigits &&
                content.AsSpan(1).StartsWith(GtinIdentifier) && !content[3..zeros].AsSpan().ContainsAnyExcept('0');
            if (!isGtin)
            {
                return No("barcode.number-length", content);
            }

            number = content[zeros..];
        }

        if (addsCheckDigit && number.Length == digits - 1 && !Characters.OnlyDigits(number).IsFault)
        {
            number += Abstractions.Gtin.CheckDigit(number);
        }

        return number.Length != digits || (addsCheckDigit && number == content) ? No("barcode.number-length", content)
            : CheckDigits.Digit(number) is { IsFault: true } fault ? fault.Refuse(content)
            : number;
    }

    private static Finding CheckElements(string content) =>
        IsMessage(content) ? ElementString.Read(content, Options, []) : default;

    private static bool IsMessage(string content) => content is [ScannedText.Separator, ..];

    private static Outcome<string> No(string code, string content) =>
        new Finding(code, 0, content.Length).Refuse(content);
}
