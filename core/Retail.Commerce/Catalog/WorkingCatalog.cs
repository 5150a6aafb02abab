using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Publications;

namespace Retail.Commerce.Catalog;

internal sealed class WorkingCatalog(RetailDbContext database, ICatalogSource source, IPriceBooks books)
    : IWorkingCatalog
{
    private const int MaxSize = 200;

    // A catalog that was never published is found by SKU and, so far, by name.
    private const int MaxUnpublished = 2_000;

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
            skus.AddRange(await UnpublishedAsync(text, size, cancellationToken));
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

    /// <summary>Variants that no publication knows yet, by the words of their names.</summary>
    private async Task<IReadOnlyList<string>> UnpublishedAsync(
        string text, int size, CancellationToken cancellationToken)
    {
        var newest = books.FileAt(DateTimeOffset.MaxValue);
        var all = await database.Set<VariantRow>().OrderBy(row => row.Sku).Select(row => row.Sku)
            .ToListAsync(cancellationToken);
        var unknown = all.Where(sku => newest?.Find(sku) is null).Take(MaxUnpublished).ToList();
        if (unknown.Count == 0)
        {
            return [];
        }

        // In memory, for no two databases agree on what is the same letter.
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = await database.Set<VariantRow>().Where(row => unknown.Contains(row.Sku))
            .Select(row => new { row.Sku, row.Name }).ToListAsync(cancellationToken);
        return
        [
            .. names.Where(row => row.Name.ByLanguage.Values.Any(name => words.All(word => Holds(name, word))))
                .Select(row => row.Sku).Order(StringComparer.Ordinal).Take(size),
        ];
    }

    private static bool Holds(string name, string word) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(
        name, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
