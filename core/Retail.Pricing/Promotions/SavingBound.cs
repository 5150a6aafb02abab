using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Promotions;

/// <summary>
/// What promotions cannot exceed together, however units are given to them: every unit at its best reduction by those
/// that reduce unit by unit, on top of that the dearest units that the others could ever reduce or their amounts, and
/// what roundings may add. Amounts inside are thousandths of a minor unit.
/// </summary>
internal static class SavingBound
{
    /// <summary>The most that a promotion takes off one unit by the benefits that reduce unit by unit.</summary>
    public static long OfUnit(UnitPool pool, Contender contender, int run)
    {
        var sum = 0L;
        foreach (var benefit in contender.Rule.Benefits)
        {
            if (benefit.IsUnitByUnit && contender.MeansAny(benefit.Targets, pool.Runs[run].Line))
            {
                sum = Math.Min(sum + OfUnit(pool, benefit, run), Room(pool, run));
            }
        }

        return sum;
    }

    /// <summary>The most that promotions take off so many units of each run, in whole minor units.</summary>
    public static long Of(UnitPool pool, ReadOnlySpan<int> counts, IReadOnlyList<Contender> contenders)
    {
        var best = new long[counts.Length];
        Int128 sum = 0;
        Int128 room = 0;
        for (var run = 0; run < counts.Length; run++)
        {
            foreach (var contender in contenders)
            {
                best[run] = Math.Max(best[run], OfUnit(pool, contender, run));
            }

            sum += (Int128)best[run] * counts[run];
            room += (Int128)Room(pool, run) * counts[run];
        }

        foreach (var contender in contenders)
        {
            sum += Roundings(pool, counts, contender);
            foreach (var benefit in contender.Rule.Benefits)
            {
                sum += benefit.IsUnitByUnit ? 0 : OnTop(pool, counts, contender, benefit, best);
            }
        }

        return (long)(Int128.Min(sum, room) / Thousandths.PerMinor);
    }

    /// <summary>What the roundings of a promotion may add: one per line, or per unit, and benefit.</summary>
    public static long Roundings(UnitPool pool, ReadOnlySpan<int> counts, Contender contender)
    {
        long roundings = 0;
        foreach (var benefit in contender.Rule.Benefits)
        {
            for (var run = 0; benefit.Rounds is not null && run < counts.Length; run++)
            {
                var isFirst = run == 0 || pool.Runs[run - 1].Line != pool.Runs[run].Line;
                var isMeant = contender.Touches(pool.Runs[run].Line);
                roundings += !isMeant ? 0 : benefit.Rounds == RoundingPlace.Unit ? counts[run] : isFirst ? 1 : 0;
            }
        }

        return roundings * Rounding(pool);
    }

    /// <summary>What rounding once may add.</summary>
    public static long Rounding(UnitPool pool) => pool.Terms.Rounding switch
    {
        RoundingMode.Down => 0,
        RoundingMode.Up => Thousandths.PerMinor,
        _ => Thousandths.PerMinor / 2,
    };

    /// <summary>What a benefit takes at most off one unit of a run that it means.</summary>
    public static long OfUnit(UnitPool pool, BenefitRule benefit, int run)
    {
        var line = pool.LineOf(run);

        // What a floor price or an earlier lane keeps one unit from taking goes to others of its line.
        return line.FloorMinor > 0 || IsShort(pool, pool.Runs[run].Line)
            ? Room(pool, run)
            : Math.Min(benefit.UnitBound(line, pool.Runs[run].BaseMinor), Room(pool, run));
    }

    /// <summary>Whether a unit of the line costs less by now than what promotions compute on.</summary>
    private static bool IsShort(UnitPool pool, int line)
    {
        if (!pool.Terms.IsOnOriginal)
        {
            return false;
        }

        foreach (ref readonly var other in pool.Runs)
        {
            if (other.Line == line && other.PriceMinor < other.BaseMinor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a unit has above its floor price.</summary>
    public static long Room(UnitPool pool, int run)
    {
        var price = pool.Runs[run].PriceMinor;
        return Thousandths.Of(price - Math.Min(price, pool.LineOf(run).FloorMinor));
    }

    /// <summary>
    /// What a benefit that needs several units adds over each unit's best reduction, on the units where it adds most.
    /// </summary>
    private static Int128 OnTop(
        UnitPool pool, ReadOnlySpan<int> counts, Contender contender, BenefitRule benefit, long[] best)
    {
        var isAlone = contender.Rule.Benefits.Length == 1;
        var gains = new List<(long Gain, int Count)>();
        var meant = 0L;
        for (var run = 0; run < counts.Length; run++)
        {
            if (contender.Touches(pool.Runs[run].Line))
            {
                var most = contender.MeansAny(benefit.Targets, pool.Runs[run].Line) ? OfUnit(pool, benefit, run) : 0;
                gains.Add((isAlone ? Math.Max(0, most - best[run]) : most, counts[run]));
                meant += counts[run];
            }
        }

        gains.Sort((a, b) => b.Gain.CompareTo(a.Gain));
        var left = benefit.MostUnits(meant);
        Int128 sum = 0;
        foreach (var (gain, count) in gains)
        {
            var taken = Math.Min(left, count);
            sum += (Int128)gain * taken;
            left -= taken;
        }

        return benefit.MostMinor is { } amount ? Int128.Min(sum, Thousandths.Of(amount)) : sum;
    }
}
