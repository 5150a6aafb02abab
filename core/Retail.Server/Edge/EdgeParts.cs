using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;
using Retail.Abstractions.Json;
using Retail.Commerce.Catalog;
using Retail.Commerce.Http;
using Retail.Faces;
using Retail.Server.Auth;
using Retail.Server.Plugins;
using Retail.Server.Starting;

namespace Retail.Server.Edge;

/// <summary>All that is the same for every endpoint, in one place and one order.</summary>
internal static class EdgeParts
{
    private static readonly string[] Languages = ["en", "es"];

    public static IServiceCollection AddEdge(
        this IServiceCollection services, IConfiguration configuration, ServerSettings settings)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            RetailJson.Configure(json.SerializerOptions);
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<Failures>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Denials>();
        services.AddSingleton<IPublicAddress, PublicAddress>();
        services.Configure<RequestLocalizationOptions>(languages =>
        {
            languages.SetDefaultCulture(Languages[0]).AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
            languages.RequestCultureProviders = [new RememberedLanguages()];
            languages.ApplyCurrentCultureToResponseHeaders = true;
        });
        services.AddRequestTimeouts(timeouts =>
        {
            timeouts.DefaultPolicy = Within(TimeSpan.FromSeconds(30));
            timeouts.AddPolicy(RequestTimes.Slow, Within(TimeSpan.FromMinutes(10)));
        });
        services.AddDoorLimits(configuration);
        Compression.Add(services);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // A proxy passes the host on as it is; another header for it could be anybody's.
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies)
            {
                forwarded.KnownIPNetworks.Add(proxy);
            }
        });
        services.AddFaces();
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimits.Usual;
        });
        return services;
    }

    public static void UseEdge(this WebApplication app, ServerSettings settings)
    {
        // With no network known the middleware would believe everybody.
        if (settings.Proxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseAnswerHeaders();
        app.UseKeptCatalog(Schemes.NamesCaller);
        app.UseResponseCompression();
        // Languages next: whatever answers below, failures included, answers in the reader's.
        app.UseRequestLocalization();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(StatusProblems.WriteAsync);
        app.UsePluginFiles();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.Use(Misfits.Answer);
        // The guard of forms before anybody is told that they are not logged in: nobody else's form gets that far.
        app.UseFaces();
        app.UseCallers();
        // Where an endpoint names no door there is nothing to count.
        app.UseWhen(DoorLimits.HasDoor, doors => doors.UseRateLimiter());
        app.UseAuthorization();
    }

    /// <summary>
    /// Most requests say nothing of who asks: for those there is nothing to read, and nobody is who they are.
    /// </summary>
    private static void UseCallers(this WebApplication app)
    {
        app.UseWhen(Schemes.MayNameCaller, callers =>
        {
            callers.UseAuthentication();
            callers.Use(Denials.RefuseBadCredentials);
        });

        // WebApplicationBuilder puts authentication in front of everything when it does not find this, which a branch
        // sets for itself only.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
    }

    private static RequestTimeoutPolicy Within(TimeSpan time) => new()
    {
        Timeout = time,
        TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
        WriteTimeoutResponse = StatusProblems.WriteAsync,
    };
}
