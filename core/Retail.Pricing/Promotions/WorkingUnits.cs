using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions;

/// <summary>
/// The units that one promotion may use, while its benefits work on them one after the other. Loaded anew for each
/// promotion that is tried, and used again for the next basket.
/// </summary>
internal sealed class WorkingUnits
{
    private const int FewRuns = 32;

    private readonly Reused<List<int>> lists = new();
    private WorkingRun[] runs = new WorkingRun[16];
    private int count;
    private CanonicalLine[] lines = [];
    private LaneTerms terms = null!;
    private Contender owner = null!;

    public Span<WorkingRun> Runs => runs.AsSpan(0, count);

    public LaneTerms Terms => terms;

    /// <summary>The basket's lines.</summary>
    public ReadOnlySpan<CanonicalLine> Lines => lines;

    public CanonicalLine LineOf(in WorkingRun run) => lines[run.Line];

    /// <summary>Begins a basket.</summary>
    public void Begin(CanonicalLine[] ofLines, LaneTerms ofTerms)
    {
        (lines, terms, owner, count) = (ofLines, ofTerms, null!, 0);
        lists.TakeBack();
    }

    /// <summary>Empties it for a promotion; its lists are taken back.</summary>
    public void Begin(Contender contender)
    {
        (owner, count) = (contender, 0);
        lists.TakeBack();
    }

    /// <summary>An empty list of runs, lent until the next promotion begins.</summary>
    public List<int> NewList()
    {
        var list = lists.Next();
        list.Clear();
        return list;
    }

    public void Add(int source, in UnitRun run, int units) => Add(new WorkingRun
    {
        Source = source,
        Line = run.Line,
        Count = units,
        BeforeMinor = run.PriceMinor,
        NowMinor = run.PriceMinor,
        BaseMinor = run.BaseMinor,
        FloorMinor = Math.Min(run.PriceMinor, lines[run.Line].FloorMinor),
    });

    /// <summary>Adds units that no floor price protects: a cashier's own reduction.</summary>
    public void AddWithoutFloor(int source, in UnitRun run) => Add(new WorkingRun
    {
        Source = source,
        Line = run.Line,
        Count = run.Count,
        BeforeMinor = run.PriceMinor,
        NowMinor = run.PriceMinor,
        BaseMinor = run.PriceMinor,
    });

    /// <summary>Whether a target of the promotion means these units.</summary>
    public bool Holds(TargetTest target, in WorkingRun run) => owner.Means(target, run.Line);

    /// <summary>The runs of a target in canonical order: by line, dearest first.</summary>
    public List<int> In(TargetTest target)
    {
        var found = NewList();
        for (var i = 0; i < count; i++)
        {
            if (Holds(target, runs[i]))
            {
                found.Add(i);
            }
        }

        SortCanonically(found);
        return found;
    }

    /// <summary>The pieces of a target that are in no bundle yet.</summary>
    public List<int> FreePiecesIn(TargetTest target)
    {
        var found = NewList();
        for (var i = 0; i < count; i++)
        {
            if (!runs[i].IsBundled && lines[runs[i].Line].IsPieces && Holds(target, runs[i]))
            {
                found.Add(i);
            }
        }

        return found;
    }

    public void SortCanonically(List<int> chosen) => Sort(chosen, Pick.Listed);

    /// <summary>
    /// Puts runs in the order in which they are picked; of those that promotions cannot tell apart the one that costs
    /// most now comes first, as they were loaded.
    /// </summary>
    public void Sort(List<int> chosen, Pick pick)
    {
        if (chosen.Count > FewRuns)
        {
            SortMany(chosen, pick);
            return;
        }

        // They are few, and nearly always in order already.
        for (var i = 1; i < chosen.Count; i++)
        {
            var run = chosen[i];
            var place = i;
            while (place > 0 && Compare(chosen[place - 1], run, pick) > 0)
            {
                chosen[place] = chosen[place - 1];
                place--;
            }

            chosen[place] = run;
        }
    }

    private void SortMany(List<int> chosen, Pick pick) => chosen.Sort((a, b) => Compare(a, b, pick));

    private int Compare(int one, int other, Pick pick)
    {
        ref var a = ref runs[one];
        ref var b = ref runs[other];
        var first = pick switch
        {
            Pick.Cheapest => a.BaseMinor.CompareTo(b.BaseMinor),
            Pick.Dearest => b.BaseMinor.CompareTo(a.BaseMinor),
            Pick.LargestLine => lines[b.Line].UnitCount.CompareTo(lines[a.Line].UnitCount),
            _ => 0,
        };
        return first != 0 ? first
            : a.Line != b.Line ? a.Line.CompareTo(b.Line)
            : a.BaseMinor != b.BaseMinor ? b.BaseMinor.CompareTo(a.BaseMinor)
            : one.CompareTo(other);
    }

    /// <summary>Keeps the first so many of a run, and makes the rest a run of its own, whose index it gives.</summary>
    public int SplitAfter(int run, int units)
    {
        if (units == runs[run].Count)
        {
            return -1;
        }

        Add(runs[run] with { Count = runs[run].Count - units });
        runs[run].Count = units;
        return count - 1;
    }

    /// <summary>Takes a percentage off runs in canonical order: rounded once per line, shared over its units.</summary>
    public void ReduceLinesByPart(List<int> chosen, int steps)
    {
        foreach (var (start, length) in new LinesOf(this, chosen))
        {
            ReduceLine(chosen, start, length, Exact.Part(Base(chosen, start, length), steps, terms.Rounding));
        }
    }

