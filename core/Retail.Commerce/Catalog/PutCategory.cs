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
        Operations operations,
        CategoryWriter writer,
        CancellationToken cancellationToken)
    {
        var valid = CodeRules.Code(code).Then(_ => CodeRules.Name(edit.Name));
        if (valid.IsRefused)
        {
            return valid.Refusal.ToProblem();
        }

        var written = await operations.RunAsync<Category>(
            async token => (await writer.ApplyAsync([(code, edit)], token))[0]
                .Select(_ => new Category(code, edit.Name, edit.Parent)),
            cancellationToken);
        return written.ToOk();
    }
}
