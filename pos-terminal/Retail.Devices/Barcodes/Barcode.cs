using Retail.Devices.Barcodes.Linting;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Devices.Barcodes;

/// <summary>What a symbol means, whatever kind of symbol it is.</summary>
public sealed class Barcode
{
    private const int CenturyWindow = 50;

    private readonly ScanReading reading;
    private readonly DateOnly today;
    private readonly Measure? measure;
    private readonly LabelPrice? price;

    internal Barcode(ScanReading reading, DateOnly today, Gtin? gtin, Measure? measure, LabelPrice? price)
    {
        (this.reading, this.today, Gtin) = (reading, today, gtin);
        (this.measure, this.price) = (measure, price);
    }

    /// <summary>The kind of symbol.</summary>
    public Symbology Symbology => reading.Symbology;

    /// <summary>What the symbol carries.</summary>
    public ScannedContent Content => reading.Content;

    /// <summary>The data as scanned, without the symbology identifier.</summary>
    public string Data => reading.Data;

    /// <summary>
    /// The item's number; of a number that holds a weight or a price, the item's own, in which these are zero. Null
    /// when the symbol is not on an item that is sold.
    /// </summary>
    public Gtin? Gtin { get; }

    /// <summary>All application identifiers, in their order.</summary>
    public IReadOnlyList<Element> Elements => reading.Elements;

    /// <summary>Batch or lot (AI 10).</summary>
    public string? Batch => Value("10");

    /// <summary>Serial number (AI 21).</summary>
    public string? Serial => Value("21");

    /// <summary>The last day on which it may be used (AI 17; AI 7003, which also has a time).</summary>
    public DateOnly? Expiry => Date("17") ?? Date("7003");

    /// <summary>Until which minute of its last day it may be used (AI 7003).</summary>
    public TimeOnly? ExpiryTime => Find("7003") is { Length: >= 10 } element
        ? new TimeOnly(Numbers.Value(element.Span.Slice(6, 2)), Numbers.Value(element.Span.Slice(8, 2)))
        : null;

    /// <summary>Until when it is at its best (AI 15).</summary>
    public DateOnly? BestBefore => Date("15");

    /// <summary>The last day on which it may be sold (AI 16).</summary>
    public DateOnly? SellBy => Date("16");

    /// <summary>How much of it there is.</summary>
    public Measure? Measure => measure ?? First(AiMeasures.MeasureOf);

    /// <summary>What all of it costs, by its label.</summary>
    public LabelPrice? Price => price ?? First(AiMeasures.PriceOf);

    /// <summary>
    /// Whether each of these things is as large as it happens to be: by a shop's number, or a GTIN that begins with 9.
    /// </summary>
    public bool IsVariableMeasure => measure is not null || price is not null || Gtin?.Digits[0] == '9';

    private string? Value(string code) => Find(code)?.Value;

    private Element? Find(string code)
    {
        foreach (var element in reading.Elements)
        {
            if (element.Identifier.Code == code)
            {
                return element;
            }
        }

        return null;
    }

    private T? First<T>(ElementValue<T> read)
        where T : struct
    {
        foreach (var element in reading.Elements)
        {
            if (read(element) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private DateOnly? Date(string code)
    {
        if (Find(code) is not { } element)
        {
            return null;
        }

        var (year, month, day) = (
            Numbers.Value(element.Span[..2]), Numbers.Value(element.Span.Slice(2, 2)),
            Numbers.Value(element.Span.Slice(4, 2)));
        year += CenturyOf(year);
        var last = DateTime.DaysInMonth(year, month);

        // No day is all of the month; and 29 February of 00 was checked without its century.
        return new DateOnly(year, month, day == 0 || day > last ? last : day);
    }

    /// <summary>GS1 General Specifications, 7.12: 51 years ahead is the last century, 50 years ago the next.</summary>
    private int CenturyOf(int year)
    {
        var century = today.Year / 100 * 100;
        var ahead = year - today.Year % 100;
        return ahead > CenturyWindow ? century - 100 : ahead < 1 - CenturyWindow ? century + 100 : century;
    }

    private delegate T? ElementValue<T>(in Element element)
        where T : struct;
}
