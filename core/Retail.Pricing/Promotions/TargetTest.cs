using Retail.Abstractions.Catalog;

namespace Retail.Pricing.Promotions;

/// <summary>A target made ready to be asked often. Made once per book.</summary>
internal sealed class TargetTest(Target target)
{
    private readonly HashSet<string> skus = new(target.Skus, StringComparer.Ordinal);
    private readonly HashSet<string> categories = new(target.Categories, StringComparer.Ordinal);

    public bool IsEverything => skus.Count == 0 && categories.Count == 0;

    public IEnumerable<string> Skus => skus;

    public IEnumerable<string> Categories => categories;

    public bool Holds(Variant variant) =>
        IsEverything ||
        (skus.Count > 0 && skus.Contains(variant.Sku)) ||
        (categories.Count > 0 && categories.Contains(variant.Category));
}
