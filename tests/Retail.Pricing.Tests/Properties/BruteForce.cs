using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Properties;

/// <summary>
/// The most that one lane of promotions with one benefit each can save, by trying everything on single units. Written
/// from README.md of Retail.Pricing and sharing nothing with the engine: units are objects, amounts are decimals.
/// </summary>
internal sealed class BruteForce
{
    private readonly List<OracleUnit> units = [];
    private readonly OracleTaking taking;
    private readonly List<Benefit> unitByUnit = [];
    private readonly List<Benefit> together = [];
    private readonly RoundingMode rounding;
    private readonly Dictionary<int, decimal> splits = [];

    public BruteForce(Cases.Case one)
    {
        rounding = one.Rounding;
        taking = new OracleTaking(units, rounding);
        foreach (var line in one.Lines.GroupBy(line => line.Sku).OrderBy(group => group.Key))
        {
            var count = (int)line.Sum(part => part.Quantity);
            var cents = OracleTaking.Round(rounding, count * one.Prices[line.Key] * 100m);
            for (var i = 0; i < count; i++)
            {
                units.Add(new OracleUnit($"S{line.Key}", line.Key % 2 == 0 ? "even"
                    : "odd", decimal.Floor(cents / count) + (i < cents % count ? 1 : 0)));
            }
        }

        foreach (var benefit in one.Offers.Select(offer => offer.Benefits[0]))
        {
            var isUnitByUnit = benefit is
                PercentOff { Limit: null, MaxAmount: null, Place: not RoundingPlace.Whole } or
                FixedPrice { Limit: null } or
                AmountOff { Limit: null, Spread: AmountSpread.EachUnit };
            (isUnitByUnit ? unitByUnit : together).Add(benefit);
        }
    }

    public int Units => units.Count;

    /// <summary>Minor units.</summary>
    public decimal Best()
    {
        var best = 0m;
        var all = (1 << units.Count) - 1;
        var keepable = OracleTaking.Mask(Enumerable.Range(0, units.Count).Where(unit => Touching(unit).Any()));
        for (var kept = 0; kept <= all; kept++)
        {
            // A unit is kept for a promotion that reduces it, never merely left out.
            if ((kept & ~keepable) == 0)
            {
                best = Math.Max(best, BestOrder(all & ~kept, kept, together));
            }
        }

        return best;
    }

    private decimal BestOrder(int free, int kept, IReadOnlyList<Benefit> remaining)
    {
        var best = BestSplit(free | kept);
        foreach (var next in remaining)
        {
            var (used, saved) = taking.Take(next, free);
            if (saved > 0)
            {
                best = Math.Max(best, saved + BestOrder(
                    free & ~used, kept, [.. remaining.Where(other => !ReferenceEquals(other, next))]));
            }
        }

        return best;
    }

    /// <summary>Every way to give every unit to a promotion that reduces it.</summary>
    private decimal BestSplit(int mask)
    {
        if (!splits.TryGetValue(mask, out var best))
        {
            var chosen = Enumerable.Range(0, units.Count).Where(unit => (mask & (1 << unit)) != 0);
            best = chosen.GroupBy(unit => units[unit].Sku).Sum(line => BestSplit([.. line], 0, []));
            splits[mask] = best;
        }

        return best;
    }

    private decimal BestSplit(int[] line, int next, List<(int Unit, Benefit Benefit)> given)
    {
        if (next == line.Length)
        {
            return given.GroupBy(pair => pair.Benefit, ReferenceEqualityComparer.Instance)
                .Sum(group => group.First().Benefit switch
            {
                PercentOff { Place: RoundingPlace.Unit } percent =>
                    group.Sum(pair => Part(units[pair.Unit].Price, percent.Percent)),
                FixedPrice price => group.Sum(pair => units[pair.Unit].Price - price.Price.AmountMinor),
                PercentOff percent => Part(group.Sum(pair => units[pair.Unit].Price), percent.Percent),
                AmountOff amount => group.Sum(pair => Math.Min(amount.Amount.AmountMinor, units[pair.Unit].Price)),
                _ => throw new InvalidOperationException("Only what reduces unit by unit."),
            });
        }

        var touching = Touching(line[next]).ToList();
        return touching.Count == 0
            ? BestSplit(line, next + 1, given)
            : touching.Max(benefit => BestSplit(line, next + 1, [.. given, (line[next], benefit)]));
    }

    private IEnumerable<Benefit> Touching(int unit) => unitByUnit.Where(benefit => benefit switch
    {
        _ when units[unit].Price == 0 => false,
        PercentOff percent => units[unit].IsIn(percent.Target),
        FixedPrice price => units[unit].IsIn(price.Target) && price.Price.AmountMinor < units[unit].Price,
        _ => units[unit].IsIn(((AmountOff)benefit).Target),
    });

    private decimal Part(decimal amount, decimal percent) => OracleTaking.Round(rounding, amount * percent / 100m);
}
