namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="BuyGet"/>
internal sealed class BuyGetRule(BuyGet benefit)
    : BenefitRule(new TargetTest(benefit.BuyTarget), new TargetTest(benefit.GetTarget))
{
    private readonly bool isOneTarget = benefit.Pick == Pick.Cheapest && !benefit.GivesPart &&
        TargetTest.AreSame(benefit.BuyTarget, benefit.GetTarget);

    private readonly RewardRule reward = new(
        benefit.Amount is null ? new Reward(Percent: benefit.Percent) : new Reward(Amount: benefit.Amount));

    private TargetTest BuyTarget => Targets[0];

    private TargetTest GetTarget => Targets[1];

    public override RoundingPlace? Rounds => reward.Rounds ? RoundingPlace.Line : null;

    public override void Apply(WorkingUnits units)
    {
        var pieces = Pieces(units);
        var count = new PieceCount(units, pieces, BuyTarget, GetTarget);
        var (times, given) = Fits(count);
        if (given == 0)
        {
            return;
        }

        Buy(units, pieces, times * benefit.BuyCount, mayBuyOfBoth: count.CanGet - given);
        var chosen = Give(units, Pieces(units), given);
        units.SortCanonically(chosen);
        reward.Give(units, chosen, times);
    }

    public override long UnitBound(CanonicalLine line, long baseMinor) =>
        line.IsPieces ? reward.UnitBound(baseMinor) : 0;

    /// <summary>Of one target the cheapest are given: at most their part of all that are bought or given.</summary>
    public override long? Share(CanonicalLine line, long baseMinor) =>
        !line.IsPieces ? 0
        : isOneTarget ? reward.Share(baseMinor, benefit.GetCount, benefit.BuyCount + benefit.GetCount)
        : reward.UnitBound(baseMinor);

    public override (int Reduced, int Used, long PaidMinor) Shape => (benefit.GetCount, benefit.BuyCount, 0);

    public override long MostUnits(long units)
    {
        var (times, rest) = Math.DivRem(units, (long)benefit.BuyCount + benefit.GetCount);
        var most = benefit.MaxTimes ?? long.MaxValue;
        var part = benefit.GivesPart && times < most ? Math.Max(0, rest - benefit.BuyCount) : 0;
        return Math.Min((Math.Min(times, most) * benefit.GetCount) + part, benefit.MaxGiven ?? long.MaxValue);
    }

    /// <summary>The fewest pieces more with which it would fit once.</summary>
    public override long Missing(WorkingUnits units)
    {
        var count = new PieceCount(units, Pieces(units), BuyTarget, GetTarget);
        var get = benefit.GivesPart ? 1 : benefit.GetCount;
        var missing = Math.Max(benefit.BuyCount - count.CanBuy, get - count.CanGet);
        return Math.Max(0, Math.Max(missing, (long)benefit.BuyCount + get - count.Either));
    }

    /// <summary>How often it fits, no unit being used twice, and how many are given then.</summary>
    private (long Times, long Given) Fits(PieceCount count)
    {
        var times = Math.Min(count.CanBuy / benefit.BuyCount, count.CanGet / benefit.GetCount);
        times = Math.Min(times, count.Either / ((long)benefit.BuyCount + benefit.GetCount));
        times = Math.Min(times, benefit.MaxTimes ?? times);
        if (benefit.MaxGiven is { } most && times * benefit.GetCount > most)
        {
            return ((most + benefit.GetCount - 1) / benefit.GetCount, most);
        }

        var given = times * benefit.GetCount;
        var bought = (times + 1) * benefit.BuyCount;
        if (benefit.GivesPart && times < (benefit.MaxTimes ?? long.MaxValue) && bought <= count.CanBuy)
        {
            var more = Math.Min(count.CanGet - given, count.Either - bought - given);
            more = Math.Min(more, (benefit.MaxGiven ?? long.MaxValue) - given);
            return more > 0 ? (times + 1, given + more) : (times, given);
        }

        return (times, given);
    }

    /// <summary>Dearest first; of equals the canonical earlier line is bought first and given last.</summary>
    private List<int> Pieces(WorkingUnits units)
    {
        var pieces = units.NewList();
        for (var i = 0; i < units.Runs.Length; i++)
        {
            ref var run = ref units.Runs[i];
            if (!run.IsBundled && units.LineOf(run).IsPieces &&
                (units.Holds(BuyTarget, run) || units.Holds(GetTarget, run)))
            {
                pieces.Add(i);
            }
        }

        units.Sort(pieces, Pick.Dearest);
        return pieces;
    }

    /// <summary>Buys the dearest, but leaves enough of those that can be both to be given.</summary>
    private void Buy(WorkingUnits units, List<int> pieces, long wanted, long mayBuyOfBoth)
    {
        foreach (var piece in pieces)
        {
            var canGet = units.Holds(GetTarget, units.Runs[piece]);
            var most = canGet ? Math.Min(wanted, mayBuyOfBoth) : wanted;
            var count = units.Holds(BuyTarget, units.Runs[piece]) ? Math.Min(most, units.Runs[piece].Count) : 0;
            if (count > 0)
            {
                Mark(units, piece, (int)count);
                wanted -= count;
                mayBuyOfBoth -= canGet ? count : 0;
            }
        }
    }

    private List<int> Give(WorkingUnits units, List<int> pieces, long wanted)
    {
        if (benefit.Pick != Pick.Dearest)
        {
            pieces.Reverse();
        }

        var given = units.NewList();
        foreach (var piece in pieces)
        {
            if (wanted > 0 && units.Holds(GetTarget, units.Runs[piece]))
            {
                var count = Math.Min(wanted, units.Runs[piece].Count);
                Mark(units, piece, (int)count);
                given.Add(piece);
                wanted -= count;
            }
        }

        return given;
    }

    private static void Mark(WorkingUnits units, int piece, int count)
    {
        units.SplitAfter(piece, count);
        units.Runs[piece].IsUsed = true;
        units.Runs[piece].IsBundled = true;
    }

    /// <summary>How many pieces can be bought, can be given, can be either.</summary>
    private readonly record struct PieceCount(long CanBuy, long CanGet, long Either)
    {
        public PieceCount(WorkingUnits units, List<int> pieces, TargetTest buy, TargetTest get)
            : this(0, 0, 0)
        {
            foreach (var piece in pieces)
            {
                ref var run = ref units.Runs[piece];
                CanBuy += units.Holds(buy, run) ? run.Count : 0;
                CanGet += units.Holds(get, run) ? run.Count : 0;
                Either += run.Count;
            }
        }
    }
}
