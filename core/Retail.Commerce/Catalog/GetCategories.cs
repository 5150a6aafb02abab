using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Http;
using Retail.Commerce.Publications;

namespace Retail.Commerce.Catalog;

/// <summary>GET /catalog/categories; unchanged as long as the publication is.</summary>
internal static class GetCategories
{
    public static async Task<Results<Ok<IReadOnlyList<Category>>, StatusCodeHttpResult, ProblemHttpResult>> HandleAsync(
        HttpContext http, ICatalog catalog, IPriceBooks books, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (books.FileAt(clock.GetUtcNow()) is { } file)
        {
            var tag = new EntityTagHeaderValue($"\"{file.Manifest.RootHash}\"");
            http.Response.GetTypedHeaders().ETag = tag;
            if (http.Request.GetTypedHeaders().IfNoneMatch.Any(seen => seen.Compare(tag, useStrongComparison: false)))
            {
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            }
        }

        var categories = await catalog.CategoriesAsync(cancellationToken);
        return categories.IsRefused ? categories.Refusal.ToProblem() : TypedResults.Ok(categories.Value);
    }
}
