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

    private readonly Reused<Contender> contenders = new();

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

    /// <summary>Who names what.</summary>
    public HitList Hits { get; } = new();

    /// <summary>The promotions that concern the basket, by rank.</summary>
    public List<Contender> Contenders { get; } = [];

    /// <summary>Those of a lane whose conditions hold.</summary>
    public List<Contender> Eligible { get; } = [];

    /// <summary>Of these, those that need several units together.</summary>
    public List<Contender> Together { get; } = [];

    /// <summary>Of these, those that reduce unit by unit.</summary>
    public List<Contender> UnitByUnit { get; } = [];

    public CompetingGroups Groups { get; } = new();

    public CombinationSearch Search { get; } = new();

    public LineSplit Split { get; } = new();

    /// <summary>What the lanes did.</summary>
    public OfferResult Result { get; } = new();

    public static Workbench Begin()
    {
        var bench = spare ?? new Workbench();
        spare = null;
        return bench;
    }

    /// <summary>One more promotion that concerns the basket.</summary>
    public Contender NextContender()
    {
        var contender = contenders.Next();
        Contenders.Add(contender);
        return contender;
    }

    /// <summary>Lets go of the basket and leaves the rest for the next.</summary>
    public void End()
    {
        for (var i = 0; i < contenders.Count; i++)
        {
            contenders[i].End();
        }

        var lines = Units.Lines.Length;
        contenders.TakeBack();
        Contenders.Clear();
        Result.Clear();
        Units.Begin([], null!);
        spare = lines <= MostLinesKept ? this : null;
    }
}
