namespace Retail.Pricing.Rounding;

/// <summary>
/// Shares an amount by weight so that no minor unit appears or vanishes, and nobody gets more than they can take: who
/// would is filled, and the rest is shared anew over the others.
/// </summary>
internal static class Sharing
{
    // Of so few the next is sooner looked for than all are sorted.
    private const int FewSlots = 16;

    /// <summary>
    /// Fills in <see cref="Slot.Each"/> and <see cref="Slot.Raised"/>; gives what was shared, which is less than the
    /// amount only when nobody can take more. Takes time by number of slots, not of the equals in them.
    /// </summary>
    public static long Share(
        long amount, Span<Slot> slots, RemainderRule rule = RemainderRule.LargestRemainder,
        RoundingMode mode = RoundingMode.HalfUp)
    {
        if (slots.Length == 1 && slots[0].Weight > 0)
        {
            ref var only = ref slots[0];
            var taken = only.Count == 1 ? Math.Min(amount, only.Cap) : AtMost(amount, only.Cap, only.Count);
            only.Each = taken / only.Count;
            only.Raised = (int)(taken % only.Count);
            return taken;
        }

        var (left, weights) = Fill(amount, slots);
        var shared = amount - left;
        if (left == 0 || weights == 0)
        {
            return shared;
        }

        switch (rule)
        {
            case RemainderRule.LargestRemainder:
                ByLargestRemainder(left, weights, slots);
                break;
            case RemainderRule.FloorFirst or RemainderRule.FloorLast:
                ByFloor(left, weights, slots, rule == RemainderRule.FloorFirst);
                break;
            default:
                var half = rule == RemainderRule.RoundLast ? mode : RoundingMode.HalfDown;
                ByRounding(left, weights, slots, half, rule == RemainderRule.RoundLast);
                break;
        }

        return amount;
    }

    private static long AtMost(long amount, long cap, int count) =>
        (long)Int128.Min(amount, (Int128)cap * count);

    /// <summary>Fills whoever cannot take their share; gives what is left for the others and their weights.</summary>
    private static (long Left, Int128 Weights) Fill(long amount, Span<Slot> slots)
    {
        var left = amount;
        while (true)
        {
            Int128 weights = 0;
            foreach (ref var slot in slots)
            {
                weights += slot.IsFull ? 0 : slot.Weight * slot.Count;
            }

            var isFilled = false;
            var before = left;
            foreach (ref var slot in slots)
            {
                if (!slot.IsFull && (slot.Weight == 0 || before * slot.Weight > slot.Cap * weights))
                {
                    slot.IsFull = true;
                    slot.Each = slot.Weight == 0 ? 0 : slot.Cap;
                    left -= slot.Each * slot.Count;
                    isFilled |= slot.Weight > 0;
                }
            }

            if (!isFilled)
            {
                return (left, weights);
            }
        }
    }

    private static void ByLargestRemainder(long amount, Int128 weights, Span<Slot> slots)
    {
        var left = amount;
        foreach (ref var slot in slots)
        {
            if (!slot.IsFull)
            {
                var (each, remainder) = Exact.DivRem(amount * slot.Weight, weights);
                (slot.Each, slot.Remainder) = ((long)each, remainder);
                left -= slot.Each * slot.Count;
            }
        }

        if (left == 0)
        {
            return;
        }

        if (slots.Length <= FewSlots)
        {
            RaiseFew(left, slots);
            return;
        }

        // Largest fraction first, on a tie the earlier slot.
        var order = new (Int128 Missing, int Index)[slots.Length];
        var count = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].Remainder > 0)
            {
                order[count++] = (weights - slots[i].Remainder, i);
            }
        }

        order.AsSpan(0, count).Sort();
        for (var i = 0; left > 0; i++)
        {
            ref var slot = ref slots[order[i].Index];
            slot.Raised = (int)Math.Min(left, slot.Count);
            left -= slot.Raised;
        }
    }

    private static void RaiseFew(long left, Span<Slot> slots)
    {
        while (left > 0)
        {
            ref var next = ref slots[0];
            foreach (ref var slot in slots)
            {
                if (slot.Remainder > next.Remainder)
                {
                    next = ref slot;
                }
            }

            next.Raised = (int)Math.Min(left, next.Count);
            next.Remainder = 0;
            left -= next.Raised;
        }
    }

    private static void ByFloor(long amount, Int128 weights, Span<Slot> slots, bool isFirst)
    {
        var left = amount;
        foreach (ref var slot in slots)
        {
            if (!slot.IsFull)
            {
                slot.Each = (long)Exact.DivRem(amount * slot.Weight, weights).Quotient;
                left -= slot.Each;
            }
        }

        if (isFirst)
        {
            FixFromFirst(left, slots);
            return;
        }

        // What the last one cannot take goes to the one before it; together they can take it all.
        for (var i = slots.Length - 1; left > 0; i--)
        {
            if (!slots[i].IsFull)
            {
                var more = Math.Min(left, slots[i].Cap - slots[i].Each);
                slots[i].Each += more;
                left -= more;
            }
        }
    }

    private static void ByRounding(long amount, Int128 weights, Span<Slot> slots, RoundingMode mode, bool lastGetsRest)
    {
        var left = amount;
        foreach (ref var slot in slots)
        {
            if (!slot.IsFull)
            {
                slot.Each = Math.Min(slot.Cap, Exact.Divide(amount * slot.Weight, weights, mode));
                left -= slot.Each;
            }
        }

        var last = slots.Length - 1;
        while (slots[last].IsFull)
        {
            last--;
        }

        if (lastGetsRest && slots[last].Each + left >= 0 && slots[last].Each + left <= slots[last].Cap)
        {
            slots[last].Each += left;
            return;
        }

        FixFromFirst(left, slots);
    }

    /// <summary>Makes a difference good one each, from the first slot on, as often round as needed.</summary>
    private static void FixFromFirst(long difference, Span<Slot> slots)
    {
        var step = Math.Sign(difference);
        while (difference != 0)
        {
            foreach (ref var slot in slots)
            {
                var after = slot.Each + step;
                if (!slot.IsFull && difference != 0 && after >= 0 && after <= slot.Cap)
                {
                    slot.Each = after;
                    difference -= step;
                }
            }
        }
    }

    /// <summary>So many equals: what they weigh and can take each, and what they get.</summary>
    /// <remarks>Rules other than the largest remainder share over lines, whose count is 1.</remarks>
    internal struct Slot(Int128 weight, long cap, int count = 1)
    {
        public Int128 Weight = weight;
        public long Cap = cap;
        public int Count = count;

        /// <summary>What each of them gets.</summary>
        public long Each;

        /// <summary>How many of them (the first) get one more.</summary>
        public int Raised;

        internal Int128 Remainder;
        internal bool IsFull;
    }
}
