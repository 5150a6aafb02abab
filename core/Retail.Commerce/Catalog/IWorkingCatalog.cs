using Retail.Abstractions.Catalog;

namespace Retail.Commerce.Catalog;

/// <summary>The catalog as it would be published now, for merchandisers.</summary>
public interface IWorkingCatalog
{
    /// <summary>Longest text that is searched for.</summary>
    const int MaxText = 100;

    /// <summary>
    /// At most so many (up to 200) variants, by SKU: those whose SKU begins with the text, whose barcode it is, or
    /// whose name or SKU had every word of it when they were last published, or has it and was not published yet. Every
    /// variant when the text is empty.
    /// </summary>
    Task<IReadOnlyList<Variant>> SearchAsync(string text, int size, CancellationToken cancellationToken);

    /// <summary>One of them, or <c>catalog.unknown-sku</c>.</summary>
    Task<Outcome<Variant>> GetAsync(string sku, CancellationToken cancellationToken);

    /// <summary>All categories, by code.</summary>
    Task<IReadOnlyList<Category>> CategoriesAsync(CancellationToken cancellationToken);
}
