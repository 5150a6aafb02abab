using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>
/// The book's promotions by the goods that they name, to reduce them or to count them, as shelves and product pages
/// announce them. Those that need a coupon are not announced: codes are secret.
/// </summary>
internal sealed class OfferIndex
{
    private readonly TargetIndex targets;
    private readonly List<Rule> namingNothing;

    public OfferIndex(RuleIndex rules)
    {
        targets = rules.Targets;
        namingNothing =
            [.. rules.Ranked.Where(rule => IsAnnounced(rule) && rule.Targets.All(target => target.MeansAll))];
    }

    /// <summary>Those in force that name these goods, their category or a tag, by rank.</summary>
    public IReadOnlyList<Promotion> Naming(BookVariant goods, QuoteContext context) =>
        [.. targets.Naming(goods).Where(rule => IsAnnounced(rule) && rule.Scope.Holds(context))
            .OrderBy(rule => rule.Rank).Select(rule => rule.Promotion)];

    /// <summary>Those in force that name no goods, by rank.</summary>
    public IReadOnlyList<Promotion> NamingNothing(QuoteContext context) =>
        [.. namingNothing.Where(rule => rule.Scope.Holds(context)).Select(rule => rule.Promotion)];

    private static bool IsAnnounced(Rule rule) =>
        !rule.Promotion.Conditions.Any(condition => condition is CouponEntered);
}
