using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Retail.Commerce.Catalog;

/// <summary>Answers from memory what was answered before, in front of everything that such a request does not need.
/// </summary>
public static class CatalogFront
{
    /// <summary>Goes behind the headers of all answers and in front of all else.</summary>
    /// <param name="app">The server.</param>
    /// <param name="names">Whether a request says who asks: that is for those behind to judge.</param>
    public static void UseKeptCatalog(this IApplicationBuilder app, Func<HttpContext, bool> names)
    {
        var kept = app.ApplicationServices.GetRequiredService<KeptAnswers>();
        app.Use((context, next) => !names(context) && kept.TryFind(context, out var answer)
            ? answer.ExecuteAsync(context)
            : next(context));
    }
}
