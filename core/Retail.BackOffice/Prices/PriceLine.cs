using System.Globalization;
using Retail.BackOffice.Typing;
using Retail.Commerce.Prices;

namespace Retail.BackOffice.Prices;

/// <summary>One price in the form, as typed, with what is wrong beside it.</summary>
/// <param name="From">From this quantity on.</param>
/// <param name="Price">Price of one; empty takes the line away.</param>
/// <param name="Before">The higher price that is struck out, or empty.</param>
public sealed record PriceLine(string From, string Price, string Before)
{
    public static PriceLine Empty { get; } = new(string.Empty, string.Empty, string.Empty);

    public string? FromProblem { get; init; }

    public string? PriceProblem { get; init; }

    public string? BeforeProblem { get; init; }

    public bool IsWrong => (FromProblem ?? PriceProblem ?? BeforeProblem) is not null;

    public bool IsEmpty => Price.Trim().Length == 0 && Before.Trim().Length == 0;

    public static PriceLine Of(PriceEntryEdit entry, CultureInfo culture) => new(
        TypedNumber.Write(entry.MinQuantity.ToString(), culture),
        TypedNumber.Write(entry.Price.ToAmountString(), culture),
        entry.ListPrice is { } before ? TypedNumber.Write(before.ToAmountString(), culture) : string.Empty);

    /// <summary>The entry that was meant, or the line with its problems.</summary>
    public (PriceEntryEdit? Entry, PriceLine Line) Read(Currency currency, CultureInfo culture)
    {
        var from = From.Trim().Length == 0 ? 1 : TypedNumber.Read(From, Quantity.MaxScale, culture);
        var quantity = Quantity.Of(from.Value ?? 1);
        var price = TypedNumber.Read(Price, UnitPrice.MaxScale, culture);
        var before = Before.Trim().Length == 0
            ? (Typed<decimal>?)null
            : TypedNumber.Read(Before, UnitPrice.MaxScale, culture);
        var line = this with
        {
            FromProblem = from.Problem ?? quantity.Refusal?.In(culture),
            PriceProblem = price.Problem ?? TooHigh(price.Value),
            BeforeProblem = before?.Problem ?? TooHigh(before?.Value) ??
                (before?.Value <= price.Value ? Words.Prices["no-reduction"] : null),
        };
        return line.IsWrong
            ? (null, line)
            : (new PriceEntryEdit(
                quantity.Value,
                new UnitPrice(price.Value!.Value, currency),
                before?.Value is { } higher ? new UnitPrice(higher, currency) : null), line);
    }

    private static string? TooHigh(decimal? value) => value > UnitPrice.Max ? Words.Prices["too-high"] : null;
}
