using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>
/// The book's promotions by the goods that they name, to reduce them or to count them, as shelves and product pages
/// announce them. Those that need a coupon are not announced: codes are secret.
/// </summary>
internal sealed class OfferIndex
{
    private readonly Dictionary<string, List<Rule>> bySku = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Rule>> byCategory = new(StringComparer.Ordinal);
    private readonly List<Rule> namingNothing = [];

    public OfferIndex(IEnumerable<Rule> ranked)
    {
        foreach (var rule in ranked.Where(rule => !rule.Promotion.Conditions.OfType<CouponEntered>().Any()))
        {
            var targets = rule.Benefits.SelectMany(benefit => benefit.Targets)
                .Concat(rule.Conditions.Select(condition => condition.Target).OfType<TargetTest>())
                .ToArray();
            Add(bySku, targets.SelectMany(target => target.Skus), rule);
            Add(byCategory, targets.SelectMany(target => target.Categories), rule);
            if (Array.TrueForAll(targets, target => target.IsEverything))
            {
                namingNothing.Add(rule);
            }
        }
    }

    /// <summary>Those in force that name this variant or its category, by rank.</summary>
    public IReadOnlyList<Promotion> Naming(Variant variant, QuoteContext context)
    {
        var ofSku = bySku.GetValueOrDefault(variant.Sku) ?? [];
        var ofCategory = byCategory.GetValueOrDefault(variant.Category) ?? [];
        return ofSku.Count + ofCategory.Count == 0
            ? []
            : [.. ofSku.Union(ofCategory).Where(rule => rule.Scope.Holds(context)).OrderBy(rule => rule.Rank)
                .Select(rule => rule.Promotion)];
    }

    /// <summary>Those in force that name no goods, by rank.</summary>
    public IReadOnlyList<Promotion> NamingNothing(QuoteContext context) =>
        [.. namingNothing.Where(rule => rule.Scope.Holds(context)).Select(rule => rule.Promotion)];

    private static void Add(Dictionary<string, List<Rule>> index, IEnumerable<string> keys, Rule rule)
    {
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            if (!index.TryGetValue(key, out var rules))
            {
                index[key] = rules = [];
            }

            rules.Add(rule);
        }
    }
}
