using Retail.Abstractions.Catalog;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions;

/// <summary>
/// What promotions cannot exceed together, however units are given to them: every unit at its best reduction, the
/// bundles' dearest units on top, amounts across on top, and half a minor unit for each rounding.
/// Amounts inside are millionths of a minor unit.
/// </summary>
internal static class SavingBound
{
    /// <summary>The most that a promotion takes off one unit by the benefits that reduce unit by unit.</summary>
    public static Int128 OfUnit(Rule rule, Variant variant, long priceMinor)
    {
        Int128 sum = 0;
        foreach (var benefit in rule.BenefitsFor(variant))
        {
            sum += benefit.UnitBound(priceMinor);
        }

        return Int128.Min(sum, (Int128)priceMinor * Exact.Whole);
    }

    /// <summary>The most that promotions take off so many units of each run, in whole minor units.</summary>
    public static long Of(UnitPool pool, int[] counts, IReadOnlyList<Rule> rules)
    {
        var best = new Int128[counts.Length];
        Int128 sum = 0;
        Int128 value = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            foreach (var rule in rules)
            {
                best[i] = Int128.Max(best[i], OfUnit(rule, pool.LineOf(i).Variant, pool.Runs[i].PriceMinor));
            }

            sum += best[i] * counts[i];
            value += (Int128)pool.Runs[i].PriceMinor * Exact.Whole * counts[i];
        }

        foreach (var rule in rules)
        {
            sum += Roundings(pool, counts, rule) * (Exact.Whole / 2);
            foreach (var benefit in rule.Benefits)
            {
                sum += benefit switch
                {
                    AcrossRule across => (Int128)across.AmountMinor * Exact.Whole,
                    BuyGetRule buyGet => Given(pool, counts, rule, buyGet, best),
                    _ => 0,
                };
            }
        }

        return (long)(Int128.Min(sum, value) / Exact.Whole);
    }

    /// <summary>How often the promotion may round: once per line and benefit.</summary>
    private static int Roundings(UnitPool pool, int[] counts, Rule rule)
    {
        var roundings = 0;
        foreach (var line in pool.Lines)
        {
            var run = Enumerable.Range(0, counts.Length).First(i => pool.Runs[i].Line == line);
            roundings += rule.BenefitsFor(pool.LineOf(run).Variant).Count(benefit => benefit.Rounds);
        }

        return roundings;
    }

    /// <summary>
    /// What a bundle adds over each unit's best reduction, on the dearest units that it could ever give.
    /// </summary>
    private static Int128 Given(UnitPool pool, int[] counts, Rule rule, BuyGetRule buyGet, Int128[] best)
    {
        var gains = new List<(Int128 Gain, int Count)>();
        for (var i = 0; i < counts.Length; i++)
        {
            if (pool.LineOf(i).IsPieces && buyGet.GetTarget.Holds(pool.LineOf(i).Variant))
            {
                var given = (Int128)pool.Runs[i].PriceMinor * buyGet.Steps;
                gains.Add((rule.Benefits.Count == 1 ? Int128.Max(0, given - best[i]) : given, counts[i]));
            }
        }

        gains.Sort((a, b) => b.Gain.CompareTo(a.Gain));
        var left = buyGet.MostGiven(buyGet.Count(pool.Working(rule, counts)));
        Int128 sum = 0;
        foreach (var (gain, count) in gains)
        {
            var taken = Math.Min(left, count);
            sum += gain * taken;
            left -= taken;
        }

        return sum;
    }
}
