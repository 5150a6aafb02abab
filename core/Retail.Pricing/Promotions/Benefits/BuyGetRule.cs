using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="BuyGet"/>
internal sealed class BuyGetRule(BuyGet benefit) : BenefitRule
{
    private readonly TargetTest buyTarget = new(benefit.BuyTarget);
    private readonly TargetTest getTarget = new(benefit.GetTarget);

    public override IReadOnlyList<TargetTest> Targets => [buyTarget, getTarget];

    public override bool IsUnitByUnit => false;

    public override bool Rounds => Steps != Exact.Whole;

    public int Steps { get; } = Exact.Steps(benefit.Percent);

    public TargetTest GetTarget => getTarget;

    public override void Apply(WorkingUnits units)
    {
        var pieces = Pieces(units);
        var count = new PieceCount(pieces);
        var times = Times(count);
        if (times == 0)
        {
            return;
        }

        Buy(units, pieces, times * benefit.BuyCount, mayBuyOfBoth: count.CanGet - (times * benefit.GetCount));
        var given = Give(units, Pieces(units), times * benefit.GetCount);
        given.Sort((a, b) => a.Line != b.Line ? a.Line.CompareTo(b.Line) : b.NowMinor.CompareTo(a.NowMinor));
        units.ReduceByPart(given, Steps);
    }

    /// <summary>How often it fits: enough to buy, enough to give, and no unit twice.</summary>
    public long Times(PieceCount count)
    {
        var times = Math.Min(count.CanBuy / benefit.BuyCount, count.CanGet / benefit.GetCount);
        times = Math.Min(times, count.Either / ((long)benefit.BuyCount + benefit.GetCount));
        return Math.Min(times, benefit.MaxTimes ?? times);
    }

    /// <summary>How many given units there are at most.</summary>
    public long MostGiven(PieceCount count) => Times(count) * benefit.GetCount;

    /// <summary>The fewest pieces more with which it would fit once.</summary>
    public long Missing(PieceCount count)
    {
        var missing = Math.Max(benefit.BuyCount - count.CanBuy, benefit.GetCount - count.CanGet);
        return Math.Max(0, Math.Max(missing, (long)benefit.BuyCount + benefit.GetCount - count.Either));
    }

    /// <summary>Counts the pieces that it may use.</summary>
    public PieceCount Count(WorkingUnits units) => new(Pieces(units));

    private List<Piece> Pieces(WorkingUnits units)
    {
        var pieces = new List<Piece>();
        foreach (var run in units.Runs)
        {
            var line = units.Lines[run.Line];
            if (!run.IsBundled && line.IsPieces)
            {
                var piece = new Piece(run, buyTarget.Holds(line.Variant), getTarget.Holds(line.Variant));
                if (piece.CanBuy || piece.CanGet)
                {
                    pieces.Add(piece);
                }
            }
        }

        // Dearest first; of equals the canonical earlier line is bought first and given last.
        pieces.Sort((a, b) => a.Run.NowMinor != b.Run.NowMinor
            ? b.Run.NowMinor.CompareTo(a.Run.NowMinor)
            : a.Run.Line.CompareTo(b.Run.Line));
        return pieces;
    }

    /// <summary>Buys the dearest, but leaves enough of those that can be both to be given.</summary>
    private static void Buy(WorkingUnits units, List<Piece> pieces, long wanted, long mayBuyOfBoth)
    {
        foreach (var (run, canBuy, canGet) in pieces)
        {
            var count = !canBuy ? 0 : Math.Min(Math.Min(wanted, run.Count), canGet ? mayBuyOfBoth : long.MaxValue);
            if (count > 0)
            {
                Mark(units, run, (int)count);
                wanted -= count;
                mayBuyOfBoth -= canGet ? count : 0;
            }
        }
    }

    private static List<WorkingRun> Give(WorkingUnits units, List<Piece> pieces, long wanted)
    {
        var given = new List<WorkingRun>();
        for (var i = pieces.Count - 1; i >= 0 && wanted > 0; i--)
        {
            if (pieces[i].CanGet)
            {
                var run = pieces[i].Run;
                var count = Math.Min(wanted, run.Count);
                Mark(units, run, (int)count);
                given.Add(run);
                wanted -= count;
            }
        }

        return given;
    }

    private static void Mark(WorkingUnits units, WorkingRun run, int count)
    {
        units.Split(run, count);
        run.IsUsed = true;
        run.IsBundled = true;
    }

    /// <summary>Equal pieces and what they may be.</summary>
    internal readonly record struct Piece(WorkingRun Run, bool CanBuy, bool CanGet);

    /// <summary>How many pieces can be bought, can be given, can be either.</summary>
    internal readonly record struct PieceCount(long CanBuy, long CanGet, long Either)
    {
        public PieceCount(List<Piece> pieces)
            : this(
                pieces.Sum(piece => piece.CanBuy ? (long)piece.Run.Count : 0),
                pieces.Sum(piece => piece.CanGet ? (long)piece.Run.Count : 0),
                pieces.Sum(piece => (long)piece.Run.Count))
        {
        }
    }
}
