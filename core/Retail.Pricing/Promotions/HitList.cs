namespace Retail.Pricing.Promotions;

/// <summary>
/// Which target of which promotion names which line, gathered by promotion: they are found line by line and asked for
/// promotion by promotion. Used again and again.
/// </summary>
internal sealed class HitList
{
    private const int None = 0;

    // By rank, the number of its last hit; from 1, so that what was never touched has none.
    private int[] last = [];
    private int[] ranks = [];
    private int rankCount;
    private Hit[] hits = [];
    private int hitCount;

    /// <summary>The promotions that were hit, by rank. They stay in order until the next hit.</summary>
    public ReadOnlySpan<int> Ranks
    {
        get
        {
            var hit = ranks.AsSpan(0, rankCount);
            hit.Sort();
            return hit;
        }
    }

    /// <summary>Begins a basket, with room for so many promotions.</summary>
    public void Begin(int promotions) => Memory.Grow(ref last, promotions);

    /// <param name="rank">Of the promotion.</param>
    /// <param name="place">Of its target; 0 when it counts whatever it names.</param>
    /// <param name="line">The line.</param>
    public void Add(int rank, int place, int line)
    {
        ref var before = ref last[rank];
        if (before == None)
        {
            Room(ref ranks, rankCount);
            ranks[rankCount++] = rank;
        }

        Room(ref hits, hitCount);
        hits[hitCount++] = new Hit(place, line, before);
        before = hitCount;
    }

    /// <summary>The hits of a promotion, the last one first.</summary>
    public Chain Of(int rank) => new(hits, last[rank]);

    /// <summary>Lets go of the basket.</summary>
    public void End()
    {
        foreach (var rank in ranks.AsSpan(0, rankCount))
        {
            last[rank] = None;
        }

        (rankCount, hitCount) = (0, 0);
    }

    private static void Room<T>(ref T[] array, int count)
    {
        if (count == array.Length)
        {
            Array.Resize(ref array, Math.Max(64, count * 2));
        }
    }

    /// <summary>A target names a line.</summary>
    /// <param name="Place">Of the target among those of its promotion.</param>
    /// <param name="Line">Index of the line.</param>
    /// <param name="Before">Number of the promotion's hit before it.</param>
    internal readonly record struct Hit(int Place, int Line, int Before);

    /// <summary>The hits of one promotion, for a foreach.</summary>
    internal ref struct Chain(ReadOnlySpan<Hit> hits, int next)
    {
        private readonly ReadOnlySpan<Hit> hits = hits;
        private int next = next;

        public Hit Current { get; private set; }

        public readonly Chain GetEnumerator() => this;

        public bool MoveNext()
        {
            if (next == None)
            {
                return false;
            }

            Current = hits[next - 1];
            next = Current.Before;
            return true;
        }
    }
}
