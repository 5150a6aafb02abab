using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Commerce.Prices;

/// <summary>PUT /prices/lists/{code}/entries/{sku}: all prices of the variant in the list; none takes it out.</summary>
internal static class PutPriceEntries
{
    private const int MaxEntries = 50;

    public static async Task<Results<Ok<IReadOnlyList<PriceEntryEdit>>, ProblemHttpResult>> HandleAsync(
        string code,
        string sku,
        IReadOnlyList<PriceEntryEdit> entries,
        RetailDbContext database,
        ICatalogSource catalog,
        CancellationToken cancellationToken)
    {
        var list = await database.Set<PriceListRow>().FindAsync([code], cancellationToken);
        var upper = sku.ToUpperInvariant();
        var refusal = list is null ? PriceRules.UnknownList(code)
            : !(await catalog.KnownSkusAsync([upper], cancellationToken)).Contains(upper) ? PriceRules.UnknownSku(sku)
            : Refuse(entries, list.Scope.Currency);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var rows = await database.Set<PriceEntryRow>()
            .Where(row => row.PriceList == code && row.Sku == upper)
            .ToDictionaryAsync(row => row.MinQuantity, cancellationToken);
        foreach (var entry in entries)
        {
            if (rows.Remove(entry.MinQuantity.Value, out var row))
            {
                (row.Price, row.ListPrice) = (entry.Price.Amount, entry.ListPrice?.Amount);
            }
            else
            {
                database.Add(entry.ToRow(code, upper));
            }
        }

        database.RemoveRange(rows.Values);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(entries);
    }

    private static Refusal? Refuse(IReadOnlyList<PriceEntryEdit> entries, Currency currency)
    {
        if (entries.Count > MaxEntries || entries.DistinctBy(entry => entry.MinQuantity).Count() != entries.Count)
        {
            return Refusal.Of(RefusalKind.Rule, "price.bad-quantities");
        }

        return entries.Select(entry => PriceRules.Entry(entry, currency).Refusal)
            .FirstOrDefault(refusal => refusal is not null);
    }
}
