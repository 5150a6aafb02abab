using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Rounding;

namespace Retail.Pricing;

/// <summary>
/// What a cashier takes off by hand. Another price counts before the promotions, which leave that line alone then; the
/// rest comes off what they leave, in the order given. Floor prices bind promotions, not cashiers.
/// </summary>
internal static class CashierChanges
{
    private const int MaxReasonLength = 40;

    /// <summary>The changes of a line, or null.</summary>
    public static IReadOnlyList<CashierChange>? Of(Basket basket, string line)
    {
        if (basket.Changes is null or { Count: 0 })
        {
            return null;
        }

        var own = Naming(basket.Changes, line);
        return own.Count == 0 ? null : own;
    }

    private static List<CashierChange> Naming(IReadOnlyList<CashierChange> changes, string line) =>
        [.. changes.Where(change => string.Equals(change.Line, line, StringComparison.Ordinal))];

    /// <summary>Refuses changes that say nothing: <c>quote.bad-change</c> with the reason's code.</summary>
    public static Refusal? Check(Basket basket)
    {
        if (basket.Changes is null or { Count: 0 })
        {
            return null;
        }

        var lines = basket.Lines.Select(line => line.Id).ToHashSet(StringComparer.Ordinal);
        var priced = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in basket.Changes)
        {
            if (change is null || !IsReason(change.Reason) || !Enum.IsDefined(change.Kind) ||
                (change.Line is { } line && !lines.Contains(line)) || !IsValue(change, basket.Context.Currency) ||
                (change.Kind == CashierChangeKind.UnitPrice && (change.Line is null || !priced.Add(change.Line))) ||
                basket.Changes.Count > Basket.MaxLines)
            {
                return Refusal.Of(RefusalKind.Rule, "quote.bad-change", ("line", Shown(change?.Line)));
            }
        }

        return null;
    }

    /// <summary>The price that a cashier set, in major units, or null.</summary>
    public static decimal? PriceOf(IReadOnlyList<CashierChange>? changes)
    {
        for (var i = 0; changes is not null && i < changes.Count; i++)
        {
            if (changes[i].Kind == CashierChangeKind.UnitPrice)
            {
                return changes[i].Value;
            }
        }

        return null;
    }

    /// <summary>A cashier's price is not above the price.</summary>
    public static Refusal? PriceRefusal(IReadOnlyList<CashierChange>? changes, in ApplicablePrice price) =>
        PriceOf(changes) is { } own && own > price.Price.Amount
            ? Refusal.Of(RefusalKind.Rule, "quote.change-above-price", ("price", price.Price.ToString()))
            : null;

    /// <summary>Takes the percentages and amounts off; gives what came off each line, and why.</summary>
    public static List<(int Line, CashierChange Change, long Minor)> Apply(
        LaneState state, LaneTerms terms, Workbench bench)
    {
        if (state.Basket.Changes.Count == 0)
        {
            return [];
        }

        var off = new List<(int Line, CashierChange Change, long Minor)>();
        foreach (var change in state.Basket.Changes)
        {
            if (change.Kind == CashierChangeKind.UnitPrice)
            {
                continue;
            }

            var lines = LinesOf(state, change);
            var before = lines.ConvertAll(line => state.LineMinor[line]);
            Reduce(state, lines, change, terms, bench);
            for (var i = 0; i < lines.Count; i++)
            {
                if (before[i] > state.LineMinor[lines[i]])
                {
                    off.Add((lines[i], change, before[i] - state.LineMinor[lines[i]]));
                }
            }
        }

        return off;
    }

    private static List<int> LinesOf(LaneState state, CashierChange change)
    {
        var lines = new List<int>();
        for (var line = 0; line < state.Basket.Lines.Length; line++)
        {
            if (change.Line is null || state.Basket.Lines[line].Ids.Contains(change.Line, StringComparer.Ordinal))
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static void Reduce(
        LaneState state, List<int> lines, CashierChange change, LaneTerms terms, Workbench bench)
    {
        var (units, pool) = (bench.Units, bench.Whole.Begin(state, lines));
        units.Begin(state.Basket.Lines, terms);
        var all = new List<int>(pool.Runs.Length);
        for (var run = 0; run < pool.Runs.Length; run++)
        {
            units.AddWithoutFloor(run, pool.Runs[run]);
            all.Add(run);
        }

        if (change.Kind == CashierChangeKind.Percent)
        {
            units.ReduceLinesByPart(all, Exact.Steps(change.Value));
        }
        else
        {
            units.ReduceAcross(all, (long)(change.Value * terms.Settings.Currency.MinorPerMajor));
        }

        state.Apply(pool, units.Runs);
    }

    /// <summary>Amounts are whole minor units: nothing that a cashier types is cut off.</summary>
    private static bool IsValue(CashierChange change, Currency currency) =>
        decimal.Round(change.Value, UnitPrice.MaxScale, MidpointRounding.ToZero) == change.Value && change.Kind switch
        {
            CashierChangeKind.Percent => change.Value is > 0 and <= 100,
            CashierChangeKind.Amount => change.Value is > 0 and <= UnitPrice.Max &&
                decimal.Round(change.Value, currency.Decimals, MidpointRounding.ToZero) == change.Value,
            _ => change.Value is >= 0 and <= UnitPrice.Max,
        };

    private static bool IsReason(string? reason) =>
        reason is { Length: >= 1 and <= MaxReasonLength } &&
        reason.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string Shown(string? text) => text is null ? string.Empty : text[..Math.Min(text.Length, 40)];
}
