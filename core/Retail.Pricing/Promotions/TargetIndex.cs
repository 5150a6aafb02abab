namespace Retail.Pricing.Promotions;

/// <summary>Targets of promotions by the SKUs, categories and tags that they name. Made once per book.</summary>
internal sealed class TargetIndex
{
    private readonly Dictionary<string, List<(Rule Rule, TargetTest Target)>> bySku = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Rule Rule, TargetTest Target)>> byCategory = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Rule Rule, TargetTest Target)>> byTag = new(StringComparer.Ordinal);

    /// <summary>The targets that name nothing.</summary>
    public List<(Rule Rule, TargetTest Target)> MeaningAll { get; } = [];

    public void Add(Rule rule, IEnumerable<TargetTest> targets)
    {
        foreach (var target in targets)
        {
            if (target.MeansAll)
            {
                MeaningAll.Add((rule, target));
            }

            Add(bySku, target.Skus, rule, target);
            Add(byCategory, target.Categories, rule, target);
            Add(byTag, target.Tags, rule, target);
        }
    }

    /// <summary>Notes every target that names the goods of a line.</summary>
    public void AddHits(BookVariant goods, int line, ref RuleIndex.HitList hits)
    {
        Note(bySku, goods.Variant.Sku, line, ref hits);
        Note(byCategory, goods.Variant.Category, line, ref hits);
        if (goods.Tags is { } tags)
        {
            foreach (var tag in tags)
            {
                Note(byTag, tag, line, ref hits);
            }
        }
    }

    /// <summary>Every target that names the goods and does not leave them out.</summary>
    public IEnumerable<Rule> Naming(BookVariant goods) =>
        new[] { bySku.GetValueOrDefault(goods.Variant.Sku), byCategory.GetValueOrDefault(goods.Variant.Category) }
            .Concat((goods.Tags ?? []).Select(tag => byTag.GetValueOrDefault(tag)))
            .SelectMany(named => named ?? [])
            .Where(named => named.Target.Admits(goods))
            .Select(named => named.Rule)
            .Distinct();

    private static void Note(
        Dictionary<string, List<(Rule Rule, TargetTest Target)>> index, string key, int line,
        ref RuleIndex.HitList hits)
    {
        if (index.TryGetValue(key, out var named))
        {
            foreach (var (rule, target) in named)
            {
                hits.Add(rule.Rank, target.Place, line);
            }
        }
    }

    private static void Add(
        Dictionary<string, List<(Rule Rule, TargetTest Target)>> index, IReadOnlyList<string> keys, Rule rule,
        TargetTest target)
    {
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            if (!index.TryGetValue(key, out var named))
            {
                index[key] = named = [];
            }

            named.Add((rule, target));
        }
    }
}
