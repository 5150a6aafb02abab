using System.Numerics;
using Retail.Pricing.Rounding;

namespace Retail.Pricing.Taxes;

/// <summary>A row of the tax summary while it is added up.</summary>
internal sealed class TaxRow(RateTaxes taxes, BookSettings settings)
{
    private static readonly TaxPrecision[] MinorUnits =
        [.. Enum.GetValues<RoundingMode>().Select(mode => new TaxPrecision(1m, mode))];

    private readonly long[] partMinor = taxes.HasParts ? new long[taxes.Lines.Length] : [];

    public RateTaxes Taxes => taxes;

    /// <summary>What was added, in the prices' own basis.</summary>
    public long StatedMinor { get; set; }

    /// <summary>The tax so far.</summary>
    public long TaxMinor { get; private set; }

    /// <summary>The taxes that <see cref="TaxMinor"/> is made of; none when the rate has no parts.</summary>
    public ReadOnlySpan<long> PartMinor => partMinor;

    private bool RoundsNet => settings.PricesIncludeTax && settings.TaxSplit == TaxSplit.RoundNet;

    /// <summary>
    /// What this row has rounded over the whole quote, its tax or its net amount: <see cref="StatedMinor"/> times this
    /// over <see cref="Denominator"/>.
    /// </summary>
    public BigInteger Numerator => StatedMinor * (RoundsNet ? taxes.Scale : taxes.Weight);

    public BigInteger Denominator => settings.PricesIncludeTax ? taxes.Scale + taxes.Weight : taxes.Scale;

    /// <summary>Adds the tax of so many equal amounts, rounded for each.</summary>
    public void AddTaxOf(long amountMinor, int count)
    {
        if (!taxes.HasParts)
        {
            TaxMinor += SingleTax(amountMinor) * count;
        }
        else if (RoundsNet)
        {
            var net = TaxShares.Divide(amountMinor * taxes.Scale, taxes.Scale + taxes.Weight, settings.Rounding);
            AddShares(amountMinor - net, count);
        }
        else
        {
            AddParts(amountMinor, count);
        }
    }

    /// <summary>Adds what the row got of a rounding over the whole quote, of its tax or its net amount.</summary>
    public void AddShare(long shareMinor)
    {
        var tax = RoundsNet ? StatedMinor - shareMinor : shareMinor;
        if (taxes.HasParts)
        {
            AddShares(tax, 1);
        }
        else
        {
            TaxMinor += tax;
        }
    }

    private long SingleTax(long amountMinor)
    {
        if (RoundsNet)
        {
            var exactNet = (Int128)amountMinor * Exact.Whole;
            return amountMinor - Exact.Divide(exactNet, Exact.Whole + taxes.Steps, settings.Rounding);
        }

        var whole = settings.PricesIncludeTax ? Exact.Whole + taxes.Steps : Exact.Whole;
        return Exact.Divide((Int128)amountMinor * taxes.Steps, whole, settings.Rounding);
    }

    /// <summary>Each part is rounded by itself, as each is a tax of its own.</summary>
    private void AddParts(long amountMinor, int count)
    {
        Span<decimal> amounts = stackalloc decimal[partMinor.Length];
        _ = TaxCalculation.Compute(amountMinor, 1m, taxes.Lines, MinorUnits[(int)settings.Rounding], amounts);
        var sum = 0m;
        foreach (var amount in amounts)
        {
            sum += amount;
        }

        // Several taxes in one minor unit, each rounded up, are more than it: no net amount is below zero.
        if (settings.PricesIncludeTax && sum > amountMinor)
        {
            AddShares(amountMinor, count);
            return;
        }

        for (var i = 0; i < amounts.Length; i++)
        {
            Add(i, (long)amounts[i] * count);
        }
    }

    /// <summary>The tax is given: the parts share it by what they would be exactly.</summary>
    private void AddShares(long taxMinor, int count)
    {
        var numerators = new BigInteger[partMinor.Length];
        for (var i = 0; i < numerators.Length; i++)
        {
            numerators[i] = taxMinor * taxes.PartWeights[i];
        }

        var shares = TaxShares.Of(taxMinor, numerators, BigInteger.Max(taxes.Weight, BigInteger.One));
        for (var i = 0; i < shares.Length; i++)
        {
            Add(i, shares[i] * count);
        }
    }

    private void Add(int part, long minor)
    {
        partMinor[part] += minor;
        TaxMinor += minor;
    }
}
