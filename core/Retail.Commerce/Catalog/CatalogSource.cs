using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Database;
using Retail.Pricing.Taxes;

namespace Retail.Commerce.Catalog;

internal sealed class CatalogSource(RetailDbContext database) : ICatalogSource
{
    public async Task<IReadOnlyList<Category>> CategoriesAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Set<CategoryRow>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Code, StringComparer.Ordinal).Select(row => row.ToCategory())];
    }

    public async Task<IReadOnlyList<TaxRate>> TaxRatesAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Set<TaxCategoryRow>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Code, StringComparer.Ordinal)
            .Select(row => new TaxRate(row.Code, row.Percent))];
    }

    public async Task<IReadOnlyList<Variant>> VariantsAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Set<VariantRow>().AsNoTracking().Include(row => row.Gtins)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToVariant())];
    }

    public async Task<IReadOnlySet<string>> KnownSkusAsync(
        IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var known = await database.Set<VariantRow>().Where(row => skus.Contains(row.Sku)).Select(row => row.Sku)
            .ToListAsync(cancellationToken);
        return known.ToHashSet(StringComparer.Ordinal);
    }
}
