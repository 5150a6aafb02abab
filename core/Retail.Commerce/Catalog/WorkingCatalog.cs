using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Publications;

namespace Retail.Commerce.Catalog;

internal sealed class WorkingCatalog(
    RetailDbContext database, ICatalogSource source, IPriceBooks books, UnpublishedNames unpublished) : IWorkingCatalog
{
    private const int MaxSize = 200;

    public async Task<IReadOnlyList<Variant>> SearchAsync(string text, int size, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, IWorkingCatalog.MaxText);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxSize);
        var start = text.Trim().ToUpperInvariant();
        var variants = database.Set<VariantRow>().AsNoTracking();
        var skus = await variants.Where(row => row.Sku.StartsWith(start)).OrderBy(row => row.Sku)
            .Select(row => row.Sku).Take(size).ToListAsync(cancellationToken);
        if (start.Length > 0)
        {
            // Only the publication knows names as words, in every language; the newest knows them best.
            var named = books.FileAt(DateTimeOffset.MaxValue)?.Search(text, null, null, size) ?? [];
            skus.AddRange(named.Select(found => found.Variant.Sku));
            skus.AddRange(await unpublished.SearchAsync(text, size, database, cancellationToken));
            if (Gtin.TryParse(start, out var gtin))
            {
                skus.AddRange(await database.Set<VariantGtinRow>().Where(row => row.Digits == gtin.Digits)
                    .Select(row => row.Sku).ToListAsync(cancellationToken));
            }
        }

        var wanted = skus.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(size).ToList();
        var rows = await variants.Include(row => row.Gtins).Where(row => wanted.Contains(row.Sku))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Sku, StringComparer.Ordinal).Select(row => row.ToVariant())];
    }

    public async Task<Outcome<Variant>> GetAsync(string sku, CancellationToken cancellationToken)
    {
        var code = sku.ToUpperInvariant();
        var row = await database.Set<VariantRow>().AsNoTracking().Include(variant => variant.Gtins)
            .SingleOrDefaultAsync(variant => variant.Sku == code, cancellationToken);
        return row is null ? GetWorkingVariant.UnknownSku(sku) : row.ToVariant();
    }

    public Task<IReadOnlyList<Category>> CategoriesAsync(CancellationToken cancellationToken) =>
        source.CategoriesAsync(cancellationToken);
}
