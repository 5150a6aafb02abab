using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions;

/// <summary>The units that one promotion may use, while its benefits work on them one after the other.</summary>
internal sealed class WorkingUnits(IReadOnlyList<CanonicalLine> lines, RoundingMode rounding)
{
    private readonly List<WorkingRun> runs = [];

    public IReadOnlyList<WorkingRun> Runs => runs;

    public IReadOnlyList<CanonicalLine> Lines => lines;

    public void Add(int source, UnitRun run, int count) => runs.Add(new WorkingRun
    {
        Source = source,
        Line = run.Line,
        Count = count,
        BeforeMinor = run.PriceMinor,
        NowMinor = run.PriceMinor,
    });

    /// <summary>The runs of a target in canonical order: by line, dearest first.</summary>
    public List<WorkingRun> In(TargetTest target)
    {
        var found = runs.FindAll(run => target.Holds(lines[run.Line].Variant));
        if (found.Count > 1)
        {
            found.Sort((a, b) => a.Line != b.Line ? a.Line.CompareTo(b.Line) : b.NowMinor.CompareTo(a.NowMinor));
        }

        return found;
    }

    /// <summary>Keeps the first so many of a run, and makes the rest a run of its own.</summary>
    public void Split(WorkingRun run, int count)
    {
        if (count < run.Count)
        {
            runs.Add(run.SplitAfter(count));
        }
    }

    /// <summary>
    /// Takes a percentage off runs in canonical order: rounded once per line, then shared over its units.
    /// </summary>
    public void ReduceByPart(IReadOnlyList<WorkingRun> chosen, int steps)
    {
        foreach (var line in ByLine(chosen))
        {
            ReduceLine(line, Exact.Part(Value(line), steps, rounding));
        }
    }

    /// <summary>Takes an amount off each unit, never below zero.</summary>
    public void ReduceEach(IReadOnlyList<WorkingRun> chosen, long amountMinor)
    {
        foreach (var run in chosen)
        {
            run.NowMinor -= Math.Min(amountMinor, run.NowMinor);
            run.IsUsed = true;
        }
    }

    /// <summary>
    /// Takes an amount off runs in canonical order: shared over the lines by value, then over each line's units.
    /// </summary>
    public void ReduceAcross(IReadOnlyList<WorkingRun> chosen, long amountMinor)
    {
        var byLine = ByLine(chosen).ToArray();
        var values = Array.ConvertAll(byLine, line => new LargestRemainder.Weight(Value(line), 1));
        var amount = Math.Min(amountMinor, values.Sum(weight => weight.Value));
        var shares = LargestRemainder.Of(amount, values);
        for (var i = 0; i < byLine.Length; i++)
        {
            ReduceLine(byLine[i], shares[i].Each + shares[i].Raised);
        }
    }

    private void ReduceLine(ArraySegment<WorkingRun> line, long amountMinor)
    {
        var weights = new LargestRemainder.Weight[line.Count];
        for (var i = 0; i < line.Count; i++)
        {
            weights[i] = new LargestRemainder.Weight(line[i].NowMinor, line[i].Count);
        }

        var shares = LargestRemainder.Of(amountMinor, weights);
        for (var i = 0; i < line.Count; i++)
        {
            var run = line[i];
            run.IsUsed = true;
            if (shares[i].Raised is > 0 and var raised)
            {
                Split(run, raised);
                if (raised < weights[i].Count)
                {
                    runs[^1].NowMinor -= shares[i].Each;
                }

                run.NowMinor--;
            }

            run.NowMinor -= shares[i].Each;
        }
    }

    private static IEnumerable<ArraySegment<WorkingRun>> ByLine(IReadOnlyList<WorkingRun> chosen)
    {
        var all = chosen as WorkingRun[] ?? [.. chosen];
        for (var start = 0; start < all.Length;)
        {
            var end = start + 1;
            while (end < all.Length && all[end].Line == all[start].Line)
            {
                end++;
            }

            yield return new ArraySegment<WorkingRun>(all, start, end - start);
            start = end;
        }
    }

    private static long Value(ArraySegment<WorkingRun> line)
    {
        var sum = 0L;
        foreach (var run in line)
        {
            sum += run.NowMinor * run.Count;
        }

        return sum;
    }
}
