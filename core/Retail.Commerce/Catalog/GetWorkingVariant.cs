using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>GET /catalog/working/variants/{sku}: as it would be published now.</summary>
internal static class GetWorkingVariant
{
    public static async Task<Results<Ok<Variant>, ProblemHttpResult>> HandleAsync(
        string sku, RetailDbContext database, CancellationToken cancellationToken)
    {
        var code = sku.ToUpperInvariant();
        var row = await database.Set<VariantRow>().AsNoTracking().Include(variant => variant.Gtins)
            .SingleOrDefaultAsync(variant => variant.Sku == code, cancellationToken);
        return row is null ? UnknownSku(sku).ToProblem() : TypedResults.Ok(row.ToVariant());
    }

    public static Refusal UnknownSku(string sku) =>
        Refusal.Of(RefusalKind.NotFound, "catalog.unknown-sku", ("sku", CodeRules.Short(sku)));
}
