using System.Numerics;
using Retail.Pricing.Rounding;

namespace Retail.Pricing.Taxes;

/// <summary>
/// A rate made ready for computing: one percentage in whole steps, or several taxes whose exact shares of the net
/// amount are whole numbers over one scale. Made once per book.
/// </summary>
internal sealed class RateTaxes
{
    private RateTaxes(TaxRate rate, IReadOnlyList<TaxPart> parts, bool pricesIncludeTax)
    {
        Rate = rate;
        Steps = Exact.Steps(rate.Percent);
        if (rate.Parts is null)
        {
            (Scale, PartWeights, Weight) = (Exact.Whole, [], Steps);
            return;
        }

        Lines = [.. parts.Select(part => new LineTax(
            part.Name, LineTaxKind.Percent, part.Percent, pricesIncludeTax, JoinsBase: true, part.OnEarlier))];
        (PartWeights, Scale) = WeightsOf(parts);
        Weight = PartWeights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
    }

    public TaxRate Rate { get; }

    /// <summary>The rate in steps of <see cref="Exact.Whole"/>; exact when there are no parts.</summary>
    public int Steps { get; }

    /// <summary>The parts as the decimal calculation takes them; empty for one tax.</summary>
    public LineTax[] Lines { get; } = [];

    /// <summary>Net × weight ÷ <see cref="Scale"/> is all the tax, before rounding.</summary>
    public BigInteger Weight { get; }

    /// <summary>The same for each part.</summary>
    public BigInteger[] PartWeights { get; }

    public BigInteger Scale { get; }

    public bool HasParts => Lines.Length > 0;

    public static RateTaxes Of(TaxRate rate, bool pricesIncludeTax) => new(rate, rate.Parts ?? [], pricesIncludeTax);

    /// <summary>What the parts come to together, in per cent, rounded half up to four decimals.</summary>
    public static decimal PercentOf(IReadOnlyList<TaxPart> parts)
    {
        var (weights, scale) = WeightsOf(parts);
        var sum = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        return (decimal)TaxShares.Divide(sum * Exact.Whole, scale, RoundingMode.HalfUp) / 10_000m;
    }

    /// <summary>
    /// Every part multiplies the scale by a whole, so that a part on earlier ones stays a whole number over it.
    /// </summary>
    private static (BigInteger[] Weights, BigInteger Scale) WeightsOf(IReadOnlyList<TaxPart> parts)
    {
        var scale = BigInteger.Pow(Exact.Whole, parts.Count);
        var weights = new BigInteger[parts.Count];
        var earlier = BigInteger.Zero;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (scale + (parts[i].OnEarlier ? earlier : 0)) * Exact.Steps(parts[i].Percent) / Exact.Whole;
            earlier += weights[i];
        }

        return (weights, scale);
    }
}