    /// <summary>Takes a percentage off each unit, rounded on each.</summary>
    public void ReduceUnitsByPart(List<int> chosen, int steps)
    {
        foreach (var run in chosen)
        {
            runs[run].Reduce(Exact.Part(runs[run].BaseMinor, steps, terms.Rounding));
        }
    }

    /// <summary>Takes an amount off each unit.</summary>
    public void ReduceEach(List<int> chosen, long amountMinor)
    {
        foreach (var run in chosen)
        {
            runs[run].Reduce(amountMinor);
        }
    }

    /// <summary>Takes an amount off each line, shared over its units.</summary>
    public void ReduceLines(List<int> chosen, long amountMinor)
    {
        foreach (var (start, length) in new LinesOf(this, chosen))
        {
            ReduceLine(chosen, start, length, amountMinor);
        }
    }

    /// <summary>Takes an amount off runs in canonical order: shared over lines, then over each one's units.</summary>
    public void ReduceAcross(List<int> chosen, long amountMinor)
    {
        Span<Sharing.Slot> shares = chosen.Count <= 16
            ? stackalloc Sharing.Slot[chosen.Count]
            : new Sharing.Slot[chosen.Count];
        var lineCount = 0;
        foreach (var (start, length) in new LinesOf(this, chosen))
        {
            var room = 0L;
            for (var i = start; i < start + length; i++)
            {
                room += runs[chosen[i]].RoomMinor * runs[chosen[i]].Count;
            }

            var weight = (Int128)Base(chosen, start, length) * terms.ShareWeight(lines[runs[chosen[start]].Line]);
            shares[lineCount++] = new Sharing.Slot(weight, room);
        }

        Sharing.Share(amountMinor, shares[..lineCount], terms.Remainder, terms.Rounding);
        var line = 0;
        foreach (var (start, length) in new LinesOf(this, chosen))
        {
            ReduceLine(chosen, start, length, shares[line].Each + shares[line].Raised);
            line++;
        }
    }

    /// <summary>What the units cost together, as far as promotions compute on it.</summary>
    public long Base(List<int> chosen)
    {
        var sum = 0L;
        foreach (var run in chosen)
        {
            sum += runs[run].BaseMinor * runs[run].Count;
        }

        return sum;
    }

    /// <summary>Takes back what was saved beyond a budget, shared over what was saved.</summary>
    public void KeepWithin(long budgetMinor)
    {
        var shares = new Sharing.Slot[count];
        for (var i = 0; i < shares.Length; i++)
        {
            var each = runs[i].BeforeMinor - runs[i].NowMinor;
            shares[i] = new Sharing.Slot(each, each, runs[i].Count);
        }

        Sharing.Share(budgetMinor, shares);
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i].Raised > 0)
            {
                var rest = SplitAfter(i, shares[i].Raised);
                runs[i].NowMinor = runs[i].BeforeMinor - shares[i].Each - 1;
                if (rest >= 0)
                {
                    runs[rest].NowMinor = runs[rest].BeforeMinor - shares[i].Each;
                }
            }
            else
            {
                runs[i].NowMinor = runs[i].BeforeMinor - shares[i].Each;
            }
        }
    }

    private void ReduceLine(List<int> chosen, int start, int length, long amountMinor)
    {
        if (length == 1 && runs[chosen[start]].Count == 1)
        {
            runs[chosen[start]].Reduce(amountMinor);
            return;
        }

        Span<Sharing.Slot> shares = length <= 8 ? stackalloc Sharing.Slot[length] : new Sharing.Slot[length];
        for (var i = 0; i < length; i++)
        {
            ref var run = ref runs[chosen[start + i]];
            shares[i] = new Sharing.Slot(run.BaseMinor, run.RoomMinor, run.Count);
        }

        Sharing.Share(amountMinor, shares);
        for (var i = 0; i < length; i++)
        {
            var run = chosen[start + i];
            if (shares[i].Raised > 0)
            {
                var rest = SplitAfter(run, shares[i].Raised);
                if (rest >= 0)
                {
                    runs[rest].Reduce(shares[i].Each);
                }

                runs[run].Reduce(shares[i].Each + 1);
            }
            else
            {
                runs[run].Reduce(shares[i].Each);
            }
        }
    }

    private long Base(List<int> chosen, int start, int length)
    {
        var sum = 0L;
        for (var i = start; i < start + length; i++)
        {
            sum += runs[chosen[i]].BaseMinor * runs[chosen[i]].Count;
        }

        return sum;
    }

    private void Add(in WorkingRun run)
    {
        if (count == runs.Length)
        {
            Array.Resize(ref runs, count * 2);
        }

        runs[count++] = run;
    }

    /// <summary>Walks runs in canonical order line by line.</summary>
    private ref struct LinesOf(WorkingUnits units, List<int> chosen)
    {
        // The runs of the list only: what a line's reduction splits off comes behind them.
        private readonly int end = chosen.Count;
        private int next;

        public (int Start, int Length) Current { get; private set; }

        public readonly LinesOf GetEnumerator() => this;

        public bool MoveNext()
        {
            if (next >= end)
            {
                return false;
            }

            var start = next;
            var line = units.runs[chosen[start]].Line;
            while (next < end && units.runs[chosen[next]].Line == line)
            {
                next++;
            }

            Current = (start, next - start);
            return true;
        }
    }
}
