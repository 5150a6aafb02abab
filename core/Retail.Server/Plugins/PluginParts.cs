using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Http;
using Retail.Commerce.Payments;
using Retail.Faces;

namespace Retail.Server.Plugins;

/// <summary>Plugins in this process, and who may see how they are.</summary>
internal static class PluginParts
{
    public static IServiceCollection AddPlugins(this IServiceCollection services) => services
        .AddSingleton<LoadedPlugins>()
        .AddSingleton<IPaymentProviders>(provider => provider.GetRequiredService<LoadedPlugins>());

    /// <summary>What plugins have in their wwwroot; an address with the content's hash is kept for good.</summary>
    public static void UsePluginFiles(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = "/plugins",
        FileProvider = app.Services.GetRequiredService<LoadedPlugins>(),
        OnPrepareResponse = PluginFileHeaders.Set,
    });

    public static void MapPluginStates(this IEndpointRouteBuilder api) =>
        api.MapGet("/plugins", List).WithTags("Plugins").Allow(AccessRule.Staff);

    private static Ok<IReadOnlyList<PluginView>> List(LoadedPlugins plugins) =>
        TypedResults.Ok<IReadOnlyList<PluginView>>([.. plugins.Catalog.Plugins.Select(PluginView.Of)]);
}
