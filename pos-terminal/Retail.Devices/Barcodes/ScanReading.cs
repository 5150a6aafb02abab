using Retail.Devices.Barcodes.Links;
using Retail.Devices.Barcodes.Linting;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Devices.Barcodes;

/// <summary>What a scanner sent, taken apart by what the symbol is; what it means to a shop comes after.</summary>
public sealed class ScanReading
{
    private const int UsualElements = 4;
    private const int LongestNumber = 14;
    private const string Composite = "|]e0";

    private readonly string text;
    private readonly int start;
    private readonly int end;

    private ScanReading(string text, int start, int end, Symbology symbology, ScannedContent content)
    {
        (this.text, this.start, this.end) = (text, start, end);
        (Symbology, Content) = (symbology, content);
    }

    /// <summary>The kind of symbol.</summary>
    public Symbology Symbology { get; private init; }

    /// <summary>What it carries.</summary>
    public ScannedContent Content { get; private init; }

    /// <summary>The item number of 14 digits, where it carries a number alone.</summary>
    public string? Number { get; private set; }

    /// <summary>Application identifiers with their values, in their order.</summary>
    public List<Element> Elements { get; } = new(UsualElements);

    /// <summary>The data behind the symbology identifier.</summary>
    public string Data => text[start..end];

    /// <summary>
    /// Reads data with its symbology identifier in front; what it lacks or what is wrong with it is the finding.
    /// </summary>
    public static Finding Read(string text, SyntaxOptions options, out ScanReading? reading)
    {
        reading = null;
        return SymbologyIdentifier.IsAt(text)
            ? Read(text, 0, text.Length, options, out reading)
            : new Finding("barcode.no-symbology", 0, Math.Min(SymbologyIdentifier.Length, text.Length));
    }

    /// <summary>Reads what has its identifier, or guesses what it is by its look.</summary>
    internal static Finding Read(
        string text, int start, int end, SyntaxOptions options, out ScanReading? reading)
    {
        var data = text.AsSpan(start, end - start);
        var isIdentified = SymbologyIdentifier.IsAt(data);
        var identifier = isIdentified ? SymbologyIdentifier.Of(data[1], data[2]) : Guess(data);
        var from = isIdentified ? start + SymbologyIdentifier.Length : start;
        if (identifier.Content == ScannedContent.Text && DigitalLink.IsWebAddress(text.AsSpan(from, end - from)))
        {
            identifier = identifier with { Content = ScannedContent.Link };
        }
        else if (identifier.Symbology == Symbology.Itf14 && Guess(text.AsSpan(from, end - from)) is
            { Content: ScannedContent.Number })
        {
            identifier = identifier with { Content = ScannedContent.Number };
        }

        reading = new ScanReading(text, from, end, identifier.Symbology, identifier.Content);
        return reading.ReadContent(options, isIdentified);
    }

    private static SymbologyIdentifier Guess(ReadOnlySpan<char> data)
    {
        if (data.Length is 8 or 12 or 13 or 14 && !data.ContainsAnyExceptInRange('0', '9'))
        {
            return new SymbologyIdentifier(Symbology.Unknown, ScannedContent.Number);
        }

        // Without an identifier a text is elements when it has a separator, or begins with a number that checks.
        return data.Contains(ScannedText.Separator) || data is ['(', >= '0' and <= '9', ..] || BeginsWithGtin(data)
            ? new SymbologyIdentifier(Symbology.Unknown, ScannedContent.Elements)
            : new SymbologyIdentifier(Symbology.Unknown, ScannedContent.Text);
    }

    private static bool BeginsWithGtin(ReadOnlySpan<char> data) =>
        data.Length >= 16 && data.StartsWith("01") && !CheckDigits.Digit(data[2..16]).IsFault;

    private Finding ReadContent(SyntaxOptions options, bool isIdentified) => Content switch
    {
        ScannedContent.Number => ReadNumber(options, isIdentified),
        ScannedContent.Link => DigitalLink.Read(text, start, end, options, Elements),
        ScannedContent.Elements => ReadElements(options, isIdentified),
        _ => default,
    };

    private Finding ReadElements(SyntaxOptions options, bool isIdentified)
    {
        if (!isIdentified && text[start] == '(')
        {
            return BracketedText.Read(text[start..end], options, Elements).In(start);
        }

        // Some scanners send the FNC1 that the symbol begins with.
        var first = start < end && text[start] == ScannedText.Separator ? start + 1 : start;
        return ElementString.Read(text, first, end, options, Elements);
    }

    private Finding ReadNumber(SyntaxOptions options, bool isIdentified)
    {
        var data = text.AsSpan(start, end - start);
        var bar = isIdentified ? data.IndexOf(Composite) : -1;
        var digits = bar < 0 ? data : data[..bar];
        Span<char> number = stackalloc char[LongestNumber];
        number.Fill('0');
        if (!Characters.OnlyDigits(digits).IsFault && TryAlign(digits, isIdentified, number))
        {
            if (CheckDigits.Digit(number) is { IsFault: true } wrong)
            {
                return new Finding(wrong.Code, start + digits.Length - 1, 1);
            }

            Number = number.ToString();
            var above = start + bar + Composite.Length;
            return bar < 0 ? default : ElementString.Read(text, above, end, options, Elements);
        }

        return Characters.OnlyDigits(digits) is { IsFault: true } fault
            ? fault.In(start)
            : new Finding("barcode.number-length", start, digits.Length);
    }

    /// <summary>Puts the digits at the end of 14, UPC-E at its full length, an add-on left out.</summary>
    private bool TryAlign(ReadOnlySpan<char> digits, bool isIdentified, Span<char> number)
    {
        switch (digits.Length, Symbology)
        {
            case (8, Symbology.Ean8):
            case (13, Symbology.Ean13):
            case (12 or 13 or 14, Symbology.Unknown):
            case (12, Symbology.Ean13):
            case (14, Symbology.Itf14):
                break;
            case (15 or 18, Symbology.Ean13) when isIdentified:
                // The price or the issue number beside books and papers.
                digits = digits[..13];
                break;
            case (8, Symbology.Ean13):
            case (8, Symbology.Unknown) when CheckDigits.Digit(digits).IsFault:
                // Expanded on the till's side; a number that is no UPC-E either stays what it is, and does not check.
                if (UpcE.TryExpand(digits, number[2..]) &&
                    (Symbology == Symbology.Ean13 || !CheckDigits.Digit(number).IsFault))
                {
                    return true;
                }

                number.Fill('0');
                break;
            case (8, Symbology.Unknown):
                break;
            default:
                return false;
        }

        digits.CopyTo(number[(LongestNumber - digits.Length)..]);
        return true;
    }
}
