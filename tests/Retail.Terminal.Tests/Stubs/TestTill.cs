using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Json;
using Retail.Abstractions.Terminals;
using Retail.Devices.Diagnostics;
using Retail.Devices.Displaying;
using Retail.Devices.Printing;
using Retail.Terminal.Api;
using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;
using Retail.Testing.Devices.Printers;
using Retail.Testing.Processes;

namespace Retail.Terminal.Tests.Stubs;

/// <summary>A real till with its own data, driven over its local API; it can be stopped and started again.</summary>
internal sealed class TestTill : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder = new();
    private WebApplication? app;

    private readonly string? language;
    private readonly string[] settings;

    private TestTill(string? language, string[] settings) => (this.language, this.settings) = (language, settings);

    /// <summary>The scale that it has at its next start.</summary>
    public IScale? Scale { get; set; }

    /// <summary>The port of the customer's display that it has at its next start; unless set, what the settings say.
    /// </summary>
    public IBytePort? Display { get; set; }

    /// <summary>The scanners that it has at its next start.</summary>
    public IReadOnlyList<IScanner>? Scanners { get; set; }

    public ShiftedClock Clock { get; } = new();

    public FakePrinter Printer { get; } = new();

    /// <summary>A printer at a port, which this program drives; <see cref="Printer"/> unless set.</summary>
    public IBytePort? Port { get; private init; }

    public FakeScanner Scanner { get; } = new();

    public FakeBank Bank { get; } = new();

    public HttpClient Http { get; private set; } = new();

    public string DataDirectory => folder.Path;

    /// <summary>A till at this server; in no language of its own when that is null.</summary>
    public static Task<TestTill> StartAsync(
        StubShopServer? server = null, bool withPrices = true, string? language = "en",
        params string[] settings) => StartAsync(new TestTill(language, settings), server, withPrices);

    /// <summary>A till whose printer is at this port.</summary>
    public static Task<TestTill> StartAtAsync(IBytePort port, StubShopServer server) =>
        StartAsync(new TestTill("en", []) { Port = port }, server, withPrices: true);

    private static async Task<TestTill> StartAsync(TestTill till, StubShopServer? server, bool withPrices)
    {
        await till.StartAgainAsync();
        if (server is not null)
        {
            await till.OkAsync<Enrolment>(till.SendAsync(
                HttpMethod.Post, "enrolment", new EnrolmentRequest(server.Http.Address, StubShopServer.EnrolmentCode)));
            if (withPrices)
            {
                await till.UntilAsync(state => state.Publication is not null);
            }
        }

        return till;
    }

    /// <summary>Ends the till without any goodbye that its data would notice.</summary>
    public async Task StopAsync()
    {
        if (app is { } running)
        {
            app = null;
            Http.Dispose();
            await running.DisposeAsync();
        }
    }

    /// <summary>Asks the till to stop, as the system does.</summary>
    public async Task StopGentlyAsync()
    {
        await app!.StopAsync();
        await StopAsync();
    }

    public async Task StartAgainAsync()
    {
        await StopAsync();
        app = await TillHost.StartAsync(
            [
                "--urls", "http://127.0.0.1:0", "--Retail:DataDirectory", DataDirectory,
                "--Logging:LogLevel:Default", "None", .. language is null ? [] : Language(language),
                .. settings,
            ],
            services => services
                .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
                .Replace(ServiceDescriptor.Singleton(new TillProviders(() => [Bank])))
                .Replace(ServiceDescriptor.Singleton(provider => Devices(provider))));
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single() + "/api/") };
    }

    private TillDevices Devices(IServiceProvider services) => new(Scanners ?? [Scanner], TillPrinter(), () => [])
    {
        Scale = Scale,
        Display = Display is { } port
            ? new PortDisplay(
                new WatchedPort(port, services.GetRequiredService<DiagnosticRing>()),
                PrinterCatalog.OfHouse.FindDisplay("OCD-300").Value, Clock)
            : services.GetRequiredService<TillDisplays>().Find(services.GetRequiredService<PluginHolder>().Plugins),
    };

    private ITillPrinter TillPrinter() => Port is null
        ? new PluginPrinter(Printer, Clock, NullLogger.Instance)
        : new PortPrinter(new EscPosPrinter(Port, null, PrintingShop.Hasty, Clock));

    private static string[] Language(string name) => ["--Retail:Language", name];

    public T Service<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? key = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType(), options: RetailJson.Options);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return Http.SendAsync(request);
    }

    public async Task<TillStateView> StateAsync() => await OkAsync<TillStateView>(SendAsync(HttpMethod.Get, "state"));

    public Task<SaleView> AddAsync(string sku, decimal quantity = 1, string? key = null) =>
        OkAsync<SaleView>(SendAsync(HttpMethod.Post, "sale/lines", new AddToSale(sku, null, quantity), key));

    public Task<PaidSale> PayAsync(string given, OrderId? sale = null, string? key = null) =>
        OkAsync<PaidSale>(SendAsync(HttpMethod.Post, "sale/cash", new PayCash(given, sale), key));

    public Task<HttpResponseMessage> CardAsync(OrderId? sale = null, string? key = null) =>
        SendAsync(HttpMethod.Post, "sale/card", new PayCard("bank", "card", sale), key);

    public Task<HandoffAnswer> HandOffAsync(string? key = null) =>
        OkAsync<HandoffAnswer>(SendAsync(HttpMethod.Post, "sale/handoff", key: key));

    /// <summary>Waits until the state is so.</summary>
    public async Task<TillStateView> UntilAsync(Func<TillStateView, bool> reached)
    {
        var limit = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var state = await StateAsync();
            if (reached(state))
            {
                return state;
            }

            Assert.True(
                TimeProvider.System.GetElapsedTime(limit) < Patience,
                JsonSerializer.Serialize(state, RetailJson.Options));
            await Task.Delay(25);
        }
    }

    public async Task<T> OkAsync<T>(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<T>(text, RetailJson.Options)!;
    }

    /// <summary>The refusal that this gives: status, code and sentence.</summary>
    public async Task<(int Status, string Code, string Sentence)> RefusedAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync();
        Assert.False(response.IsSuccessStatusCode, text);
        using var problem = JsonDocument.Parse(text);
        return ((int)response.StatusCode, Text("code"), Text("detail"));

        string Text(string name) => problem.RootElement.GetProperty(name).GetString()!;
    }

    /// <summary>The till went away before it answered.</summary>
    public static async Task LostAsync(Task<HttpResponseMessage> sending) =>
        Assert.True(await Record.ExceptionAsync(() => sending) is HttpRequestException or OperationCanceledException);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }
}
