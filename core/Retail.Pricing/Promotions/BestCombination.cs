using System.Runtime.InteropServices;

namespace Retail.Pricing.Promotions;

/// <summary>
/// The combination that saves most of those that a search has looked at: who took in which order, and what was kept
/// from them.
/// </summary>
/// <param name="takers">Who needs several units together.</param>
/// <param name="splits">Who reduces unit by unit, line by line.</param>
internal sealed class BestCombination(Reused<Taker> takers, Reused<LineSplit> splits)
{
    private readonly List<int> order = [];
    private UnitPool pool = null!;
    private List<Contender> contenders = [];
    private int[] kept = [];
    private int[] counts = [];
    private long[] savings = [];
    private long[] otherSavings = [];
    private bool isCounted;

    /// <summary>Whether any was looked at.</summary>
    public bool IsThere => SavedMinor >= 0;

    /// <summary>What it saves; below zero before one was looked at.</summary>
    public long SavedMinor { get; private set; }

    /// <summary>How many units of each run it keeps for those that reduce unit by unit.</summary>
    public ReadOnlySpan<int> Kept => kept.AsSpan(0, pool.Runs.Length);

    /// <param name="onPool">The units.</param>
    /// <param name="byRank">All who compete, by rank.</param>
    public void Begin(UnitPool onPool, List<Contender> byRank)
    {
        (pool, contenders, SavedMinor) = (onPool, byRank, -1);
        Memory.Grow(ref kept, pool.Runs.Length);
        Memory.Grow(ref counts, pool.Runs.Length);
        Memory.Grow(ref savings, contenders.Count);
        Memory.Grow(ref otherSavings, contenders.Count);
    }

    /// <summary>Lets go of the basket.</summary>
    public void End()
    {
        order.Clear();
        (pool, contenders) = (null!, []);
    }

    /// <summary>
    /// Remembers a combination if it saves more, or as much with more of it by the promotion that comes first by
    /// priority and code.
    /// </summary>
    /// <param name="savedMinor">What it saves.</param>
    /// <param name="otherOrder">Who took.</param>
    /// <param name="otherKept">What was kept from them.</param>
    /// <param name="left">What they left besides.</param>
    /// <param name="otherCounts">Both together.</param>
    public void Offer(
        long savedMinor,
        ReadOnlySpan<int> otherOrder,
        ReadOnlySpan<int> otherKept,
        ReadOnlySpan<int> left,
        ReadOnlySpan<int> otherCounts)
    {
        if (savedMinor > SavedMinor ||
            (savedMinor == SavedMinor && IsPreferred(otherOrder, otherKept, left, otherCounts)))
        {
            (SavedMinor, isCounted) = (savedMinor, false);
            order.Clear();
            order.AddRange(otherOrder);
            otherCounts.CopyTo(counts);
            otherKept.CopyTo(kept);
        }
    }

    /// <summary>What each promotion does, unit by unit.</summary>
    public List<Use> Uses()
    {
        var uses = new List<Use>(order.Count + splits.Count);
        var keeping = Kept;
        Span<int> rest = keeping.Length <= 64 ? stackalloc int[keeping.Length] : new int[keeping.Length];
        Free(keeping, rest);
        foreach (var taker in order)
        {
            uses.Add(pool.Apply(takers[taker].Contender, rest));
            takers[taker].Take(takers[taker].ViewOf(rest), rest);
        }

        for (var i = 0; i < splits.Count; i++)
        {
            splits[i].AddUses(counts, uses);
        }

        return uses;
    }

    private bool IsPreferred(
        ReadOnlySpan<int> otherOrder,
        ReadOnlySpan<int> otherKept,
        ReadOnlySpan<int> left,
        ReadOnlySpan<int> otherCounts)
    {
        if (KeepsWhatIsLeft(otherKept, left) || IsThis(otherOrder, otherKept))
        {
            return false;
        }

        if (!isCounted)
        {
            Count(CollectionsMarshal.AsSpan(order), Kept, counts, savings);
            isCounted = true;
        }

        Count(otherOrder, otherKept, otherCounts, otherSavings);
        return otherSavings.AsSpan(0, contenders.Count).SequenceCompareTo(savings.AsSpan(0, contenders.Count)) > 0;
    }

    /// <summary>Whether units were kept of what nobody took: one that keeps fewer and saves as much stands.</summary>
    private static bool KeepsWhatIsLeft(ReadOnlySpan<int> otherKept, ReadOnlySpan<int> left)
    {
        for (var run = 0; run < left.Length; run++)
        {
            if (otherKept[run] > 0 && left[run] > 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsThis(ReadOnlySpan<int> otherOrder, ReadOnlySpan<int> otherKept) =>
        otherKept.SequenceEqual(Kept) &&
        otherOrder.SequenceEqual(CollectionsMarshal.AsSpan(order));

    /// <summary>What each promotion of a combination saves, by rank.</summary>
    private void Count(
        ReadOnlySpan<int> taking, ReadOnlySpan<int> keeping, ReadOnlySpan<int> ofPool, long[] savedBy)
    {
        Array.Clear(savedBy, 0, contenders.Count);
        Span<int> rest = keeping.Length <= 64 ? stackalloc int[keeping.Length] : new int[keeping.Length];
        Free(keeping, rest);
        foreach (var taker in taking)
        {
            var view = takers[taker].ViewOf(rest);
            savedBy[contenders.IndexOf(takers[taker].Contender)] += takers[taker].Saved(view, rest);
            takers[taker].Take(view, rest);
        }

        for (var i = 0; i < splits.Count; i++)
        {
            splits[i].AddSavings(ofPool, contenders, savedBy);
        }
    }

    private void Free(ReadOnlySpan<int> keeping, Span<int> rest)
    {
        for (var run = 0; run < rest.Length; run++)
        {
            rest[run] = pool.Counts[run] - keeping[run];
        }
    }
}
