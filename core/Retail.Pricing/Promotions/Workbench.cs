namespace Retail.Pricing.Promotions;

/// <summary>
/// What a quote is worked out on: memory that a thread keeps for its next quote, for nothing of it outlives one. It
/// changes no answer, only what a quote allocates.
/// </summary>
internal sealed class Workbench
{
    // What a huge basket needed is not kept for the small ones that follow it.
    private const int MostLinesKept = 200;

    [ThreadStatic]
    private static Workbench? spare;

    private Workbench()
    {
        Whole = new UnitPool(Units);
        Group = new UnitPool(Units);
    }

    public WorkingUnits Units { get; } = new();

    /// <summary>All units that a lane's promotions can use.</summary>
    public UnitPool Whole { get; }

    /// <summary>Those of one group of competing promotions.</summary>
    public UnitPool Group { get; }

    public CompetingGroups Groups { get; } = new();

    public CombinationSearch Search { get; } = new();

    public LineSplit Split { get; } = new();

    public static Workbench Begin(LaneState state, LaneTerms terms)
    {
        var bench = spare ?? new Workbench();
        spare = null;
        bench.Units.Begin(state.Basket.Lines, terms);
        return bench;
    }

    /// <summary>Lets go of the basket and leaves the rest for the next.</summary>
    public void End()
    {
        var lines = Units.Lines.Length;
        Units.Begin([], null!);
        spare = lines <= MostLinesKept ? this : null;
    }
}
