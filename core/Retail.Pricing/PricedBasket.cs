using Retail.Abstractions.Quotes;

namespace Retail.Pricing;

/// <summary>A basket that was read: whole milliseconds, codes that count, lines in canonical order.</summary>
internal sealed record PricedBasket(
    QuoteContext Context, IReadOnlyList<string> Codes, IReadOnlyList<CanonicalLine> Lines)
{
    /// <summary>Where it goes, or null; decides about tax and shipping.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>
    /// Uses left of a limited promotion, or null; ordinal whatever comparer the caller's dictionary has.
    /// </summary>
    public IReadOnlyDictionary<string, int> UsesLeft { get; } =
        new Dictionary<string, int>(Context.Customer.UsesLeft, StringComparer.Ordinal);
}
