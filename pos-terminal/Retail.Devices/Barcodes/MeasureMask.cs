using System.Buffers;
using System.Globalization;
using Retail.Abstractions.Catalog;

namespace Retail.Devices.Barcodes;

/// <summary>
/// How a country's or a shop's numbers of weighed goods are built, such as <c>21IIIIIWW.WWWC</c>: the digits that such
/// a number begins with, then a letter for each digit that follows: I item, W kilograms, L litres, M metres, Q pieces,
/// P price, V check digit of that value, X anything, C check digit of the number. A point among the letters of the
/// value says how many of its digits are decimals; it is no digit of its own.
/// </summary>
public sealed class MeasureMask
{
    private const int Digits = 13;
    private const int UpcDigits = 12;
    private const int GtinDigits = 14;
    private const int UsualDecimals = 3;
    private const int UsualPriceDecimals = 2;
    private const string Values = "WLMQP";

    private static readonly SearchValues<char> Letters = SearchValues.Create("I" + Values + "VXC");

    private readonly string pattern;
    private readonly string prefix;
    private readonly int valueStart;
    private readonly int valueLength;
    private readonly int checkAt;
    private readonly int decimals;
    private readonly char kind;

    private MeasureMask(string text, string pattern, int decimals)
    {
        (Text, this.pattern, this.decimals) = (text, pattern, decimals);
        var letters = pattern.AsSpan().IndexOfAnyExceptInRange('0', '9');
        prefix = pattern[..letters];
        valueStart = pattern.AsSpan().IndexOfAny(Values);
        valueLength = valueStart < 0 ? 0 : pattern.LastIndexOf(pattern[valueStart]) - valueStart + 1;
        kind = valueStart < 0 ? ' ' : pattern[valueStart];
        checkAt = pattern.IndexOf('V', StringComparison.Ordinal);
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The digits that its numbers begin with, of 13.</summary>
    public string Prefix => prefix;

    /// <summary>Reads a mask, or says what is wrong with it and where.</summary>
    public static Outcome<MeasureMask> Parse(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var pattern = point < 0 ? text : text.Remove(point, 1);

        // UPC-A is EAN-13 with a zero in front.
        pattern = pattern.Length == UpcDigits ? "0" + pattern : pattern;
        var fault = Fault(text, pattern, point);
        if (fault is not null)
        {
            return fault;
        }

        var value = pattern.AsSpan().IndexOfAny(Values);
        var behind = point < 0 || value < 0 ? 0 : text.AsSpan(point + 1).IndexOfAnyExcept(text[point + 1]);
        var decimals = point >= 0 ? behind
            : value < 0 || pattern[value] == 'Q' ? 0
            : pattern[value] == 'P' ? UsualPriceDecimals
            : UsualDecimals;
        return new MeasureMask(text, pattern, decimals);
    }

    /// <summary>Whether a GTIN is one of its numbers.</summary>
    internal bool IsOf(ReadOnlySpan<char> gtin) => gtin[0] == '0' && gtin[1..].StartsWith(prefix);

    /// <summary>
    /// The item's number, in which the value and all that hangs on it are zero; the measure and the price, where the
    /// number holds them; and what is wrong with it.
    /// </summary>
    internal Finding Read(
        ReadOnlySpan<char> gtin, Span<char> item, out Measure? measure, out LabelPrice? price)
    {
        (measure, price) = (null, null);
        gtin.CopyTo(item);
        if (valueLength == 0)
        {
            return default;
        }

        var value = gtin.Slice(1 + valueStart, valueLength);
        if (checkAt >= 0 && PriceCheckDigit.Of(value) != gtin[1 + checkAt])
        {
            return new Finding("barcode.price-check-digit", 1 + checkAt, 1);
        }

        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is 'V' or 'X' || Values.Contains(pattern[i], StringComparison.Ordinal))
            {
                item[1 + i] = '0';
            }
        }

        item[^1] = Gtin.CheckDigit(item[..(GtinDigits - 1)]);
        var number = new decimal(
            int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture), 0, 0, false, (byte)decimals);
        if (kind == 'P')
        {
            price = new LabelPrice(number, null);
        }
        else
        {
            measure = new Measure(number, UnitOf(kind));
        }

        return default;
    }

    private static UnitOfMeasure UnitOf(char kind) => kind switch
    {
        'W' => UnitOfMeasure.Kilogram,
        'L' => UnitOfMeasure.Litre,
        'M' => UnitOfMeasure.Metre,
        _ => UnitOfMeasure.Piece,
    };

    private static Refusal? Fault(string text, string pattern, int point)
    {
        if (pattern.Length != Digits)
        {
            return No("barcode.mask-length", text, Math.Min(text.Length, Digits));
        }

        var first = pattern.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (first < 2 || (pattern[..2] is not "02" && pattern[0] != '2'))
        {
            return No("barcode.mask-prefix", text, 0);
        }

        var wrong = pattern.AsSpan(first).IndexOfAnyExcept(Letters);
        if (wrong >= 0)
        {
            var at = text.IndexOf(pattern[first + wrong], Math.Min(first, text.Length - 1));
            return No("barcode.mask-letter", text, at);
        }

        if (pattern.IndexOf('C', StringComparison.Ordinal) != Digits - 1)
        {
            return No("barcode.mask-check-digit", text, text.Length - 1);
        }

        if (!pattern.Contains('I', StringComparison.Ordinal))
        {
            return No("barcode.mask-item", text, Math.Min(first, text.Length - 1));
        }

        var value = pattern.AsSpan().IndexOfAny(Values);
        var end = value < 0 ? -1 : value + pattern.AsSpan(value).IndexOfAnyExcept(pattern[value]);
        if (value >= 0 && pattern.AsSpan(end).ContainsAny(Values))
        {
            return No("barcode.mask-value", text, Math.Min(end, text.Length - 1));
        }

        var checks = pattern.Count(letter => letter == 'V');
        if (checks > 1 || (checks == 1 && (value < 0 || end - value is not (4 or 5))))
        {
            return No("barcode.mask-value-check", text, text.IndexOf('V', StringComparison.Ordinal));
        }

        var isInside = point > 0 && point < text.Length - 1 && value >= 0 && text[point - 1] == pattern[value] &&
            text[point + 1] == pattern[value];
        return point >= 0 && !isInside ? No("barcode.mask-point", text, point) : null;
    }

    private static Refusal No(string code, string text, int position) => Refusal.Of(
        RefusalKind.Malformed, code, ("mask", ScannedText.Shorten(text)),
        ("position", (position + 1).ToString(CultureInfo.InvariantCulture)));
}
