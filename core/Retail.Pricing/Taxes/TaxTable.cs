using System.Numerics;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;

namespace Retail.Pricing.Taxes;

/// <summary>
/// The tax summary: one row per tax category, rounded where the book says. Lines, fees and shipping are added one after
/// the other, in the prices' own basis.
/// </summary>
/// <param name="book">Rates and settings.</param>
/// <param name="zone">Where the goods go, or null for nowhere in particular.</param>
/// <param name="isExempt">Whether no tax is due: the net amount is then all that is to be paid.</param>
internal sealed class TaxTable(PriceBook book, string? zone, bool isExempt)
{
    private readonly BookSettings settings = book.Content.Settings;
    private readonly List<TaxRow> rows = [];

    /// <summary>Adds an amount that so many equal units make: shipping is one, a fee one for each unit.</summary>
    public void Add(string category, long minor, int units = 1)
    {
        var row = RowOf(category);
        row.StatedMinor += minor;
        if (settings.TaxRounding == TaxRounding.Line)
        {
            row.AddTaxOf(minor, 1);
        }
        else if (settings.TaxRounding == TaxRounding.Unit)
        {
            row.AddTaxOf(minor / units, units);
        }
    }

    /// <summary>Adds a line with its units, whose sum it is.</summary>
    public void Add(string category, long minor, IReadOnlyList<UnitRun> units)
    {
        if (settings.TaxRounding != TaxRounding.Unit)
        {
            Add(category, minor);
            return;
        }

        var row = RowOf(category);
        row.StatedMinor += minor;
        for (var i = 0; i < units.Count; i++)
        {
            row.AddTaxOf(units[i].PriceMinor, units[i].Count);
        }
    }

    /// <summary>The rows, by category. Nothing may be added after this.</summary>
    public IReadOnlyList<TaxTotal> Rows()
    {
        var sorted = rows.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Taxes.Rate.Category, b.Taxes.Rate.Category));
        if (settings.TaxRounding == TaxRounding.Total)
        {
            RoundOnce(sorted);
        }

        var totals = new TaxTotal[sorted.Length];
        for (var i = 0; i < totals.Length; i++)
        {
            if (settings.TaxRounding == TaxRounding.RateTotal)
            {
                sorted[i].AddTaxOf(sorted[i].StatedMinor, 1);
            }

            totals[i] = TotalOf(sorted[i]);
        }

        return totals;
    }

    private TaxRow RowOf(string category)
    {
        // They are a handful: sooner compared than looked up.
        foreach (var known in rows)
        {
            if (string.Equals(known.Taxes.Rate.Category, category, StringComparison.Ordinal))
            {
                return known;
            }
        }

        var row = new TaxRow(book.Rates.Of(category, zone), settings);
        rows.Add(row);
        return row;
    }

    private void RoundOnce(TaxRow[] sorted)
    {
        var denominator = BigInteger.One;
        foreach (var row in sorted)
        {
            var own = row.Denominator;
            denominator = denominator / BigInteger.GreatestCommonDivisor(denominator, own) * own;
        }

        var numerators = new BigInteger[sorted.Length];
        var sum = BigInteger.Zero;
        for (var i = 0; i < sorted.Length; i++)
        {
            numerators[i] = sorted[i].Numerator * (denominator / sorted[i].Denominator);
            sum += numerators[i];
        }

        var shares = TaxShares.Of(
            TaxShares.Divide(sum, denominator, settings.Rounding), numerators, denominator);
        for (var i = 0; i < shares.Length; i++)
        {
            sorted[i].AddShare(shares[i]);
        }
    }

    private TaxTotal TotalOf(TaxRow row)
    {
        var rate = row.Taxes.Rate;
        var net = settings.PricesIncludeTax ? row.StatedMinor - row.TaxMinor : row.StatedMinor;
        return isExempt
            ? new TaxTotal(rate.Category, 0m, Minor(net), Minor(0), Minor(net))
            : new TaxTotal(
                rate.Category, rate.Percent, Minor(net), Minor(row.TaxMinor), Minor(net + row.TaxMinor),
                PartsOf(row, net));
    }

    private TaxPartTotal[]? PartsOf(TaxRow row, long net)
    {
        if (row.Taxes.Rate.Parts is not { } parts)
        {
            return null;
        }

        var totals = new TaxPartTotal[parts.Count];
        var earlier = 0L;
        for (var i = 0; i < totals.Length; i++)
        {
            var tax = row.PartMinor[i];
            var onto = parts[i].OnEarlier ? net + earlier : net;
            totals[i] = new TaxPartTotal(parts[i].Name, parts[i].Percent, Minor(onto), Minor(tax));
            earlier += tax;
        }

        return totals;
    }

    private Money Minor(long minor) => new(minor, settings.Currency);
}
