using Retail.Pricing;

namespace Retail.Commerce.Publications;

/// <summary>For checking settings and promotions by themselves.</summary>
internal sealed class NoVariants : IBookVariants
{
    public static NoVariants Instance { get; } = new();

    public BookVariant? Find(string sku) => null;
}
