using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Properties;

/// <summary>
/// What a promotion that needs several units takes of those that are free and what it saves, for the oracle: from
/// README.md of Retail.Pricing, unit by unit, in decimals.
/// </summary>
/// <param name="units">By line, dearest first.</param>
/// <param name="rounding">The book's.</param>
internal sealed class OracleTaking(List<OracleUnit> units, RoundingMode rounding)
{
    public static int Mask(IEnumerable<int> chosen) => chosen.Aggregate(0, (mask, unit) => mask | (1 << unit));

    public static decimal Round(RoundingMode rounding, decimal amount)
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

    public (int Used, decimal Saved) Take(Benefit benefit, int free)
    {
        List<int> Free(Target target) => [.. Enumerable.Range(0, units.Count)
            .Where(unit => (free & (1 << unit)) != 0 && units[unit].IsIn(target))];

        return benefit switch
        {
            PercentOff percent => Percent(percent, Limited(Free(percent.Target), percent.Limit)),
            AmountOff amount => Amount(amount, Limited(Free(amount.Target), amount.Limit)),
            FixedPrice price => Price(price, Limited(Free(price.Target), price.Limit)),
            FixedTotal total => Sum(Free(total.Target)) - total.Total.AmountMinor is > 0 and var off
                ? (Mask(Free(total.Target)), off) : (0, 0),
            FirstAndNext amounts => FirstAndNext(amounts, Free(amounts.Target)),
            Tiered tiered => Tiers(tiered, Free(tiered.Target)),
            SetOf set => Sets(set, Free(set.Target)),
            Bundle bundle => Bundles(bundle, part => Free(part.Target)),
            BuyGet buyGet => BuyGet(buyGet, Free(buyGet.BuyTarget), Free(buyGet.GetTarget)),
            _ => throw new InvalidOperationException($"The oracle knows no {benefit}."),
        };
    }

    private (int Used, decimal Saved) Percent(PercentOff percent, List<int> chosen)
    {
        var saved = percent.Place switch
        {
            RoundingPlace.Unit => chosen.Sum(unit => Part(units[unit].Price, percent.Percent)),
            RoundingPlace.Whole => Part(Sum(chosen), percent.Percent),
            _ => OfLines(chosen, percent.Percent),
        };
        return (Mask(chosen), Math.Min(saved, percent.MaxAmount?.AmountMinor ?? saved));
    }

    private (int Used, decimal Saved) Amount(AmountOff amount, List<int> chosen) => (Mask(chosen), amount.Spread switch
    {
        AmountSpread.EachUnit => chosen.Sum(unit => Math.Min(amount.Amount.AmountMinor, units[unit].Price)),
        AmountSpread.EachLine => chosen.GroupBy(unit => units[unit].Sku)
            .Sum(line => Math.Min(amount.Amount.AmountMinor, Sum(line))),
        _ => Math.Min(amount.Amount.AmountMinor, Sum(chosen)),
    });

    private (int Used, decimal Saved) Price(FixedPrice price, List<int> chosen)
    {
        var dearer = chosen.Where(unit => units[unit].Price > price.Price.AmountMinor).ToList();
        return (Mask(dearer), dearer.Sum(unit => units[unit].Price - price.Price.AmountMinor));
    }

    private (int Used, decimal Saved) FirstAndNext(FirstAndNext amounts, List<int> meant)
    {
        var lines = meant.GroupBy(unit => units[unit].Sku)
            .Select(line => line.Take(amounts.MaxUnits ?? units.Count).ToList()).ToList();
        return (Mask(lines.SelectMany(line => line)), lines.Sum(line =>
            Math.Min(amounts.First.AmountMinor, units[line[0]].Price) +
            line.Skip(1).Sum(unit => Math.Min(amounts.Next.AmountMinor, units[unit].Price))));
    }

    private (int Used, decimal Saved) Tiers(Tiered tiered, List<int> meant)
    {
        var counted = tiered.Basis == TierBasis.Spend ? Sum(meant) : meant.Count;
        var reached = tiered.Tiers.LastOrDefault(tier => tier.From <= counted);
        return reached is null || meant.Count == 0 ? (0, 0) : (Mask(meant), reached.Reward.Amount is { } amount
            ? Math.Min(amount.AmountMinor, Sum(meant))
            : OfLines(meant, reached.Reward.Percent!.Value));
    }

    private (int Used, decimal Saved) Sets(SetOf set, List<int> meant)
    {
        var count = Math.Min(meant.Count / set.Size, set.MaxSets ?? units.Count);
        var sets = Picked(meant, set.Sort).Take(count * set.Size).Chunk(set.Size).ToList();
        var inSets = sets.SelectMany(one => one).ToList();
        var most = set.MaxUnits ?? units.Count;
        var each = set.Count ?? 1;
        var reduced = set.Scope switch
        {
            SetScope.EachSet => sets.SelectMany(one => Picked(one, set.Pick).Skip((set.Nth ?? 1) - 1).Take(each)),
            SetScope.AllSets => Picked(inSets, set.Pick).Take(each * count),
            _ => inSets,
        };
        return (Mask(inSets), Rewarded([.. reduced.Take(most)], set.Reward, count));
    }

