namespace Retail.Pricing.Promotions;

/// <summary>
/// A promotion that concerns a basket, with the lines that each of its targets means: a bit per line, so that nobody
/// looks a SKU up twice. Made once per quote.
/// </summary>
/// <param name="rule">The promotion.</param>
/// <param name="bits">Bits of all promotions of the basket.</param>
/// <param name="start">Where this one's begin.</param>
/// <param name="words">Words for the lines of one target.</param>
/// <param name="budgetMinor">What it may still give in all, or null for any amount.</param>
internal sealed class Contender(Rule rule, ulong[] bits, int start, int words, long? budgetMinor)
{
    public Rule Rule => rule;

    public int Rank => rule.Rank;

    public long? BudgetMinor => budgetMinor;

    /// <summary>Whether any units of its targets may be given to it one by one.</summary>
    public bool IsUnitByUnit => rule.IsUnitByUnit && budgetMinor is null;

    /// <summary>The lines whose units it can use.</summary>
    public ReadOnlySpan<ulong> Lines => bits.AsSpan(start, words);

    /// <summary>The same as indexes, ascending.</summary>
    public SetBits Touched => new(Lines);

    /// <summary>Whether it could reduce a line or shipping; else it merely counts.</summary>
    public bool CanReduce => rule.Shipping.Length > 0 || Lines.ContainsAnyExcept(0UL);

    public bool Touches(int line) => (bits[start + (line >> 6)] & (1UL << (line & 63))) != 0;

    /// <summary>Whether a target of the promotion means a line.</summary>
    public bool Means(TargetTest target, int line) =>
        (bits[start + (target.Place * words) + (line >> 6)] & (1UL << (line & 63))) != 0;

    /// <summary>Whether all conditions hold now.</summary>
    public bool Holds(LaneState state)
    {
        foreach (var condition in rule.Conditions)
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
