namespace Retail.Pricing.Promotions;

/// <summary>
/// Numbers the ways in which units of some runs can be left, so that what was worked out for one is looked up when it
/// comes again.
/// </summary>
internal sealed class Views
{
    private const int MostRemembered = 1_024;

    private int[] weights = [];
    private int runs;

    /// <summary>How many there are, or 0 when they are too many to be remembered.</summary>
    public int Count { get; private set; }

    public void Begin(ReadOnlySpan<int> counts)
    {
        (runs, Count) = (counts.Length, 1);
        Memory.Grow(ref weights, runs);
        for (var run = 0; run < runs && Count > 0; run++)
        {
            weights[run] = Count;
            Count = Count <= MostRemembered / (counts[run] + 1) ? Count * (counts[run] + 1) : 0;
        }
    }

    /// <summary>The number of one.</summary>
    public int Of(ReadOnlySpan<int> left)
    {
        var view = 0;
        for (var run = 0; run < left.Length; run++)
        {
            view += left[run] * weights[run];
        }

        return view;
    }

    /// <summary>What a unit of each run counts in the number of a view.</summary>
    public ReadOnlySpan<int> Weights => weights.AsSpan(0, runs);

    /// <summary>The number of the one that leaves so many of these runs.</summary>
    public int Of(ReadOnlySpan<int> left, ReadOnlySpan<int> ofRuns)
    {
        var view = 0;
        for (var run = 0; run < ofRuns.Length; run++)
        {
            view += left[ofRuns[run]] * weights[run];
        }

        return view;
    }
}
