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
        var times = Times(units);
        if (times == 0)
        {
            return;
        }

        var chosen = units.NewList();
        for (var part = 0; part < Targets.Length; part++)
        {
            var wanted = times * benefit.Parts[part].Count;
            foreach (var piece in Pieces(units, part))
            {
                var count = (int)Math.Min(wanted, units.Runs[piece].Count);
                if (count > 0)
                {
                    units.SplitAfter(piece, count);
                    units.Runs[piece].IsUsed = true;
                    units.Runs[piece].IsBundled = true;
                    chosen.Add(piece);
                    wanted -= count;
                }
            }
        }

        units.SortCanonically(chosen);
        reward.Give(units, chosen, times);
    }

    public override Int128 UnitBound(CanonicalLine line, long baseMinor) =>
        line.IsPieces ? reward.UnitBound(baseMinor) : 0;

    public override Int128? Share(CanonicalLine line, long baseMinor) =>
        line.IsPieces ? reward.Share(baseMinor, 1, benefit.Reward.Price is null ? 1 : size) : 0;

    public override (int Reduced, int Used, long PaidMinor) Shape => (size, 0, reward.PriceMinor);

    public override long MostUnits(long units) =>
        Math.Min(units / size, benefit.MaxTimes ?? long.MaxValue) * size;

    public override long Missing(WorkingUnits units)
    {
        if (Times(units) > 0)
        {
            return 0;
        }

        var missing = 0L;
        for (var part = 0; part < Targets.Length; part++)
        {
            missing += Math.Max(0, benefit.Parts[part].Count - Count(units, Pieces(units, part)));
        }

        return Math.Max(1, missing);
    }

    /// <summary>How often the parts, taken in order, find enough.</summary>
    private long Times(WorkingUnits units)
    {
        var most = benefit.MaxTimes ?? long.MaxValue;
        for (var part = 0; part < Targets.Length; part++)
        {
            most = Math.Min(most, Count(units, Pieces(units, part)) / benefit.Parts[part].Count);
        }

        // Fewer always fit where more do.
        var (fits, tooMany) = (0L, most + 1);
        while (tooMany - fits > 1)
        {
            var middle = fits + ((tooMany - fits) / 2);
            (fits, tooMany) = Fits(units, middle) ? (middle, tooMany) : (fits, middle);
        }

        return fits;
    }

    private bool Fits(WorkingUnits units, long times)
    {
        var left = new int[units.Runs.Length];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = units.Runs[i].Count;
        }

        for (var part = 0; part < Targets.Length; part++)
        {
            var wanted = times * benefit.Parts[part].Count;
            foreach (var piece in Pieces(units, part))
            {
                var count = (int)Math.Min(wanted, left[piece]);
                left[piece] -= count;
                wanted -= count;
            }

            if (wanted > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The pieces of a part that are not yet in a bundle, dearest first.</summary>
    private List<int> Pieces(WorkingUnits units, int part)
    {
        var pieces = units.FreePiecesIn(Targets[part]);
        units.Sort(pieces, Pick.Dearest);
        return pieces;
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
