using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Http;

namespace Retail.Commerce.Prices;

/// <summary>PUT /prices/lists/{code}/entries/{sku}: all prices of the variant in the list; none takes it out.</summary>
internal static class PutPriceEntries
{
    public static async Task<Results<Ok<IReadOnlyList<PriceEntryEdit>>, ProblemHttpResult>> HandleAsync(
        string code,
        string sku,
        IReadOnlyList<PriceEntryEdit> entries,
        IWorkingPrices prices,
        CancellationToken cancellationToken) =>
        (await prices.PutAsync(new VariantPrices(code, sku, entries), seen: null, cancellationToken))
            .Select(written => written.Entries).ToOk();
}
