using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>PUT /catalog/variants/{sku}</summary>
internal static class PutVariant
{
    public static async Task<Results<Ok<Variant>, ProblemHttpResult>> HandleAsync(
        string sku,
        VariantEdit edit,
        RetailDbContext database,
        Operations operations,
        VariantWriter writer,
        CancellationToken cancellationToken)
    {
        var checkedSku = CodeRules.Sku(sku);
        var valid = checkedSku.Then(code =>
            CodeRules.Sku(edit.Product ?? code).Then(product =>
            CodeRules.Name(edit.Name).Then(_ =>
            CatalogRules.Gtins(string.Join('|', edit.Gtins))
                .Select(gtins => edit with { Product = product, Gtins = gtins }))));
        if (valid.IsRefused)
        {
            return valid.Refusal.ToProblem();
        }

        var outcome = await operations.RunAsync(
            async token => (await writer.ApplyAsync([(checkedSku.Value, valid.Value)], token))[0], cancellationToken);
        if (outcome.IsRefused)
        {
            return outcome.Refusal.ToProblem();
        }

        var row = await database.Set<VariantRow>().Include(variant => variant.Gtins)
            .SingleAsync(variant => variant.Sku == checkedSku.Value, cancellationToken);
        return TypedResults.Ok(row.ToVariant());
    }
}
