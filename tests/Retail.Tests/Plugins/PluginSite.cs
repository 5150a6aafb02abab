using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Retail.Faces;
using Retail.PluginHost;

namespace Retail.Tests.Plugins;

/// <summary>A web server on a free port that has nothing but the plugins' endpoints, pages and files.</summary>
internal static class PluginSite
{
    public static async Task<WebApplication> ServeAsync(PluginCatalog catalog)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFaces();
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/plugins",
            FileProvider = catalog.Files,
            OnPrepareResponse = PluginFileHeaders.Set,
        });
        app.UseRouting();
        app.UseFaces();
        catalog.MapPlugins(app);
        await app.StartAsync();
        return app;
    }

    public static Uri Address(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
}