    /// <summary>As many bundles as there are pieces for, each part taking the dearest that leave enough for others.
    /// </summary>
    private (int Used, decimal Saved) Bundles(Bundle bundle, Func<BundlePart, List<int>> free)
    {
        for (var times = Math.Min(units.Count, bundle.MaxTimes ?? units.Count); times > 0; times--)
        {
            // One target for each piece that is wanted.
            List<int>[] wanted =
                [.. bundle.Parts.SelectMany(part => Enumerable.Repeat(free(part), part.Count * times))];
            if (wanted.Length <= units.Count && Dealt(wanted, []) is { } taken)
            {
                return (Mask(taken), Rewarded(taken, bundle.Reward, times));
            }
        }

        return (0, 0);
    }

    private List<int>? Dealt(List<int>[] wanted, List<int> taken) => taken.Count == wanted.Length
        ? taken
        : Picked(wanted[taken.Count].Except(taken), Pick.Dearest)
            .Select(unit => Dealt(wanted, [.. taken, unit])).FirstOrDefault(all => all is not null);

    /// <summary>The most that can be given, for the fewest that are bought for it.</summary>
    private (int Used, decimal Saved) BuyGet(BuyGet benefit, List<int> buyable, List<int> gettable)
    {
        for (var given = Math.Min(units.Count, benefit.MaxGiven ?? units.Count); given > 0; given--)
        {
            var times = (given + benefit.GetCount - 1) / benefit.GetCount;
            var isFull = Bought(buyable, gettable, times * benefit.BuyCount, times * benefit.GetCount) is not null;
            var isWhole = given % benefit.GetCount == 0 || benefit.GivesPart || (given == benefit.MaxGiven && isFull);
            if (isWhole && times <= (benefit.MaxTimes ?? times) &&
                Bought(buyable, gettable, times * benefit.BuyCount, given) is { } bought)
            {
                var left = gettable.Except(bought);
                var reduced = benefit.Pick == Pick.Dearest
                    ? Picked(left, Pick.Dearest).Take(given).ToList()
                    : Picked(left, Pick.Dearest).TakeLast(given).ToList();
                var reward = benefit.Amount is { } amount ? new Reward(Amount: amount) : new Reward(benefit.Percent);
                return (Mask(bought) | Mask(reduced), Rewarded(reduced, reward, times));
            }
        }

        return (0, 0);
    }

    /// <summary>The dearest, but so many are left to be given; null when there are not enough.</summary>
    private List<int>? Bought(List<int> buyable, List<int> gettable, int wanted, int given)
    {
        var bought = new List<int>();
        foreach (var unit in Picked(buyable, Pick.Dearest))
        {
            if (bought.Count < wanted && gettable.Except(bought).Count(other => other != unit) >= given)
            {
                bought.Add(unit);
            }
        }

        return bought.Count == wanted ? bought : null;
    }

    private List<int> Limited(List<int> meant, UnitLimit? limit)
    {
        if (limit is null)
        {
            return meant;
        }

        var ofLine = new Dictionary<string, int>();
        var chosen = new List<int>();
        foreach (var unit in Picked(meant, limit.Pick))
        {
            var before = ofLine.GetValueOrDefault(units[unit].Sku);
            if (chosen.Count < (limit.Units ?? units.Count) && before < (limit.UnitsPerLine ?? units.Count))
            {
                chosen.Add(unit);
                ofLine[units[unit].Sku] = before + 1;
            }
        }

        return chosen;
    }

    private IEnumerable<int> Picked(IEnumerable<int> chosen, Pick pick) => pick switch
    {
        Pick.Cheapest => chosen.OrderBy(unit => units[unit].Price).ThenBy(unit => unit),
        Pick.Dearest => chosen.OrderByDescending(unit => units[unit].Price).ThenBy(unit => unit),
        Pick.LargestLine => chosen
            .OrderByDescending(unit => units.Count(other => other.Sku == units[unit].Sku)).ThenBy(unit => unit),
        _ => chosen.Order(),
    };

    private decimal Rewarded(List<int> chosen, Reward reward, int times) =>
        reward.Price is { } price ? Math.Max(0, Sum(chosen) - (price.AmountMinor * times))
        : reward.Amount is { } amount ? chosen.Sum(unit => Math.Min(amount.AmountMinor, units[unit].Price))
        : OfLines(chosen, reward.Percent!.Value);

    private decimal OfLines(IEnumerable<int> chosen, decimal percent) =>
        chosen.GroupBy(unit => units[unit].Sku).Sum(line => Part(Sum(line), percent));

    private decimal Sum(IEnumerable<int> chosen) => chosen.Sum(unit => units[unit].Price);

    private decimal Part(decimal amount, decimal percent) => Round(rounding, amount * percent / 100m);
}
