using Retail.Pricing.Promotions;

namespace Retail.Pricing.Tests.Properties;

/// <summary>One piece of a basket, for the oracle.</summary>
internal sealed record OracleUnit(string Sku, string Category, decimal Price)
{
    public bool IsIn(Target target) => (target.Skus.Count == 0 && target.Categories.Count == 0) ||
        target.Skus.Contains(Sku) || target.Categories.Contains(Category);
}
