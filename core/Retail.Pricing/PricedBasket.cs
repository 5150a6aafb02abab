using Retail.Abstractions.Quotes;

namespace Retail.Pricing;

/// <summary>A basket that was read: whole milliseconds, codes that count, lines in canonical order.</summary>
internal sealed record PricedBasket(
    QuoteContext Context,
    IReadOnlyList<string> Codes,
    CanonicalLine[] Lines,
    Delivery? Delivery,
    IReadOnlyList<CashierChange> Changes)
{
    /// <summary>
    /// Uses left of a limited promotion, or null; ordinal whatever comparer the caller's dictionary has.
    /// </summary>
    public Dictionary<string, int> UsesLeft { get; } = Ordinal(Context.Customer.UsesLeft);

    /// <summary>What promotions with a budget may still give, or null.</summary>
    public Dictionary<string, long>? BudgetLeft { get; } =
        Context.Customer.BudgetLeft is { } left ? Ordinal(left) : null;

    private static Dictionary<string, T> Ordinal<T>(IReadOnlyDictionary<string, T> facts) =>
        facts.Count == 0 ? Nothing<T>.Here : new(facts, StringComparer.Ordinal);

    private static class Nothing<T>
    {
        public static readonly Dictionary<string, T> Here = new(StringComparer.Ordinal);
    }
}
