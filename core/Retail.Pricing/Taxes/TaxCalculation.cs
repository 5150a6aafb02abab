namespace Retail.Pricing.Taxes;

/// <summary>
/// The decimal tax calculation below <see cref="Money"/>: taxes of any order, in the price or on top of it, in per cent
/// or per unit, on each other where law has it, to any precision. The tax table of a quote stands on it where a rate
/// has parts; tests/vectors/field/taxes.json is computed with nothing else.
/// </summary>
/// <remarks>
/// Each tax is a multiple of the net amount plus a constant, so what is in a price is found by dividing once. Rounded,
/// taxes are computed one after the other on what the rounded ones left: those per unit, then those in the price from
/// the last to the first (those that do not stand on each other at once), then those on top from the first to the last.
/// </remarks>
public static class TaxCalculation
{
    /// <summary>Most taxes of a line.</summary>
    public const int MaxTaxes = 20;

    /// <summary>
    /// A line's taxes; rounded, price and each tax, when a precision is given. Refused as <c>tax.out-of-range</c> when
    /// there are too many taxes, a step is not more than zero, a kind or mode is none that there is, or a number grows
    /// beyond 28 digits.
    /// </summary>
    public static Outcome<TaxedAmount> Line(TaxableLine line, TaxPrecision? precision = null) =>
        Try(() => LineOf(line, precision));

    /// <summary>
    /// Totals over lines: of lines that are rounded each, or rounded once for the document. Then each tax is rounded
    /// by itself; where every tax is in the prices the gross amount is what the prices come to, and the net amount what
    /// the taxes leave of it, otherwise the net amount is rounded. Refused as <see cref="Line"/> is.
    /// </summary>
    public static Outcome<TaxedAmount> Document(
        IReadOnlyList<TaxableLine> lines, TaxPrecision precision, bool roundsPerLine) =>
        Try(() => DocumentOf(lines, precision, roundsPerLine));

    /// <summary>
    /// The price of one that has the same net amount under other taxes: 121 with 21 % in it is 106 with 6 % in it, and
    /// 100 when the tax goes on top. Not rounded. Refused as <see cref="Line"/> is.
    /// </summary>
    public static Outcome<decimal> AdaptPrice(
        decimal unitPrice, IReadOnlyList<LineTax> from, IReadOnlyList<LineTax> to) =>
        Try(() => PriceUnder(unitPrice, from, to));

    /// <summary>Fills in the amounts of the taxes of a price for all units and gives the net amount.</summary>
    internal static decimal Compute(
        decimal price, decimal quantity, IReadOnlyList<LineTax> taxes, TaxPrecision? precision, Span<decimal> amounts)
    {
        price = Rounded(price, precision);
        Span<bool> known = stackalloc bool[taxes.Count];
        var net = price;
        for (var i = 0; i < amounts.Length; i++)
        {
            if (taxes[i].Kind == LineTaxKind.PerUnit)
            {
                (amounts[i], known[i]) = (Rounded(taxes[i].Amount * quantity, precision), true);
            }
        }

        for (var last = NextIncluded(taxes, known); last >= 0; last = NextIncluded(taxes, known))
        {
            SolveIncluded(price, taxes, precision, amounts, known, last);
        }

        for (var i = 0; i < amounts.Length; i++)
        {
            net -= taxes[i].IsIncluded ? amounts[i] : 0m;
        }

        for (var i = 0; i < amounts.Length; i++)
        {
            if (!known[i])
            {
                var exact = taxes[i].Amount * (net + EarlierIn(taxes, amounts, i)) / 100m;
                amounts[i] = Rounded(exact, precision);
            }
        }

        return net;
    }

    private static Outcome<TaxedAmount> LineOf(TaxableLine line, TaxPrecision? precision)
    {
        if (!IsInRange([line.Taxes], precision))
        {
            return OutOfRange();
        }

        Span<decimal> amounts = stackalloc decimal[line.Taxes.Count];
        var net = Compute(PriceOf(line), line.Quantity, line.Taxes, precision, amounts);
        var gross = net;
        var parts = new TaxedPart[amounts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = new TaxedPart(line.Taxes[i].Code, net + EarlierIn(line.Taxes, amounts, i), amounts[i]);
            gross += amounts[i];
        }

        return new TaxedAmount(net, gross, parts);
    }

    private static Outcome<TaxedAmount> DocumentOf(
        IReadOnlyList<TaxableLine> lines, TaxPrecision precision, bool roundsPerLine)
    {
        if (!IsInRange(lines.Select(line => line.Taxes), precision))
        {
            return OutOfRange();
        }

        var (net, gross) = (0m, 0m);
        var sums = new List<TaxedPart>();
        var allIncluded = true;
        foreach (var line in lines)
        {
            var outcome = Line(line, roundsPerLine ? precision : null);
            if (outcome.IsRefused)
            {
                return outcome.Refusal;
            }

            (net, gross) = (net + outcome.Value.Net, gross + outcome.Value.Gross);
            allIncluded &= line.Taxes.All(tax => tax.IsIncluded);
            AddTo(sums, outcome.Value.Taxes);
        }

        var taxes = sums
            .Select(sum => sum with { Base = precision.Round(sum.Base), Tax = precision.Round(sum.Tax) })
            .ToArray();
        var tax = taxes.Sum(part => part.Tax);
        var rounded = allIncluded ? precision.Round(gross) - tax : precision.Round(net);
        return new TaxedAmount(rounded, rounded + tax, taxes);
    }

