using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Json;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Tests.Merchandising;
using Retail.Server;
using Retail.Server.Auth;
using Retail.Testing.Databases;

namespace Retail.Commerce.Tests.Server;

/// <summary>The real server in this process, on a free port and a folder of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly WebApplication app;
    private readonly List<IDisposable> owned = [];
    private int members;

    private RunningServer(string data, WebApplication app, ServerClock clock)
    {
        (Data, this.app, Clock) = (data, app, clock);
        Address = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Http = Own(new HttpClient { BaseAddress = Address });
    }

    public string Data { get; }

    public Uri Address { get; }

    /// <summary>Somebody whom the server does not know.</summary>
    public HttpClient Http { get; }

    public ServerClock Clock { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts it; what a test adds to the application, it adds before the first request.</summary>
    public static async Task<RunningServer> StartAsync(
        IEnumerable<string>? settings = null,
        Action<WebApplicationBuilder>? adapt = null,
        Action<WebApplication>? extend = null)
    {
        var clock = new ServerClock();
        var data = Directory.CreateTempSubdirectory("retail-server-").FullName;
        string[] arguments =
        [
            "--urls=http://127.0.0.1:0",
            $"--Retail:DataDirectory={data}",
            $"--Retail:PluginsDirectory={Path.Combine(data, "no-plugins")}",
            "--Retail:Limits:log-in:PerCaller=1000",
            "--Retail:Limits:enrolment:PerCaller=1000",
            "--Retail:Limits:carts:PerCaller=1000",
            .. await TestDatabase.SettingsAsync(data),
            .. settings ?? [],
        ];
        var app = RetailServer.Build(arguments, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(clock);
            adapt?.Invoke(builder);
        });
        extend?.Invoke(app);
        await app.PrepareAsync(CancellationToken.None);
        await app.LoadPluginsAsync(CancellationToken.None);
        await app.StartAsync();
        return new RunningServer(data, app, clock);
    }

    /// <summary>Adds a member of the staff; gives the account.</summary>
    public async Task<StaffMember> AddStaffAsync(string user, params string[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<StaffAccounts>()
            .AddAsync(new AddStaffMember(user, Password, roles), CancellationToken.None);
        return added.Value;
    }

    /// <summary>A client of somebody new with this role, logged in.</summary>
    public async Task<HttpClient> StaffAsync(string role)
    {
        var user = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{role}-{++members}");
        await AddStaffAsync(user, role);
        return await LogInAsync(user);
    }

    /// <summary>A client of a member, logged in.</summary>
    public async Task<HttpClient> LogInAsync(string user)
    {
        var answer = await SendAsync(
            Http, HttpMethod.Post, "/api/v1/staff/sessions", new { user, password = Password });
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        var client = Own(new HttpClient { BaseAddress = Address });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", answer.Body["accessToken"]!.GetValue<string>());
        return client;
    }

    /// <summary>A new till of a store, enrolled; the store is opened when it is missing.</summary>
    public async Task<EnrolledTill> EnrolAsync(string store = "centro")
    {
        var manager = await StaffAsync("manager");
        await SendAsync(
            manager,
            HttpMethod.Put,
            "/api/v1/stores/" + store,
            new { name = "Tienda Centro", timeZone = "Europe/Madrid", currency = "EUR" });
        var code = await IssueCodeAsync(manager, store);
        var key = Own(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var id = TerminalId.New(Clock);
        var answer = await SendAsync(
            Http, HttpMethod.Post, "/api/v1/terminals/enrolments", EnrolledTill.Command(id, code, key));
        return new EnrolledTill(
            id,
            key,
            answer.Read<Enrolment>(),
            Own(new HttpClient(new ProvingHandler(id, key, Clock)) { BaseAddress = Address }));
    }

    public static async Task<string> IssueCodeAsync(HttpClient manager, string store = "centro")
    {
        var answer = await SendAsync(
            manager, HttpMethod.Post, $"/api/v1/stores/{store}/enrolment-codes", new { name = "Caja 1" });
        return answer.Body["code"]!.GetValue<string>();
    }

    public static async Task<Answer> SendAsync(HttpClient http, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body, options: RetailJson.Options);
        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public static async Task<JsonNode> GetAsync(HttpClient http, string path)
    {
        var answer = await SendAsync(http, HttpMethod.Get, path);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        return answer.Body;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var thing in owned)
        {
            thing.Dispose();
        }

        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        TestDatabase.Forget(Data);
        Directory.Delete(Data, recursive: true);
    }

    private T Own<T>(T thing)
        where T : IDisposable
    {
        owned.Add(thing);
        return thing;
    }
}
