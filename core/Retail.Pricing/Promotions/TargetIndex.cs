using System.Runtime.InteropServices;

namespace Retail.Pricing.Promotions;

/// <summary>
/// Targets of promotions by the SKUs, categories and tags that they name. Made once per book. Those of one key are
/// linked in one array: a list of its own for each of 100,000 SKUs is most of what opening a large book would cost.
/// </summary>
internal sealed class TargetIndex
{
    private const int None = -1;

    private readonly Dictionary<string, int> bySku = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byCategory = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byTag = new(StringComparer.Ordinal);
    private readonly List<Named> named = [];
    private readonly List<Rule> ranked = [];

    /// <summary>The rules that can reduce whatever there is.</summary>
    public List<Rule> ReducingAll { get; } = [];

    /// <summary>Makes room for all that these rules name, at once.</summary>
    public void MakeRoom(IReadOnlyList<Rule> rules)
    {
        var (skus, others) = (0, 0);
        foreach (var rule in rules)
        {
            foreach (var target in rule.Targets)
            {
                skus += target.Skus.Count;
                others += target.Categories.Count + target.Tags.Count;
            }
        }

        bySku.EnsureCapacity(skus);
        named.EnsureCapacity(skus + others);
    }

    /// <summary>Rules are added by rank.</summary>
    public void Add(Rule rule)
    {
        ranked.Add(rule);
        if (rule.BenefitTargets.Any(target => target.MeansAll))
        {
            ReducingAll.Add(rule);
        }

        foreach (var target in rule.Targets)
        {
            Add(bySku, target.Skus, rule, target);
            Add(byCategory, target.Categories, rule, target);
            Add(byTag, target.Tags, rule, target);
        }
    }

    /// <summary>Notes every target that names the goods of a line.</summary>
    public void AddHits(BookVariant goods, int line, HitList hits)
    {
        Note(bySku, goods.Variant.Sku, line, hits);
        Note(byCategory, goods.Variant.Category, line, hits);
        if (goods.Tags is { } tags)
        {
            foreach (var tag in tags)
            {
                Note(byTag, tag, line, hits);
            }
        }
    }

    /// <summary>Every rule with a target that names the goods and does not leave them out.</summary>
    public HashSet<Rule> Naming(BookVariant goods)
    {
        var found = new HashSet<Rule>();
        Gather(bySku, goods.Variant.Sku, goods, found);
        Gather(byCategory, goods.Variant.Category, goods, found);
        foreach (var tag in goods.Tags ?? [])
        {
            Gather(byTag, tag, goods, found);
        }

        return found;
    }

    private void Note(Dictionary<string, int> index, string key, int line, HitList hits)
    {
        var all = CollectionsMarshal.AsSpan(named);
        for (var i = index.TryGetValue(key, out var first) ? first : None; i != None;)
        {
            ref readonly var one = ref all[i];
            hits.Add(one.Rank, one.Place, line);
            i = one.Next;
        }
    }

    private void Gather(Dictionary<string, int> index, string key, BookVariant goods, HashSet<Rule> found)
    {
        for (var i = index.GetValueOrDefault(key, None); i != None; i = named[i].Next)
        {
            var rule = ranked[named[i].Rank];
            if (rule.Targets[named[i].Place - 1].Admits(goods))
            {
                found.Add(rule);
            }
        }
    }

    private void Add(Dictionary<string, int> index, IReadOnlyList<string> keys, Rule rule, TargetTest target)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(index, keys[i], out var isKnown);
            var next = isKnown ? first : None;

            // A target that names a key twice was the last to name it.
            if (next == None || (named[next].Rank, named[next].Place) != (rule.Rank, target.Place))
            {
                first = named.Count;
                named.Add(new Named(rule.Rank, target.Place, next));
            }
        }
    }

    /// <summary>A target that names something.</summary>
    /// <param name="Rank">Of its promotion.</param>
    /// <param name="Place">Its place among the targets of the promotion.</param>
    /// <param name="Next">The next target that names the same.</param>
    private readonly record struct Named(int Rank, int Place, int Next);
}