    private static Outcome<decimal> PriceUnder(
        decimal unitPrice, IReadOnlyList<LineTax> from, IReadOnlyList<LineTax> to)
    {
        if (!IsInRange([from, to], null))
        {
            return OutOfRange();
        }

        var net = Compute(unitPrice, 1m, from, null, stackalloc decimal[from.Count]);
        Span<decimal> amounts = stackalloc decimal[to.Count];
        var price = net;
        for (var i = 0; i < amounts.Length; i++)
        {
            amounts[i] = to[i].Kind == LineTaxKind.PerUnit
                ? to[i].Amount
                : to[i].Amount * (net + EarlierIn(to, amounts, i)) / 100m;
            price += to[i].IsIncluded ? amounts[i] : 0m;
        }

        return price;
    }

    /// <summary>
    /// Solves the last tax in the price that is not known, together with the earlier ones that do not change its base.
    /// </summary>
    private static void SolveIncluded(
        decimal price,
        IReadOnlyList<LineTax> taxes,
        TaxPrecision? precision,
        Span<decimal> amounts,
        Span<bool> known,
        int last)
    {
        // Tax = factor × net + constant; those that are known are constants.
        Span<decimal> factors = stackalloc decimal[last + 1];
        Span<decimal> constants = stackalloc decimal[last + 1];
        var (factorSum, constantSum) = (1m, 0m);
        for (var i = last + 1; i < amounts.Length; i++)
        {
            constantSum += taxes[i].IsIncluded ? amounts[i] : 0m;
        }

        for (var i = 0; i <= last; i++)
        {
            var rate = taxes[i].Amount / 100m;
            (factors[i], constants[i]) = known[i]
                ? (0m, amounts[i])
                : (rate * (1m + EarlierIn(taxes, factors, i)), rate * EarlierIn(taxes, constants, i));
            if (taxes[i].IsIncluded)
            {
                (factorSum, constantSum) = (factorSum + factors[i], constantSum + constants[i]);
            }
        }

        var stands = false;
        for (var i = last; i >= 0; i--)
        {
            if (!IsOpen(taxes, known, i))
            {
                continue;
            }

            if (stands && taxes[i].JoinsBase)
            {
                return;
            }

            // A price that is all tax has no net amount that could be found: -100 % in the price is none.
            var exact = factorSum == 0m
                ? 0m
                : ((factors[i] * (price - constantSum)) + (constants[i] * factorSum)) / factorSum;
            (amounts[i], known[i]) = (Rounded(exact, precision), true);
            stands |= taxes[i].OnEarlier;
        }
    }

    private static int NextIncluded(IReadOnlyList<LineTax> taxes, ReadOnlySpan<bool> known)
    {
        var last = known.Length - 1;
        while (last >= 0 && !IsOpen(taxes, known, last))
        {
            last--;
        }

        return last;
    }

    private static bool IsOpen(IReadOnlyList<LineTax> taxes, ReadOnlySpan<bool> known, int index) =>
        taxes[index].IsIncluded && !known[index];

    /// <summary>What the earlier taxes add to a tax's base.</summary>
    private static decimal EarlierIn(IReadOnlyList<LineTax> taxes, ReadOnlySpan<decimal> amounts, int index)
    {
        var sum = 0m;
        for (var i = 0; i < index && taxes[index].OnEarlier; i++)
        {
            sum += taxes[i].JoinsBase ? amounts[i] : 0m;
        }

        return sum;
    }

    private static decimal PriceOf(TaxableLine line) =>
        line.UnitPrice * (100m - line.DiscountPercent) * line.Quantity / 100m;

    private static decimal Rounded(decimal amount, TaxPrecision? precision) => precision?.Round(amount) ?? amount;

    private static void AddTo(List<TaxedPart> sums, IReadOnlyList<TaxedPart> parts)
    {
        foreach (var part in parts)
        {
            var found = sums.FindIndex(sum => sum.Code == part.Code);
            if (found < 0)
            {
                sums.Add(part);
            }
            else
            {
                sums[found] = part with { Base = sums[found].Base + part.Base, Tax = sums[found].Tax + part.Tax };
            }
        }
    }

    private static bool IsInRange(IEnumerable<IReadOnlyList<LineTax>> lines, TaxPrecision? precision) =>
        (precision is null || (precision.Step > 0m && Enum.IsDefined(precision.Mode))) &&
        lines.All(taxes => taxes.Count <= MaxTaxes && taxes.All(tax => Enum.IsDefined(tax.Kind)));

    private static Refusal OutOfRange() => Refusal.Of(RefusalKind.Rule, "tax.out-of-range");

    /// <summary>The one way in which numbers of any size fail is that they do not fit.</summary>
    private static Outcome<T> Try<T>(Func<Outcome<T>> compute)
    {
        try
        {
            return compute();
        }
        catch (OverflowException)
        {
            return OutOfRange();
        }
    }
}
