namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="SetOf"/>
internal sealed class SetOfRule(SetOf benefit) : BenefitRule(new TargetTest(benefit.Target))
{
    private readonly RewardRule reward = new(benefit.Reward);

    public override RoundingPlace? Rounds => reward.Rounds ? RoundingPlace.Line : null;

    public override void Apply(WorkingUnits units)
    {
        var pieces = units.FreePiecesIn(Target);
        var sets = Sets(units, pieces);
        if (sets == 0)
        {
            return;
        }

        units.Sort(pieces, benefit.Sort);
        var inSets = Cut(units, pieces, sets * benefit.Size);
        foreach (var piece in inSets)
        {
            units.Runs[piece].IsUsed = true;
            units.Runs[piece].IsBundled = true;
        }

        var chosen = benefit.Scope switch
        {
            SetScope.All => First(units, inSets, benefit.MaxUnits),
            SetScope.AllSets => PickedOverAll(units, inSets, sets),
            SetScope.EachSet => PickedOfEach(units, inSets, sets),
        };
        units.SortCanonically(chosen);
        reward.Give(units, chosen, sets);
    }

    public override long UnitBound(CanonicalLine line, long baseMinor) =>
        line.IsPieces ? reward.UnitBound(baseMinor) : 0;

    public override long? Share(CanonicalLine line, long baseMinor) =>
        !line.IsPieces ? 0
        : benefit.Scope == SetScope.All ? reward.Share(baseMinor, 1, benefit.Reward.Price is null ? 1 : benefit.Size)
        : benefit.Pick == Pick.Cheapest && benefit.Nth is null or 1
            ? reward.Share(baseMinor, benefit.Count ?? 1, benefit.Size)
        : reward.UnitBound(baseMinor);

    public override (int Reduced, int Used, long PaidMinor) Shape => benefit.Scope == SetScope.All
        ? (benefit.Size, 0, reward.PriceMinor)
        : (benefit.Count ?? 1, benefit.Size - (benefit.Count ?? 1), 0);

    public override long MostUnits(long units)
    {
        var sets = Math.Min(units / benefit.Size, benefit.MaxSets ?? long.MaxValue);
        var each = benefit.Scope == SetScope.All ? benefit.Size : benefit.Count ?? 1;
        return Math.Min(sets * each, benefit.MaxUnits ?? long.MaxValue);
    }

    public override long Missing(WorkingUnits units)
    {
        var pieces = units.FreePiecesIn(Target);
        return Sets(units, pieces) > 0 ? 0 : benefit.Size - Count(units, pieces);
    }

    private long Sets(WorkingUnits units, List<int> pieces) =>
        Math.Min(Count(units, pieces) / benefit.Size, benefit.MaxSets ?? long.MaxValue);

    private static long Count(WorkingUnits units, List<int> pieces)
    {
        var count = 0L;
        foreach (var piece in pieces)
        {
            count += units.Runs[piece].Count;
        }

        return count;
    }

    /// <summary>The first so many units of runs in order.</summary>
    private static List<int> Cut(WorkingUnits units, List<int> pieces, long wanted)
    {
        var cut = units.NewList();
        foreach (var piece in pieces)
        {
            var count = (int)Math.Min(wanted, units.Runs[piece].Count);
            if (count > 0)
            {
                units.SplitAfter(piece, count);
                cut.Add(piece);
                wanted -= count;
            }
        }

        return cut;
    }

    private static List<int> First(WorkingUnits units, List<int> pieces, int? most) =>
        most is { } limit ? Cut(units, pieces, limit) : pieces;

    private List<int> PickedOverAll(WorkingUnits units, List<int> inSets, long sets)
    {
        units.Sort(inSets, benefit.Pick);
        return Cut(units, inSets, Math.Min(sets * (benefit.Count ?? 1), benefit.MaxUnits ?? long.MaxValue));
    }

    /// <summary>Set by set: the units at the wanted places by the pick.</summary>
    private List<int> PickedOfEach(WorkingUnits units, List<int> inSets, long sets)
    {
        var picked = units.NewList();
        var one = units.NewList();
        var left = benefit.MaxUnits ?? long.MaxValue;
        var next = 0;
        for (var set = 0L; set < sets && left > 0; set++)
        {
            FillNextSet(units, inSets, one, ref next);
            units.Sort(one, benefit.Pick);
            var skip = (benefit.Nth ?? 1) - 1;
            var take = Math.Min(left, benefit.Count ?? 1);
            foreach (var piece in one)
            {
                if (skip >= units.Runs[piece].Count)
                {
                    skip -= units.Runs[piece].Count;
                    continue;
                }

                var run = skip == 0 ? piece : units.SplitAfter(piece, skip);
                skip = 0;
                var count = (int)Math.Min(take, units.Runs[run].Count);
                if (count > 0)
                {
                    units.SplitAfter(run, count);
                    picked.Add(run);
                    take -= count;
                    left -= count;
                }
            }
        }

        return picked;
    }

    private void FillNextSet(WorkingUnits units, List<int> inSets, List<int> one, ref int next)
    {
        one.Clear();
        for (var wanted = benefit.Size; wanted > 0;)
        {
            var piece = inSets[next];
            one.Add(piece);
            if (units.Runs[piece].Count > wanted)
            {
                // What is left of the run begins the next set.
                inSets[next] = units.SplitAfter(piece, wanted);
                return;
            }

            wanted -= units.Runs[piece].Count;
            next++;
        }
    }
}
