using Retail.Abstractions.Quotes;

namespace Retail.Pricing;

/// <summary>Where, when and for whom a price list or promotion counts. Made once per book.</summary>
internal sealed class Scope(
    IReadOnlyList<string> channels,
    IReadOnlyList<string> stores,
    IReadOnlyList<string> groups,
    DateTimeOffset? from,
    DateTimeOffset? until)
{
    private readonly HashSet<string>? channels = Set(channels);
    private readonly HashSet<string>? stores = Set(stores);
    private readonly HashSet<string>? groups = Set(groups);

    public bool Holds(QuoteContext context) =>
        (from is null || context.Instant >= from) &&
        (until is null || context.Instant < until) &&
        Holds(channels, context.Channel) &&
        Holds(stores, context.Store) &&
        Holds(groups, context.Customer.Group);

    private static HashSet<string>? Set(IReadOnlyList<string> codes) =>
        codes.Count == 0 ? null : new(codes, StringComparer.Ordinal);

    private static bool Holds(HashSet<string>? codes, string? code) =>
        codes is null || (code is not null && codes.Contains(code));
}
