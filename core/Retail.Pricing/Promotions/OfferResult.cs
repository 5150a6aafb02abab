using System.Runtime.InteropServices;

namespace Retail.Pricing.Promotions;

/// <summary>What the lanes did, gathered.</summary>
internal sealed class OfferResult
{
    private readonly List<(int Line, int Lane, Rule Rule, long Minor)> reductions = [];

    /// <summary>At most so much more might have been saved; zero when every lane is proved.</summary>
    public long GapMinor { get; private set; }

    /// <summary>
    /// The promotions whose conditions held when their lane began and that reduce shipping, by lane, then rank.
    /// </summary>
    public List<Contender> OnShipping { get; } = [];

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

    public void NoteForShipping(Contender contender)
    {
        if (contender.Rule.Shipping.Length > 0)
        {
            OnShipping.Add(contender);
        }
    }

    public void Clear()
    {
        reductions.Clear();
        OnShipping.Clear();
        GapMinor = 0;
    }

    public void Add(long gapMinor, int lane, List<Use> uses)
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
    public ReadOnlySpan<(int Line, int Lane, Rule Rule, long Minor)> Reductions()
    {
        var all = CollectionsMarshal.AsSpan(reductions);
        all.Sort(static (a, b) => a.Line != b.Line ? a.Line.CompareTo(b.Line)
            : a.Lane != b.Lane ? a.Lane.CompareTo(b.Lane)
            : string.CompareOrdinal(a.Rule.Code, b.Rule.Code));
        var last = -1;
        foreach (ref readonly var one in all)
        {
            if (last >= 0 && all[last].Line == one.Line && ReferenceEquals(all[last].Rule, one.Rule))
            {
                all[last].Minor += one.Minor;
            }
            else
            {
                all[++last] = one;
            }
        }

        return all[..(last + 1)];
    }
}
