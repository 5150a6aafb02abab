using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Publications;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Publications;

namespace Retail.Commerce.Publications;

/// <summary>
/// Builds, signs, keeps and serves publications; the server registers <see cref="PublicationFolder"/> and
/// <see cref="PublicationSigner"/>.
/// </summary>
internal static class PublicationsModule
{
    public static IServiceCollection AddPublications(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PublicationShelf(
            provider.GetRequiredService<PublicationFolder>().Path,
            provider.GetRequiredService<PublicationSigner>().Key));
        services.AddSingleton<PublicationStaging>();
        services.AddSingleton<IPriceBooks, PriceBooks>();
        services.AddSingleton<IPublicationFeed, PublicationFeed>();
        services.AddScoped<IBookSettings, BookSettingsSource>();
        services.AddScoped<WorkingContent>();
        services.AddSingleton<KnownChanges>();
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<KnownChanges>());
        services.AddScoped<IPublisher, Publisher>();
        services.AddScoped<IPublications, PublishedAndWorking>();
        services.AddHostedService<PublicationRepair>();
        services.AddSingleton<PublicationWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<PublicationWatch>());
        return services;
    }

    public static IEndpointRouteBuilder MapPublications(this IEndpointRouteBuilder routes)
    {
        var readers = AccessRule.TerminalOr(Permission.Publish);
        var publishers = AccessRule.Needs(Permission.Publish);
        var publications = routes.MapGroup("/publications").WithTags("Publications");
        publications.MapPost("/", Publish.HandleAsync).Allow(publishers).TakesStamp()
            .WithRequestTimeout(RequestTimes.Slow);
        publications.MapGet("/settings", GetPublications.SettingsAsync).Allow(publishers);
        publications.MapPut("/settings", PutBookSettings.HandleAsync).Allow(publishers);
        publications.MapGet("/", GetPublications.ListAsync).Allow(readers);
        publications.MapGet("/{number:int}", GetPublications.FindAsync).Allow(readers);
        publications.MapGet("/{number:int}/file", GetPublications.File).Allow(readers)
            .WithRequestTimeout(RequestTimes.Slow);
        return routes;
    }
}
