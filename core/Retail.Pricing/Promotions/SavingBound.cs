using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions;

/// <summary>
/// What promotions cannot exceed together, however units are given to them: every unit at its best reduction by those
/// that reduce unit by unit, on top of that the dearest units that the others could ever reduce or their amounts, and
/// what roundings may add. Amounts inside are millionths of a minor unit.
/// </summary>
internal static class SavingBound
{
    /// <summary>The most that a promotion takes off one unit by the benefits that reduce unit by unit.</summary>
    public static Int128 OfUnit(UnitPool pool, Contender contender, int run)
    {
        Int128 sum = 0;
        foreach (var benefit in contender.Rule.Benefits)
        {
            sum += benefit.IsUnitByUnit ? Of(pool, contender, benefit, run) : 0;
        }

        return Int128.Min(sum, Room(pool, run));
    }

    /// <summary>The most that promotions take off so many units of each run, in whole minor units.</summary>
    public static long Of(UnitPool pool, ReadOnlySpan<int> counts, IReadOnlyList<Contender> contenders)
    {
        var best = new Int128[counts.Length];
        Int128 sum = 0;
        Int128 room = 0;
        for (var run = 0; run < counts.Length; run++)
        {
            foreach (var contender in contenders)
            {
                best[run] = Int128.Max(best[run], OfUnit(pool, contender, run));
            }

            sum += best[run] * counts[run];
            room += Room(pool, run) * counts[run];
        }

        foreach (var contender in contenders)
        {
            sum += Roundings(pool, counts, contender);
            foreach (var benefit in contender.Rule.Benefits)
            {
                sum += benefit.IsUnitByUnit ? 0 : OnTop(pool, counts, contender, benefit, best);
            }
        }

        return (long)(Int128.Min(sum, room) / Exact.Whole);
    }

    /// <summary>What the roundings of a promotion may add: one per line, or per unit, and benefit.</summary>
    public static Int128 Roundings(UnitPool pool, ReadOnlySpan<int> counts, Contender contender)
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
    public static Int128 Rounding(UnitPool pool) => pool.Terms.Rounding switch
    {
        RoundingMode.Down => 0,
        RoundingMode.Up => Exact.Whole,
        _ => Exact.Whole / 2,
    };

    /// <summary>What a benefit takes at most off one unit of a run.</summary>
    public static Int128 Of(UnitPool pool, Contender contender, BenefitRule benefit, int run)
    {
        foreach (var target in benefit.Targets)
        {
            if (contender.Means(target, pool.Runs[run].Line))
            {
                // What a floor price or an earlier lane keeps one unit from taking goes to others of its line.
                var most = pool.LineOf(run).FloorMinor > 0 || IsShort(pool, run)
                    ? Int128.MaxValue
                    : benefit.UnitBound(pool.LineOf(run), pool.Runs[run].BaseMinor);
                return Int128.Min(most, Room(pool, run));
            }
        }

        return 0;
    }

    /// <summary>Whether a unit of the run's line costs less by now than what promotions compute on.</summary>
    private static bool IsShort(UnitPool pool, int run)
    {
        if (!pool.Terms.IsOnOriginal)
        {
            return false;
        }

        var line = pool.Runs[run].Line;
        foreach (ref readonly var other in pool.Runs)
        {
            if (other.Line == line && other.PriceMinor < other.BaseMinor)
            {
                return true;
            }
        }

        return false;
    }

    private static Int128 Room(UnitPool pool, int run)
    {
        var price = pool.Runs[run].PriceMinor;
        return (Int128)(price - Math.Min(price, pool.LineOf(run).FloorMinor)) * Exact.Whole;
    }

    /// <summary>
    /// What a benefit that needs several units adds over each unit's best reduction, on the units where it adds most.
    /// </summary>
    private static Int128 OnTop(
        UnitPool pool, ReadOnlySpan<int> counts, Contender contender, BenefitRule benefit, Int128[] best)
    {
        var isAlone = contender.Rule.Benefits.Length == 1;
        var gains = new List<(Int128 Gain, int Count)>();
        var meant = 0L;
        for (var run = 0; run < counts.Length; run++)
        {
            if (contender.Touches(pool.Runs[run].Line))
            {
                var most = Of(pool, contender, benefit, run);
                gains.Add((isAlone ? Int128.Max(0, most - best[run]) : most, counts[run]));
                meant += counts[run];
            }
        }

        gains.Sort((a, b) => b.Gain.CompareTo(a.Gain));
        var left = benefit.MostUnits(meant);
        Int128 sum = 0;
        foreach (var (gain, count) in gains)
        {
            var taken = Math.Min(left, count);
            sum += gain * taken;
            left -= taken;
        }

        return benefit.MostMinor is { } amount ? Int128.Min(sum, (Int128)amount * Exact.Whole) : sum;
    }
}
