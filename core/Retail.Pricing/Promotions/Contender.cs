namespace Retail.Pricing.Promotions;

/// <summary>
/// A promotion that concerns a basket, with the lines that each of its targets means: a bit per line, so that nobody
/// looks a SKU up twice. Lent for one quote.
/// </summary>
internal sealed class Contender
{
    private ulong[] bits = [];
    private int words;

    public Rule Rule { get; private set; } = null!;

    public int Rank => Rule.Rank;

    /// <summary>What it may still give in all, or null for any amount.</summary>
    public long? BudgetMinor { get; private set; }

    /// <summary>Whether any units of its targets may be given to it one by one.</summary>
    public bool IsUnitByUnit => Rule.IsUnitByUnit && BudgetMinor is null;

    /// <summary>The lines whose units it can use.</summary>
    public ReadOnlySpan<ulong> Lines => bits.AsSpan(0, words);

    /// <summary>The same as indexes, ascending.</summary>
    public SetBits Touched => new(Lines);

    /// <summary>Whether it could reduce a line or shipping; else it merely counts.</summary>
    public bool CanReduce => Rule.Shipping.Length > 0 || Lines.ContainsAnyExcept(0UL);

    /// <summary>Begins a promotion that means no line yet.</summary>
    public void Begin(Rule rule, int lineCount, long? budgetMinor)
    {
        (Rule, words, BudgetMinor) = (rule, (lineCount + 63) >> 6, budgetMinor);
        var count = (rule.Targets.Length + 1) * words;
        Memory.Grow(ref bits, count);
        bits.AsSpan(0, count).Clear();
    }

    /// <summary>A target means a line; a benefit's target means that it can use the line's units.</summary>
    public void Mark(TargetTest target, int line, bool isBenefits)
    {
        var bit = 1UL << (line & 63);
        bits[(target.Place * words) + (line >> 6)] |= bit;
        bits[line >> 6] |= isBenefits ? bit : 0;
    }

    public void End() => Rule = null!;

    public bool Touches(int line) => (bits[line >> 6] & (1UL << (line & 63))) != 0;

    /// <summary>Whether a target of the promotion means a line.</summary>
    public bool Means(TargetTest target, int line) =>
        (bits[(target.Place * words) + (line >> 6)] & (1UL << (line & 63))) != 0;

    /// <summary>Whether any of these targets means a line.</summary>
    public bool MeansAny(TargetTest[] targets, int line)
    {
        foreach (var target in targets)
        {
            if (Means(target, line))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all conditions hold now.</summary>
    public bool Holds(LaneState state)
    {
        foreach (var condition in Rule.Conditions)
        {
            if (condition.Ask(state, this) is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether both can use units of one line.</summary>
    public bool Meets(Contender other)
    {
        var mine = Lines;
        var theirs = other.Lines;
        for (var i = 0; i < mine.Length; i++)
        {
            if ((mine[i] & theirs[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
