namespace Retail.Pricing.Promotions;

/// <summary>A part of a run of units while one promotion works on it.</summary>
internal sealed class WorkingRun
{
    /// <summary>Index of the run of the pool that it is a part of.</summary>
    public required int Source { get; init; }

    public required int Line { get; init; }

    public required int Count { get; set; }

    public required long BeforeMinor { get; init; }

    public required long NowMinor { get; set; }

    /// <summary>Whether the promotion used these units: reduced them, or asked for them to be bought.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether the units were bought or given in a bundle, which no unit can be twice.</summary>
    public bool IsBundled { get; set; }

    /// <summary>Keeps the first so many here and gives the rest as a run of its own.</summary>
    public WorkingRun SplitAfter(int count)
    {
        var rest = new WorkingRun
        {
            Source = Source,
            Line = Line,
            Count = Count - count,
            BeforeMinor = BeforeMinor,
            NowMinor = NowMinor,
            IsUsed = IsUsed,
            IsBundled = IsBundled,
        };
        Count = count;
        return rest;
    }
}
