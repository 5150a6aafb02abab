using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Promotions;

/// <summary>
/// What to put into the basket for a benefit to do something: so many pieces more of which of its targets, any goods of
/// each. Bundles whose parts overlap may have to be asked again: what is put in for one part another may take.
/// </summary>
internal static class Lacks
{
    public static IReadOnlyList<(TargetTest Of, long Pieces)> Of(
        Benefit benefit, BenefitRule rule, WorkingUnits units)
    {
        var missing = rule.Missing(units);
        return missing <= 0 ? []
            : benefit is Bundle bundle ? OfBundle(bundle, rule.Targets, units)
            : benefit is BuyGet buyGet && !TargetTest.AreSame(buyGet.BuyTarget, buyGet.GetTarget)
                ? OfGift(buyGet, rule.Targets, units)
            : [(rule.Targets[0], missing)];
    }

    /// <summary>Takes one bundle's parts as they are taken; what is not found is lacking.</summary>
    private static List<(TargetTest Of, long Pieces)> OfBundle(
        Bundle bundle, TargetTest[] targets, WorkingUnits units)
    {
        var left = Array.ConvertAll(units.Runs.ToArray(), run => run.Count);
        var lacks = new List<(TargetTest Of, long Pieces)>();
        for (var part = 0; part < targets.Length; part++)
        {
            var wanted = bundle.Parts[part].Count;
            foreach (var piece in Pieces(units, targets[part]))
            {
                var count = Math.Min(wanted, left[piece]);
                left[piece] -= count;
                wanted -= count;
            }

            if (wanted > 0)
            {
                lacks.Add((targets[part], wanted));
            }
        }

        return lacks;
    }

    private static List<(TargetTest Of, long Pieces)> OfGift(
        BuyGet buyGet, TargetTest[] targets, WorkingUnits units)
    {
        var given = buyGet.GivesPart ? 1 : buyGet.GetCount;
        var (buyable, gettable) = (Pieces(units, targets[0]), Pieces(units, targets[1]));
        var toBuy = Math.Max(0, buyGet.BuyCount - Count(units, buyable));
        var toGet = Math.Max(0, given - Count(units, gettable));

        // Each piece is bought or given, not both.
        var either = Count(units, [.. buyable.Union(gettable)]) + toBuy + toGet;
        toGet += Math.Max(0, (long)buyGet.BuyCount + given - either);
        var lacks = new List<(TargetTest Of, long Pieces)>();
        if (toBuy > 0)
        {
            lacks.Add((targets[0], toBuy));
        }

        if (toGet > 0)
        {
            lacks.Add((targets[1], toGet));
        }

        return lacks;
    }

    private static List<int> Pieces(WorkingUnits units, TargetTest target)
    {
        var pieces = units.In(target);
        pieces.RemoveAll(piece => !units.LineOf(units.Runs[piece]).IsPieces);
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
