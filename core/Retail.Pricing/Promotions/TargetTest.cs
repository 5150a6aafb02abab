namespace Retail.Pricing.Promotions;

/// <summary>A target made ready to be asked often. Made once per book.</summary>
internal sealed class TargetTest(Target target)
{
    private readonly HashSet<string>? exceptSkus = Set(target.Except?.Skus);
    private readonly HashSet<string>? exceptCategories = Set(target.Except?.Categories);
    private readonly HashSet<string>? exceptTags = Set(target.Except?.Tags);

    /// <summary>Its place among the targets of its promotion, from 1; the promotion gives it.</summary>
    public int Place { get; set; }

    public bool MeansAll { get; } =
        target.Skus.Count == 0 && target.Categories.Count == 0 && target.Tags is null or { Count: 0 };

    /// <summary>Whether it looks at prices, whose currency nobody states.</summary>
    public bool HasPriceRange => target.Except is { Below: not null } or { Above: not null };

    public IReadOnlyList<string> Skus => target.Skus;

    public IReadOnlyList<string> Categories => target.Categories;

    public IReadOnlyList<string> Tags => target.Tags ?? [];

    /// <summary>Whether two targets mean the same.</summary>
    public static bool AreSame(Target one, Target other) =>
        AreSame(one.Skus, other.Skus) && AreSame(one.Categories, other.Categories) &&
        AreSame(one.Tags, other.Tags) && AreSame(one.Except, other.Except);

    private static bool AreSame(Exclusion? one, Exclusion? other) => one is null || other is null
        ? one is null && other is null
        : AreSame(one.Skus, other.Skus) && AreSame(one.Categories, other.Categories) &&
            AreSame(one.Tags, other.Tags) &&
            (one.Reduced, one.Below, one.Above) == (other.Reduced, other.Below, other.Above);

    private static bool AreSame(IReadOnlyList<string>? one, IReadOnlyList<string>? other) =>
        (one ?? []).SequenceEqual(other ?? [], StringComparer.Ordinal);

    /// <summary>Whether a line that has one of its SKUs, categories or tags is not left out all the same.</summary>
    public bool Admits(CanonicalLine line)
    {
        if (target.Except is not { } except)
        {
            return true;
        }

        var price = line.Price.Price.Amount;
        return Admits(line.Goods) && !(except.Reduced && line.IsReduced) && !(price < except.Below) &&
            !(price > except.Above);
    }

    /// <summary>The same for goods whose price is not asked.</summary>
    public bool Admits(BookVariant goods) =>
        exceptSkus?.Contains(goods.Variant.Sku) != true &&
        exceptCategories?.Contains(goods.Variant.Category) != true &&
        (exceptTags is null || goods.Tags is null || !goods.Tags.Any(exceptTags.Contains));

    private static HashSet<string>? Set(IReadOnlyList<string>? codes) =>
        codes is null or { Count: 0 } ? null : new(codes, StringComparer.Ordinal);
}
