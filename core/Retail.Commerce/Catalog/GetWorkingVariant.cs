using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>GET /catalog/working/variants/{sku}: as it would be published now.</summary>
internal static class GetWorkingVariant
{
    public static async Task<Results<Ok<Variant>, ProblemHttpResult>> HandleAsync(
        string sku, IWorkingCatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.GetAsync(sku, cancellationToken)).ToOk();

    public static Refusal UnknownSku(string sku) =>
        Refusal.Of(RefusalKind.NotFound, "catalog.unknown-sku", ("sku", CodeRules.Short(sku)));
}
