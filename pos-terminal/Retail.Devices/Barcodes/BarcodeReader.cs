using Retail.Abstractions.Devices;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Devices.Barcodes;

/// <summary>
/// Reads what scanners send and people type: item numbers, numbers with a weight or a price, GS1's elements in symbols
/// of any kind, Digital Links. Only the text is looked at; nobody is asked.
/// </summary>
/// <param name="masks">How numbers that begin with 02 and 20 to 28 are built here.</param>
public sealed class BarcodeReader(MeasureMasks masks)
{
    private const int GtinDigits = 14;

    // What a label demands besides the item is its maker's business; that it contradicts itself is the till's.
    private const Association Checked = Association.Repeats | Association.Exclusions | Association.SignedKeys;

    /// <summary>What a scan means, or what is wrong with it and where.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="today">The shop's date: years have two digits.</param>
    public Outcome<Barcode> Read(Scan scan, DateOnly today) => Read(scan.Symbology + scan.Data, today);

    /// <summary>
    /// The same for a text, with the symbology identifier in front if the scanner sent one. Text that is neither a
    /// number nor elements nor a link is a barcode without a GTIN.
    /// </summary>
    public Outcome<Barcode> Read(string text, DateOnly today)
    {
        if (text.Length > ScannedText.Most)
        {
            return new Finding("barcode.too-long", ScannedText.Most, text.Length - ScannedText.Most).Refuse(text);
        }

        var (start, end) = ScannedText.Trim(text);
        var fault = ScanReading.Read(text, start, end, SyntaxOptions.OfTill, out var reading);
        if (fault.IsFault)
        {
            return fault.Refuse(text);
        }

        if (reading!.Number is { } number)
        {
            return ReadNumber(text, reading, number, today);
        }

        fault = Associations.Check(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(reading.Elements), Checked);
        return fault.IsFault ? fault.Refuse(text) : new Barcode(reading, today, GtinOf(reading.Elements), null, null);
    }

    private Outcome<Barcode> ReadNumber(string text, ScanReading reading, string number, DateOnly today)
    {
        // EAN-8 has prefixes of its own.
        if (number.StartsWith("000000", StringComparison.Ordinal) || !MeasureMasks.MayHoldMeasure(number))
        {
            return new Barcode(reading, today, ParseGtin(number), null, null);
        }

        if (masks.Find(number) is not { } mask)
        {
            return new Finding("barcode.no-mask", 0, text.Length).Refuse(text);
        }

        Span<char> item = stackalloc char[GtinDigits];
        var fault = mask.Read(number, item, out var measure, out var price);
        return fault.IsFault
            ? fault.Refuse(number)
            : new Barcode(reading, today, ParseGtin(item), measure, price);
    }

    private static Gtin? GtinOf(List<Element> elements)
    {
        foreach (var element in elements)
        {
            if (element.Identifier.Code == "01")
            {
                return ParseGtin(element.Span);
            }
        }

        return null;
    }

    private static Gtin ParseGtin(ReadOnlySpan<char> digits) => Gtin.TryParse(digits, out var gtin)
        ? gtin
        : throw new InvalidOperationException("A number that was checked is no GTIN.");
}
