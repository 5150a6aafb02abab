using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Http;

namespace Retail.Commerce.Quotes;

/// <summary>Prices without storing.</summary>
internal static class QuotesModule
{
    public static IServiceCollection AddQuotes(this IServiceCollection services) =>
        services.AddSingleton<IQuotes, PublishedQuotes>();

    public static IEndpointRouteBuilder MapQuotes(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/quotes", PostQuote.HandleAsync).WithTags("Quotes").Allow(AccessRule.Anyone);
        return routes;
    }
}
