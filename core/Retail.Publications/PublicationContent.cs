using Retail.Abstractions.Catalog;
using Retail.Pricing;

namespace Retail.Publications;

/// <summary>All that goes into a publication's file.</summary>
/// <param name="Book">Settings, price lists, promotions, tax rates; its number is the publication's.</param>
/// <param name="Categories">The category tree.</param>
/// <param name="Variants">Every variant with its prices, read once, in any order.</param>
public sealed record PublicationContent(
    BookContent Book, IReadOnlyList<Category> Categories, IEnumerable<BookVariant> Variants);
