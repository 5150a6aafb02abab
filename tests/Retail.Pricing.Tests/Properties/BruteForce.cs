using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Properties;

/// <summary>
/// The most that one lane of promotions with one benefit each can save, by trying everything on single units. Written
/// from README.md of Retail.Pricing and sharing nothing with the engine: units are objects, amounts are decimals.
/// </summary>
internal sealed class BruteForce
{
    private readonly List<Unit> units = [];
    private readonly List<Benefit> unitByUnit = [];
    private readonly List<Benefit> together = [];
    private readonly RoundingMode rounding;
    private readonly Dictionary<int, decimal> splits = [];

    public BruteForce(Cases.Case one)
    {
        rounding = one.Rounding;
        foreach (var line in one.Lines.GroupBy(line => line.Sku).OrderBy(group => group.Key))
        {
            var count = (int)line.Sum(part => part.Quantity);
            var cents = Round(count * one.Prices[line.Key] * 100m);
            for (var i = 0; i < count; i++)
            {
                units.Add(new Unit($"S{line.Key}", line.Key % 2 == 0 ? "even"
                    : "odd", decimal.Floor(cents / count) + (i < cents % count ? 1 : 0)));
            }
        }

        foreach (var benefit in one.Offers.Select(offer => offer.Benefits[0]))
        {
            (benefit is BuyGet or AmountOff { Spread: AmountSpread.Across } ? together : unitByUnit).Add(benefit);
        }
    }

    public int Units => units.Count;

    /// <summary>Minor units.</summary>
    public decimal Best()
    {
        var best = 0m;
        var all = (1 << units.Count) - 1;
        var keepable = Mask(Enumerable.Range(0, units.Count).Where(unit => Touching(unit).Any()));
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
            var (used, saved) = Take(next, free);
            if (used != 0)
            {
                best = Math.Max(best, saved + BestOrder(
                    free & ~used, kept, [.. remaining.Where(other => !ReferenceEquals(other, next))]));
            }
        }

        return best;
    }

    private (int Used, decimal Saved) Take(Benefit benefit, int free)
    {
        var available = Enumerable.Range(0, units.Count).Where(unit => (free & (1 << unit)) != 0).ToList();
        if (benefit is AmountOff amount)
        {
            var reduced = available.Where(unit => Holds(amount.Target, units[unit])).ToList();
            return (Mask(reduced), Math.Min(amount.Amount.AmountMinor, reduced.Sum(unit => units[unit].Price)));
        }

        var buyGet = (BuyGet)benefit;
        for (var times = Math.Min(units.Count, buyGet.MaxTimes ?? units.Count); times > 0; times--)
        {
            if (Bundle(buyGet, available, times) is { } found)
            {
                return found;
            }
        }

        return (0, 0);
    }

    private (int Used, decimal Saved)? Bundle(BuyGet benefit, List<int> available, int times)
    {
        var dearestFirst = available.OrderByDescending(unit => units[unit].Price).ThenBy(unit => unit).ToList();
        var bought = new List<int>();
        foreach (var unit in dearestFirst.Where(unit => Holds(benefit.BuyTarget, units[unit])))
        {
            var leftToGive = dearestFirst.Count(
                other => other != unit && !bought.Contains(other) && Holds(benefit.GetTarget, units[other]));
            if (bought.Count < times * benefit.BuyCount && leftToGive >= times * benefit.GetCount)
            {
                bought.Add(unit);
            }
        }

        var given = dearestFirst.Where(unit => !bought.Contains(unit) && Holds(benefit.GetTarget, units[unit]))
            .TakeLast(times * benefit.GetCount).ToList();
        if (bought.Count < times * benefit.BuyCount || given.Count < times * benefit.GetCount)
        {
            return null;
        }

        return (Mask(bought) | Mask(given), given.GroupBy(unit => units[unit].Sku)
            .Sum(line => Part(line.Sum(unit => units[unit].Price), benefit.Percent)));
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

    private IEnumerable<Benefit> Touching(int unit) =>
        unitByUnit.Where(benefit =>
            Holds(benefit is PercentOff percent ? percent.Target : ((AmountOff)benefit).Target, units[unit]));

    private decimal Part(decimal amount, decimal percent) => Round(amount * percent / 100m);

    private decimal Round(decimal amount)
    {
        var floor = decimal.Floor(amount);
        var part = amount - floor;
        var up = rounding switch
        {
            RoundingMode.HalfUp => part >= 0.5m,
            RoundingMode.HalfDown => part > 0.5m,
            RoundingMode.HalfEven => part > 0.5m || (part == 0.5m && floor % 2 == 1),
            RoundingMode.Up => part > 0,
            _ => false,
        };
        return up ? floor + 1 : floor;
    }

    private static bool Holds(Target target, Unit unit) =>
        (target.Skus.Count == 0 && target.Categories.Count == 0) || target.Skus.Contains(unit.Sku) ||
            target.Categories.Contains(unit.Category);

    private static int Mask(IEnumerable<int> chosen) => chosen.Aggregate(0, (mask, unit) => mask | (1 << unit));

    private sealed record Unit(string Sku, string Category, decimal Price);
}
