using Retail.BackOffice;
using Retail.Commerce;
using Retail.Commerce.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Publications;
using Retail.Commerce.Stores;
using Retail.Faces;
using Retail.Server.Auth;
using Retail.Server.Database;
using Retail.Server.Edge;
using Retail.Server.Jobs;
using Retail.Server.OpenApi;
using Retail.Server.Plugins;
using Retail.Server.Starting;

namespace Retail.Server;

/// <summary>The process, put together: what each part adds, and what it maps.</summary>
internal static class RetailServer
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adapt = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddQuietStart();
        adapt?.Invoke(builder);
        var settings = ServerSettings.From(builder.Configuration);
        var keys = ServerKeys.Open(settings.DataDirectory);
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(keys.Capability)
            .AddSingleton(keys.Publications)
            .AddSingleton(new PublicationFolder(settings.DataDirectory.Publications))
            .AddSingleton(new CartSettings { GuaranteeLife = settings.GuaranteeLife })
            .AddSingleton(new ShopSettings(settings.ShopName))
            .AddPlugins()
            .AddDatabase(settings)
            .AddCommerce()
            .AddPeople(settings.DataDirectory)
            .AddOffice()
            .AddEdge(builder.Configuration, settings)
            .AddJobs()
            .AddDocument();

        var app = builder.Build();
        app.UseEdge(settings);
        var api = app.MapGroup("/api/v1");
        api.MapCommerce();
        api.MapStaff();
        api.MapPluginStates();
        app.MapHealth();
        app.MapHome();
        app.MapOffice();
        app.MapLook().Allow(AccessRule.Anyone);
        app.MapDocument();
        return app;
    }

    /// <summary>Loads the plugins; their endpoints are there when the first request comes.</summary>
    public static Task LoadPluginsAsync(this WebApplication app, CancellationToken cancellationToken) =>
        app.Services.GetRequiredService<LoadedPlugins>().LoadAsync(app, cancellationToken);

    /// <summary>Brings the database up to date; before this nothing is served.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await Databases.PrepareAsync(
            scope.ServiceProvider.GetRequiredService<RetailDbContext>(),
            scope.ServiceProvider.GetRequiredService<ServerSettings>(),
            scope.ServiceProvider.GetRequiredService<TimeProvider>(),
            cancellationToken);
    }
}
