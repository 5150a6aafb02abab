namespace Retail.Pricing.Promotions;

/// <summary>What the lanes did, gathered.</summary>
internal sealed class OfferResult
{
    private readonly List<(int Line, int Lane, Rule Rule, long Minor)> reductions = [];

    /// <summary>At most so much more might have been saved; zero when every lane is proved.</summary>
    public long GapMinor { get; private set; }

    /// <summary>The promotions whose conditions held when their lane began and that reduce shipping, by lane.</summary>
    public List<IReadOnlyList<Contender>> OnShipping { get; } = [];

    /// <summary>What a promotion took off goods.</summary>
    public long GivenMinor(Rule rule)
    {
        var sum = 0L;
        foreach (var reduction in reductions)
        {
            sum += ReferenceEquals(reduction.Rule, rule) ? reduction.Minor : 0;
        }

        return sum;
    }

    public void NoteForShipping(IReadOnlyList<Contender> ofLane)
    {
        if (ofLane.Count > 0)
        {
            OnShipping.Add(ofLane);
        }
    }

    public void Add(long gapMinor, int lane, IReadOnlyList<Use> uses)
    {
        GapMinor += gapMinor;
        foreach (var use in uses)
        {
            foreach (ref readonly var run in use.Runs.AsSpan())
            {
                if (run.SavedMinor > 0)
                {
                    reductions.Add((run.Line, lane, use.By.Rule, run.SavedMinor));
                }
            }
        }
    }

    /// <summary>What promotions take off, line by line: by lane, then code; one entry per line and promotion.</summary>
    public List<(int Line, Rule Rule, long Minor)> Reductions()
    {
        reductions.Sort((a, b) => a.Line != b.Line ? a.Line.CompareTo(b.Line)
            : a.Lane != b.Lane ? a.Lane.CompareTo(b.Lane)
            : string.CompareOrdinal(a.Rule.Code, b.Rule.Code));
        var merged = new List<(int Line, Rule Rule, long Minor)>(reductions.Count);
        foreach (var (line, _, rule, minor) in reductions)
        {
            if (merged.Count > 0 && merged[^1].Line == line && ReferenceEquals(merged[^1].Rule, rule))
            {
                merged[^1] = (line, rule, merged[^1].Minor + minor);
            }
            else
            {
                merged.Add((line, rule, minor));
            }
        }

        return merged;
    }
}
