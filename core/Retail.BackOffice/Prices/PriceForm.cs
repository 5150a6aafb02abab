using System.Globalization;
using Retail.BackOffice.Frame;
using Retail.Commerce.Prices;

namespace Retail.BackOffice.Prices;

/// <summary>The prices of one variant in one list, as they are being edited.</summary>
/// <param name="List">Code of the list.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Version">The version that the editor saw.</param>
/// <param name="Lines">As typed.</param>
public sealed record PriceForm(string List, Currency Currency, string Version, IReadOnlyList<PriceLine> Lines)
{
    private const int MaxLines = 50;

    /// <summary>What is wrong with all of it.</summary>
    public string? Problem { get; init; }

    /// <summary>The prices that were published last, when these are others.</summary>
    public IReadOnlyList<PriceEntryEdit>? Published { get; init; }

    public static PriceForm Of(VariantPrices prices, Currency currency, CultureInfo culture) => new(
        prices.List,
        currency,
        prices.Version,
        [.. prices.Entries.Select(entry => PriceLine.Of(entry, culture)), PriceLine.Empty]);

    internal static PriceForm Typed(TypedForm form, Currency currency)
    {
        var (from, price, before) = (form.All("from"), form.All("price"), form.All("before"));
        return new PriceForm(
            form["list"],
            currency,
            form["version"],
            [
                .. price.Take(MaxLines + 1).Select((text, at) => new PriceLine(
                    from.ElementAtOrDefault(at) ?? string.Empty, text, before.ElementAtOrDefault(at) ?? string.Empty)),
            ]);
    }

    /// <summary>The entries that were meant, or null; and the form with what is wrong in it.</summary>
    public (IReadOnlyList<PriceEntryEdit>? Entries, PriceForm Form) Read(CultureInfo culture)
    {
        var read = Lines
            .Select(line => line.IsEmpty ? (Entry: null, Line: line) : line.Read(Currency, culture))
            .ToArray();
        var form = this with { Lines = [.. read.Select(pair => pair.Line)] };
        return form.Lines.Any(line => line.IsWrong)
            ? (null, form)
            : ([.. read.Select(pair => pair.Entry).OfType<PriceEntryEdit>()], form);
    }
}
