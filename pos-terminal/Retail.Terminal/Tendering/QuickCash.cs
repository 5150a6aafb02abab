namespace Retail.Terminal.Tendering;

/// <summary>The sums that a customer is likely to hand over, so that the cashier need not type. Pure.</summary>
internal static class QuickCash
{
    /// <summary>So many buttons fit beside each other.</summary>
    public const int Most = 5;

    /// <summary>
    /// The exact amount first, then what people hand over for it, smallest first: the amount rounded up to a whole unit
    /// or to a piece whose value begins with 1 or 5, and any single piece that covers it. Two notes of 20 for 23.40 are
    /// not among them: 30 and 50 are nearer at hand.
    /// </summary>
    public static IReadOnlyList<Money> For(Money due)
    {
        if (due.AmountMinor <= 0)
        {
            return [due];
        }

        var sums = new SortedSet<long>();
        foreach (var piece in Denominations.Of(due.Currency).Select(piece => piece.AmountMinor))
        {
            if (piece >= due.AmountMinor)
            {
                sums.Add(piece);
            }
            else if (piece >= due.Currency.MinorPerMajor && FirstDigit(piece) is 1 or 5)
            {
                sums.Add(RoundedUp(due.AmountMinor, piece));
            }
        }

        sums.Remove(due.AmountMinor);
        return [due, .. sums.Take(Most - 1).Select(minor => new Money(minor, due.Currency))];
    }

    // A sum beyond what can be counted is nothing that anybody hands over.
    private static long RoundedUp(long minor, long step) =>
        minor > long.MaxValue - step ? minor : (minor + step - 1) / step * step;

    private static long FirstDigit(long number)
    {
        while (number >= 10)
        {
            number /= 10;
        }

        return number;
    }
}
