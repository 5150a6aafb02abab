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
            var isUnitByUnit = benefit is PercentOff or FixedPrice or AmountOff { Spread: AmountSpread.EachUnit };
            (isUnitByUnit ? unitByUnit : together).Add(benefit);
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

        if (benefit is SetOf set)
        {
            return Sets(set, [.. available.Where(unit => Holds(set.Target, units[unit]))]);
        }

        if (benefit is Tiered tiered)
        {
            var meant = available.Where(unit => Holds(tiered.Target, units[unit])).ToList();
            var reached = tiered.Tiers.LastOrDefault(tier => tier.From <= meant.Count);
            return reached is null || meant.Count == 0 ? (0, 0) : (Mask(meant), ByPercent(meant, reached.Reward));
        }

        if (benefit is Bundle bundle)
        {
            return Bundles(bundle, available);
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

    private (int Used, decimal Saved) Sets(SetOf set, List<int> meant)
    {
        var count = Math.Min(meant.Count / set.Size, set.MaxSets ?? units.Count);
        var sets = DearestFirst(meant).Take(count * set.Size).Chunk(set.Size).ToList();
        var inSets = sets.SelectMany(one => one).ToList();
        var saved = set.Scope == SetScope.EachSet
            ? ByPercent(sets.SelectMany(one =>
                one.OrderBy(unit => units[unit].Price).ThenBy(unit => unit).Take(set.Count ?? 1)), set.Reward)
            : Together(inSets, set.Reward, count);
        return (Mask(inSets), saved);
    }

    /// <summary>As many bundles as the parts, taken one after the other, find enough for.</summary>
    private (int Used, decimal Saved) Bundles(Bundle bundle, List<int> available)
    {
        for (var times = units.Count; times > 0; times--)
        {
            var taken = new List<int>();
            foreach (var part in bundle.Parts)
            {
                taken.AddRange(DearestFirst(available.Where(unit =>
                    !taken.Contains(unit) && Holds(part.Target, units[unit]))).Take(times * part.Count));
            }

            if (taken.Count == times * bundle.Parts.Sum(part => part.Count))
            {
                return (Mask(taken), Together(taken, bundle.Reward, times));
            }
        }

        return (0, 0);
    }

    private decimal Together(List<int> chosen, Reward reward, int times) => reward.Price is { } price
        ? Math.Max(0, chosen.Sum(unit => units[unit].Price) - (price.AmountMinor * times))
        : ByPercent(chosen, reward);

    private decimal ByPercent(IEnumerable<int> chosen, Reward reward) => chosen.GroupBy(unit => units[unit].Sku)
        .Sum(line => Part(line.Sum(unit => units[unit].Price), reward.Percent!.Value));

    private IOrderedEnumerable<int> DearestFirst(IEnumerable<int> chosen) =>
        chosen.OrderByDescending(unit => units[unit].Price).ThenBy(unit => unit);

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
        PercentOff percent => Holds(percent.Target, units[unit]),
        FixedPrice price => Holds(price.Target, units[unit]) && price.Price.AmountMinor < units[unit].Price,
        _ => Holds(((AmountOff)benefit).Target, units[unit]),
    });

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
