namespace Retail.Pricing;

/// <summary>
/// The price book's variants by SKU. A pure lookup: the same SKU always gives an equal variant. A million of them need
/// not be in memory, so a publication's file answers this.
/// </summary>
public interface IBookVariants
{
    /// <summary>The variant, or null.</summary>
    BookVariant? Find(string sku);
}
