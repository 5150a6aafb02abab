using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>Puts edits of variants into the working tables, one or a block of an import at a time.</summary>
internal sealed class VariantWriter(RetailDbContext database)
{
    /// <summary>What became of each edit, in their order; the caller saves.</summary>
    /// <param name="edits">
    /// At most <see cref="ICatalogSource.MaxSkus"/>, each SKU once, SKUs and products in upper case.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Outcome<ImportChange>>> ApplyAsync(
        IReadOnlyList<(string Sku, VariantEdit Edit)> edits, CancellationToken cancellationToken)
    {
        var skus = edits.Select(edit => edit.Sku).ToList();
        var products = edits.Select(edit => edit.Edit.Product ?? edit.Sku).Distinct(StringComparer.Ordinal).ToList();
        var digits = edits.SelectMany(edit => edit.Edit.Gtins)
            .Select(gtin => gtin.Digits).Distinct(StringComparer.Ordinal).ToList();
        var known = new Known(
            await database.Set<VariantRow>().Include(row => row.Gtins).Where(row => skus.Contains(row.Sku))
                .ToDictionaryAsync(row => row.Sku, StringComparer.Ordinal, cancellationToken),
            await database.Set<ProductRow>().Where(row => products.Contains(row.Code))
                .ToDictionaryAsync(row => row.Code, StringComparer.Ordinal, cancellationToken),
            await OwnersAsync(digits, cancellationToken),
            await CodesAsync(database.Set<CategoryRow>().Select(row => row.Code), cancellationToken),
            await CodesAsync(database.Set<TaxCategoryRow>().Select(row => row.Code), cancellationToken));
        return [.. edits.Select(edit => Apply(edit.Sku, edit.Edit, known))];
    }

    private static Refusal? Refuse(string sku, VariantEdit edit, Known known)
    {
        if (!known.Categories.Contains(edit.Category))
        {
            return Refusal.Of(
                RefusalKind.Rule, "catalog.unknown-category", ("category", CodeRules.Short(edit.Category)));
        }

        if (!known.TaxCategories.Contains(edit.TaxCategory))
        {
            return Refusal.Of(
                RefusalKind.Rule, "catalog.unknown-tax-category", ("category", CodeRules.Short(edit.TaxCategory)));
        }

        foreach (var gtin in edit.Gtins)
        {
            if (known.Owners.TryGetValue(gtin.Digits, out var owner) && owner != sku)
            {
                return Refusal.Of(
                    RefusalKind.Rule, "catalog.barcode-taken", ("barcode", gtin.ToString()), ("sku", owner));
            }
        }

        return null;
    }

    private Outcome<ImportChange> Apply(string sku, VariantEdit edit, Known known)
    {
        if (Refuse(sku, edit, known) is { } refusal)
        {
            return refusal;
        }

        var product = edit.Product ?? sku;
        if (!known.Products.TryGetValue(product, out var described))
        {
            described = new ProductRow { Code = product, Name = edit.Name };
            known.Products.Add(product, described);
            database.Add(described);
        }
        else if (product == sku)
        {
            described.Name = edit.Name;
        }

        if (known.Variants.TryGetValue(sku, out var row))
        {
            return Change(row, product, edit, known) ? ImportChange.Changed : ImportChange.Unchanged;
        }

        row = new VariantRow
        {
            Sku = sku,
            Product = product,
            Name = edit.Name,
            Category = edit.Category,
            Unit = edit.Unit,
            TaxCategory = edit.TaxCategory,
        };
        SetGtins(row, edit.Gtins, known);
        database.Add(row);
        return ImportChange.Added;
    }

    private static bool Change(VariantRow row, string product, VariantEdit edit, Known known)
    {
        var sameGtins = row.Gtins.Select(gtin => gtin.Digits).ToHashSet(StringComparer.Ordinal)
            .SetEquals(edit.Gtins.Select(gtin => gtin.Digits));
        if (sameGtins && row.Product == product && row.Name.Equals(edit.Name) && row.Category == edit.Category &&
            row.Unit == edit.Unit && row.TaxCategory == edit.TaxCategory)
        {
            return false;
        }

        (row.Product, row.Name, row.Category, row.Unit, row.TaxCategory) =
            (product, edit.Name, edit.Category, edit.Unit, edit.TaxCategory);
        SetGtins(row, edit.Gtins, known);
        return true;
    }

    private static void SetGtins(VariantRow row, IReadOnlyList<Gtin> gtins, Known known)
    {
        var wanted = gtins.Select(gtin => gtin.Digits).ToHashSet(StringComparer.Ordinal);
        row.Gtins.RemoveAll(gtin => !wanted.Contains(gtin.Digits));
        foreach (var digits in wanted.Except(row.Gtins.Select(gtin => gtin.Digits), StringComparer.Ordinal).ToList())
        {
            row.Gtins.Add(new VariantGtinRow { Digits = digits, Sku = row.Sku });
            known.Owners[digits] = row.Sku;
        }
    }

    private async Task<Dictionary<string, string>> OwnersAsync(List<string> digits, CancellationToken cancellationToken)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in digits.Chunk(ICatalogSource.MaxSkus))
        {
            var found = await database.Set<VariantGtinRow>().AsNoTracking()
                .Where(row => some.Contains(row.Digits)).ToListAsync(cancellationToken);
            found.ForEach(row => owners.Add(row.Digits, row.Sku));
        }

        return owners;
    }

    private static async Task<HashSet<string>> CodesAsync(
        IQueryable<string> codes, CancellationToken cancellationToken) =>
        (await codes.ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);

    private sealed record Known(
        Dictionary<string, VariantRow> Variants,
        Dictionary<string, ProductRow> Products,
        Dictionary<string, string> Owners,
        HashSet<string> Categories,
        HashSet<string> TaxCategories);
}
