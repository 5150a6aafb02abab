namespace Retail.Pricing.Promotions.Benefits;

/// <summary>
/// Which pieces go to which part of a bundle: a flow from the parts to the runs that they may take of, for one run may
/// serve several parts. Runs are in the order of picking, dearest first.
/// </summary>
internal sealed class BundleParts
{
    private const int None = -1;

    private readonly int parts;
    private readonly int runs;
    private readonly bool[] may;
    private readonly long[] left;
    private readonly long[] given;
    private readonly int[] from;
    private readonly Queue<int> open = new();

    /// <param name="left">How many pieces each run has.</param>
    /// <param name="parts">How many parts there are.</param>
    public BundleParts(long[] left, int parts)
    {
        (this.left, this.parts, runs) = (left, parts, left.Length);
        may = new bool[parts * runs];
        given = new long[parts * runs];
        from = new int[parts + runs];
    }

    /// <summary>A part may take of a run.</summary>
    public void Allow(int part, int run) => may[(part * runs) + run] = true;

    /// <summary>How many pieces cannot be found when each part wants so many.</summary>
    public long Lacking(ReadOnlySpan<long> wanted)
    {
        given.AsSpan().Clear();
        var lacking = 0L;
        for (var part = 0; part < parts; part++)
        {
            var more = wanted[part];
            while (more > 0 && Path(part) is > None and var run)
            {
                more -= Push(part, run, more);
            }

            lacking += more;
        }

        return lacking;
    }

    /// <summary>
    /// Gives a part what it wants, run by run as many as can be without the parts after it finding too few; everybody
    /// finds enough. Tells run and count of each.
    /// </summary>
    public void Take(int part, Span<long> wanted, Action<int, int> take)
    {
        for (var run = 0; run < runs && wanted[part] > 0; run++)
        {
            if (!may[(part * runs) + run])
            {
                continue;
            }

            var (fits, tooMany) = (0L, Math.Min(wanted[part], left[run]) + 1);
            while (tooMany - fits > 1)
            {
                var middle = fits + ((tooMany - fits) / 2);
                Move(part, run, wanted, middle);
                (fits, tooMany) = Lacking(wanted) == 0 ? (middle, tooMany) : (fits, middle);
                Move(part, run, wanted, -middle);
            }

            if (fits > 0)
            {
                Move(part, run, wanted, fits);
                take(run, (int)fits);
            }
        }
    }

    private void Move(int part, int run, Span<long> wanted, long count)
    {
        wanted[part] -= count;
        left[run] -= count;
    }

    /// <summary>A run with pieces left that the part can get, perhaps by way of others; each remembers its way.
    /// </summary>
    private int Path(int part)
    {
        from.AsSpan().Fill(None);
        from[part] = part;
        open.Clear();
        open.Enqueue(part);
        while (open.TryDequeue(out var node))
        {
            if (node < parts)
            {
                for (var run = 0; run < runs; run++)
                {
                    Reach(parts + run, node, may[(node * runs) + run]);
                }
            }
            else if (Free(node - parts) > 0)
            {
                return node - parts;
            }
            else
            {
                for (var other = 0; other < parts; other++)
                {
                    Reach(other, node, given[(other * runs) + node - parts] > 0);
                }
            }
        }

        return None;
    }

    private void Reach(int node, int by, bool can)
    {
        if (can && from[node] == None)
        {
            from[node] = by;
            open.Enqueue(node);
        }
    }

    /// <summary>Moves as many pieces as the whole way can take.</summary>
    private long Push(int part, int run, long most)
    {
        var count = Math.Min(most, Free(run));
        for (var node = from[parts + run]; node != part; node = from[from[node]])
        {
            count = Math.Min(count, given[(node * runs) + from[node] - parts]);
        }

        var to = run;
        for (var node = from[parts + run]; ; node = from[from[node]])
        {
            given[(node * runs) + to] += count;
            if (node == part)
            {
                return count;
            }

            to = from[node] - parts;
            given[(node * runs) + to] -= count;
        }
    }

    private long Free(int run)
    {
        var free = left[run];
        for (var part = 0; part < parts; part++)
        {
            free -= given[(part * runs) + run];
        }

        return free;
    }
}
