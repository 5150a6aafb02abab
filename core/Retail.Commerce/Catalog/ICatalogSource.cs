using Retail.Abstractions.Catalog;
using Retail.Pricing.Taxes;

namespace Retail.Commerce.Catalog;

/// <summary>The catalog's working tables, for the modules that publish, price and stock what is in them.</summary>
internal interface ICatalogSource
{
    Task<IReadOnlyList<Category>> CategoriesAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<TaxRate>> TaxRatesAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<Variant>> VariantsAsync(CancellationToken cancellationToken);

    /// <summary>Those of the SKUs that exist; ask for at most <see cref="MaxSkus"/> at once.</summary>
    Task<IReadOnlySet<string>> KnownSkusAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken);

    /// <summary>Fits into the parameters of one command on every database.</summary>
    const int MaxSkus = 500;
}
