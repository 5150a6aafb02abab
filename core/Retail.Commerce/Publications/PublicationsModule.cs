using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Publications;

namespace Retail.Commerce.Publications;

/// <summary>Builds, signs, keeps and serves publications; the server registers <see cref="PublicationFolder"/> and <see cref="PublicationSigner"/>.</summary>
internal static class PublicationsModule
{
    /// <summary>The shelf and what reads it.</summary>
    public static IServiceCollection AddPublications(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PublicationShelf(
            provider.GetRequiredService<PublicationFolder>().Path,
            provider.GetRequiredService<PublicationSigner>().Key));
        services.AddSingleton<IPriceBooks, PriceBooks>();
        return services;
    }

    /// <summary>Its endpoints.</summary>
    public static IEndpointRouteBuilder MapPublications(this IEndpointRouteBuilder routes) => routes;
}
