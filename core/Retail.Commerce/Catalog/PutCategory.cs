using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>PUT /catalog/categories/{code}</summary>
internal static class PutCategory
{
    public static async Task<Results<Ok<Category>, ProblemHttpResult>> HandleAsync(
        string code,
        CategoryEdit edit,
        RetailDbContext database,
        CategoryWriter writer,
        CancellationToken cancellationToken)
    {
        var valid = CodeRules.Code(code).Then(_ => CodeRules.Name(edit.Name));
        if (valid.IsRefused)
        {
            return valid.Refusal.ToProblem();
        }

        var outcomes = await writer.ApplyAsync([(code, edit)], cancellationToken);
        if (outcomes[0].IsRefused)
        {
            return outcomes[0].Refusal!.ToProblem();
        }

        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Category(code, edit.Name, edit.Parent));
    }
}
