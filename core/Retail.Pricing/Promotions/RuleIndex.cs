using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>
/// The book's promotions by what they can reduce, so that the work for a basket grows with the promotions that concern
/// it and not with the book.
/// </summary>
internal sealed class RuleIndex
{
    private readonly Dictionary<string, List<Rule>> bySku = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Rule>> byCategory = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Rule> byCoupon = new(StringComparer.Ordinal);
    private readonly List<Rule> ofEverything = [];

    public RuleIndex(BookContent content)
    {
        Ranked = [.. content.Promotions
            .OrderByDescending(promotion => promotion.Priority)
            .ThenBy(promotion => promotion.Code, StringComparer.Ordinal)
            .Select((promotion, rank) => new Rule(promotion, rank))];
        foreach (var rule in Ranked)
        {
            Add(rule);
        }
    }

    /// <summary>Every promotion of the book, by rank.</summary>
    public IReadOnlyList<Rule> Ranked { get; }

    /// <summary>Whether a promotion that counts here and now asks for this coupon.</summary>
    public bool KnowsCoupon(string code, QuoteContext context) =>
        byCoupon.TryGetValue(code, out var rule) && rule.Scope.Holds(context);

    /// <summary>The promotions that count in the basket's context and could reduce one of its lines, by rank.</summary>
    public IReadOnlyList<Rule> Concerning(PricedBasket basket)
    {
        var found = basket.Lines.Count == 0 ? [] : new HashSet<Rule>(ofEverything);
        foreach (var line in basket.Lines)
        {
            found.UnionWith(bySku.GetValueOrDefault(line.Variant.Sku) ?? []);
            found.UnionWith(byCategory.GetValueOrDefault(line.Variant.Category) ?? []);
        }

        var rules = found
            .Where(rule => rule.Scope.Holds(basket.Context))
            .Where(rule => basket.UsesLeft.GetValueOrDefault(rule.Code, 1) > 0)
            .ToList();
        rules.Sort((a, b) => a.Rank.CompareTo(b.Rank));
        return rules;
    }

    private void Add(Rule rule)
    {
        foreach (var code in rule.Promotion.Conditions.OfType<CouponEntered>().SelectMany(coupon => coupon.Codes))
        {
            byCoupon[code] = rule;
        }

        var targets = rule.Benefits.SelectMany(benefit => benefit.Targets).ToArray();
        if (targets.Any(target => target.IsEverything))
        {
            ofEverything.Add(rule);
            return;
        }

        Add(bySku, targets.SelectMany(target => target.Skus), rule);
        Add(byCategory, targets.SelectMany(target => target.Categories), rule);
    }

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
