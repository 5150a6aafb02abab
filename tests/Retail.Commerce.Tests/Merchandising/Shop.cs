using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Json;
using Retail.Commerce.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Prices;
using Retail.Commerce.Promotions;
using Retail.Commerce.Publications;
using Retail.Commerce.Quotes;
using Retail.Server.Database;
using Retail.Server.Starting;
using Retail.Testing.Databases;

namespace Retail.Commerce.Tests.Merchandising;

/// <summary>The merchandisers' modules over HTTP on a real database, with a clock that the test moves.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly bool ownsFolder;
    private readonly WebApplication app;

    private Shop(string folder, bool ownsFolder, WebApplication app, ShopClock clock)
    {
        (Folder, this.ownsFolder, this.app, Clock) = (folder, ownsFolder, app, clock);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Http = new HttpClient { BaseAddress = new Uri(addresses.Single()) };
    }

    public string Folder { get; }

    public HttpClient Http { get; }

    public ShopClock Clock { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts a shop, on an earlier shop's folder when one is given.</summary>
    public static async Task<Shop> StartAsync(string? folder = null, ShopClock? clock = null)
    {
        clock ??= new ShopClock();
        var path = folder ?? Directory.CreateTempSubdirectory("retail-shop-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(json => RetailJson.Configure(json.SerializerOptions));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Configuration.AddCommandLine(
            [$"--Retail:DataDirectory={path}", .. await TestDatabase.SettingsAsync(path)]);
        var settings = ServerSettings.From(builder.Configuration);
        builder.Services.AddDatabase(settings);
        builder.Services.AddSingleton(new PublicationFolder(Path.Combine(path, "publications")));
        builder.Services.AddSingleton(new PublicationSigner(KeyOf(path)));
        builder.Services.AddScoped<Operations>();
        builder.Services.AddCatalog().AddPrices().AddPromotions().AddPublications().AddQuotes();
        builder.Services.AddAuthentication(AnyStaff.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, AnyStaff>(AnyStaff.SchemeName, null);
        var authorization = builder.Services.AddAuthorizationBuilder();
        foreach (var one in Permission.All)
        {
            authorization.AddPolicy(AccessRule.Needs(one).Name, policy => policy.RequireAuthenticatedUser());
            authorization.AddPolicy(AccessRule.TerminalOr(one).Name, policy => policy.RequireAuthenticatedUser());
        }

        var app = builder.Build();
        app.UseRequestLocalization("en", "es");
        app.MapCatalog().MapPrices().MapPromotions().MapPublications().MapQuotes();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await Databases.PrepareAsync(
                scope.ServiceProvider.GetRequiredService<RetailDbContext>(), settings, clock, CancellationToken.None);
        }

        await app.StartAsync();
        return new Shop(path, folder is null, app, clock);
    }

    /// <summary>A shop with the demo's settings, catalog, prices and promotions; nothing is published yet.</summary>
    public static async Task<Shop> StartWithDemoAsync()
    {
        var shop = await StartAsync();
        var setup = JsonNode.Parse(Demo.Read("shop.json"))!;
        await shop.PutAsync("publications/settings", setup["settings"]!);
        foreach (var (code, body) in setup["taxCategories"]!.AsObject())
        {
            await shop.PutAsync("catalog/tax-categories/" + code, body!);
        }

        await shop.ImportAsync("catalog/imports/categories", Demo.Read("categories.csv"));
        await shop.ImportAsync("catalog/imports/catalog", Demo.Read("catalog.csv"));
        foreach (var (code, body) in setup["priceLists"]!.AsObject())
        {
            await shop.PutAsync("prices/lists/" + code, body!);
        }

        await shop.ImportAsync("prices/lists/base/imports", Demo.Read("prices.csv"));
        foreach (var promotion in JsonNode.Parse(Demo.Read("promotions.json"))!.AsArray())
        {
            await shop.PutAsync($"promotions/{promotion!["code"]}", promotion);
        }

        return shop;
    }

    /// <summary>A shop with one category, one tax category and one price list, and nothing in them.</summary>
    public static async Task<Shop> StartSmallAsync()
    {
        var shop = await StartAsync();
        var setup = JsonNode.Parse(Demo.Read("shop.json"))!;
        await shop.PutAsync("publications/settings", setup["settings"]!);
        await shop.PutAsync("catalog/tax-categories/standard", setup["taxCategories"]!["standard"]!);
        await shop.PutAsync("catalog/categories/toys", new { name = new { en = "Toys", es = "Juguetes" } });
        await shop.PutAsync("prices/lists/base", setup["priceLists"]!["base"]!);
        return shop;
    }

    /// <summary>PUTs a body and expects 200.</summary>
    public async Task PutAsync(string path, object body)
    {
        using var response = await Http.PutAsync(path, Json(body));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
    }

    /// <summary>Sends JSON and reads the answer, whatever it is.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : Json(body);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PublishAsync(string key, DateTimeOffset? effectiveAt = null) =>
        SendAsync(HttpMethod.Post, "publications", new { effectiveAt }, key);

    /// <summary>Sends a CSV file and reads the answer, whatever it is.</summary>
    public Task<Answer> ImportAsync(string path, string csv, string? language = null) =>
        ImportAsync(path, Encoding.UTF8.GetBytes(csv), language);

    public async Task<Answer> ImportAsync(string path, byte[] csv, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(csv) };
        request.Content.Headers.ContentType = new("text/csv");
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        using var response = await Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Stops the process without deleting what it wrote.</summary>
    public async Task StopAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (ownsFolder)
        {
            TestDatabase.Forget(Folder);
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static JsonContent Json(object body) => JsonContent.Create(body, options: RetailJson.Options);

    private static ECDsa KeyOf(string folder)
    {
        var path = Path.Combine(folder, "key");
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path))
        {
            key.ImportPkcs8PrivateKey(File.ReadAllBytes(path), out _);
        }
        else
        {
            File.WriteAllBytes(path, key.ExportPkcs8PrivateKey());
        }

        return key;
    }
}
