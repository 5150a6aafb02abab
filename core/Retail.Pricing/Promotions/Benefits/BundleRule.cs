namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="Bundle"/>
internal sealed class BundleRule(Bundle benefit)
    : BenefitRule([.. benefit.Parts.Select(part => new TargetTest(part.Target))])
{
    private readonly RewardRule reward = new(benefit.Reward);
    private readonly int size = benefit.Parts.Sum(part => part.Count);

    public override RoundingPlace? Rounds => reward.Rounds ? RoundingPlace.Line : null;

    public override void Apply(WorkingUnits units)
    {
        var pieces = Pieces(units);
        var parts = Parts(units, pieces);
        var times = Times(parts, Count(units, pieces));
        if (times == 0)
        {
            return;
        }

        var chosen = units.NewList();
        var wanted = Wanted(times);
        for (var part = 0; part < wanted.Length; part++)
        {
            parts.Take(part, wanted, (run, count) => chosen.Add(Use(units, pieces, run, count)));
        }

        units.SortCanonically(chosen);
        reward.Give(units, chosen, times);
    }

    public override long UnitBound(CanonicalLine line, long baseMinor) =>
        line.IsPieces ? reward.UnitBound(baseMinor) : 0;

    public override long? Share(CanonicalLine line, long baseMinor) =>
        line.IsPieces ? reward.Share(baseMinor, 1, benefit.Reward.Price is null ? 1 : size) : 0;

    public override (int Reduced, int Used, long PaidMinor) Shape => (size, 0, reward.PriceMinor);

    public override long MostUnits(long units) =>
        Math.Min(units / size, benefit.MaxTimes ?? long.MaxValue) * size;

    public override long Missing(WorkingUnits units) => Parts(units, Pieces(units)).Lacking(Wanted(1));

    /// <summary>How often all parts find enough.</summary>
    private long Times(BundleParts parts, long count)
    {
        // Fewer always fit where more do.
        var (fits, tooMany) = (0L, Math.Min(count / size, benefit.MaxTimes ?? long.MaxValue) + 1);
        while (tooMany - fits > 1)
        {
            var middle = fits + ((tooMany - fits) / 2);
            (fits, tooMany) = parts.Lacking(Wanted(middle)) == 0 ? (middle, tooMany) : (fits, middle);
        }

        return fits;
    }

    private long[] Wanted(long times) => [.. benefit.Parts.Select(part => part.Count * times)];

    private BundleParts Parts(WorkingUnits units, List<int> pieces)
    {
        var left = new long[pieces.Count];
        var parts = new BundleParts(left, Targets.Length);
        for (var run = 0; run < left.Length; run++)
        {
            left[run] = units.Runs[pieces[run]].Count;
            for (var part = 0; part < Targets.Length; part++)
            {
                if (units.Holds(Targets[part], units.Runs[pieces[run]]))
                {
                    parts.Allow(part, run);
                }
            }
        }

        return parts;
    }

    /// <summary>The pieces of any part that are not yet in a bundle, dearest first.</summary>
    private List<int> Pieces(WorkingUnits units)
    {
        var pieces = units.NewList();
        for (var i = 0; i < units.Runs.Length; i++)
        {
            ref var run = ref units.Runs[i];
            if (!run.IsBundled && units.LineOf(run).IsPieces)
            {
                pieces.Add(i);
            }
        }

        units.Sort(pieces, Pick.Dearest);
        return pieces;
    }

    /// <summary>Uses so many pieces of a run; what is left of it for other parts takes its place.</summary>
    private static int Use(WorkingUnits units, List<int> pieces, int run, int count)
    {
        var piece = pieces[run];
        var rest = units.SplitAfter(piece, count);
        pieces[run] = rest < 0 ? piece : rest;
        units.Runs[piece].IsBundled = true;
        return piece;
    }

    private static long Count(WorkingUnits units, List<int> pieces)
    {
        var count = 0L;
        foreach (var piece in pieces)
        {
            count += units.Runs[piece].Count;
        }

        return count;
    }
}
