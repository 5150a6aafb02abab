namespace Retail.Pricing.Rounding;

/// <summary>Shares an amount so that no minor unit appears or vanishes: what every discount ends on.</summary>
public static class Allocation
{
    /// <summary>
    /// The shares of an amount by weight, in the order of the weights. Whoever would get more than they can take is
    /// filled, and the rest is shared over the others; only when all are full is less than the amount shared.
    /// </summary>
    /// <param name="amount">Minor units, at least zero.</param>
    /// <param name="weights">At least zero each; who weighs nothing gets nothing.</param>
    /// <param name="caps">The most that each can take, as many as weights; null for any amount.</param>
    /// <param name="rule">Who gets what does not divide.</param>
    /// <param name="mode">How <see cref="RemainderRule.RoundLast"/> rounds.</param>
    public static IReadOnlyList<long> Share(
        long amount,
        IReadOnlyList<long> weights,
        IReadOnlyList<long>? caps = null,
        RemainderRule rule = RemainderRule.LargestRemainder,
        RoundingMode mode = RoundingMode.HalfUp)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var slots = new Sharing.Slot[weights.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weights[i]);
            slots[i] = new Sharing.Slot(weights[i], caps?[i] ?? long.MaxValue);
        }

        Sharing.Share(amount, slots, rule, mode);
        return Array.ConvertAll(slots, slot => slot.Each + slot.Raised);
    }
}
