using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Localization;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Json;
using Retail.Abstractions.Plugins;
using Retail.Devices.Diagnostics;
using Retail.Faces;
using Retail.PluginHost;
using Retail.Terminal.Api;
using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Journal;
using Retail.Terminal.Labels;
using Retail.Terminal.Publications;
using Retail.Terminal.Screen;
using Retail.Terminal.Searching;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;
using Retail.Terminal.Tendering;

namespace Retail.Terminal;

/// <summary>Puts the till together and starts it.</summary>
internal static class TillHost
{
    public const int MaxBodyBytes = 64 * 1024;
    private const int DiagnosticBytes = 1024 * 1024;
    private const string DefaultAddress = "http://127.0.0.1:7100";
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>
    /// A running till; throws <see cref="StartRefusedException"/> when a person has to do something first.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="replace">Lets a test give its own clock and devices.</param>
    public static async Task<WebApplication> StartAsync(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var options = builder.Configuration.GetSection("Retail").Get<TillOptions>() ?? new TillOptions();
        var address = AddressOf(builder.Configuration["urls"] ?? DefaultAddress);
        var started = false;
        // A start that fails is told in one sentence; the host's own log of it is a page.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter(HostCategory, _ => started);
        builder.WebHost.UseUrls(address).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        AddTill(builder.Services, options);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        try
        {
            await PrepareAsync(app, options);
            await app.StartAsync();
        }
        catch (Exception failure)
        {
            await app.DisposeAsync();
            if (IsTaken(failure))
            {
                throw new StartRefusedException(
                    Refusal.Of(RefusalKind.Unavailable, "till.port-in-use", ("address", address)), failure);
            }

            throw;
        }

        started = true;
        return app;
    }

    private static void AddTill(IServiceCollection services, TillOptions options)
    {
        services.AddSingleton(options).AddSingleton(TimeProvider.System);
        services.AddFaces();
        services.AddScreen();
        services.AddSingleton(_ => DataDirectory.Hold(options.DataDirectory));
        services.AddSingleton(provider =>
        {
            _ = provider.GetRequiredService<DataDirectory>();
            return TillDatabase.Open(
                Path.Combine(options.DataDirectory, "till.db"), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<TillChanges>());
        });
        services.AddSingleton<TillChanges>().AddSingleton<PluginHolder>();
        services.AddSingleton<TillUsb>();
        services.AddSingleton(
            provider => new DiagnosticRing(DiagnosticBytes, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => TillScanners.Of(
            options, provider.GetRequiredService<TillUsb>(), provider.GetRequiredService<PluginHolder>().Plugins,
            provider.GetRequiredService<DiagnosticRing>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TillPorts>().AddSingleton<TillPrinters>().AddSingleton<TillDisplays>();
        services.AddSingleton(provider => TillDevices.Of(
            provider.GetRequiredService<PluginHolder>().Plugins, provider.GetRequiredService<TillPrinters>(),
            provider.GetRequiredService<IReadOnlyList<IScanner>>()) with
        {
            Scale = TillScale.Of(
                options, provider.GetRequiredService<TillUsb>(), provider.GetRequiredService<PluginHolder>().Plugins,
                provider.GetRequiredService<DiagnosticRing>(), provider.GetRequiredService<TimeProvider>()),
            Display = provider.GetRequiredService<TillDisplays>().Find(
                provider.GetRequiredService<PluginHolder>().Plugins),
        });
        services.AddSingleton<ServerContact>().AddSingleton<TillEnrolment>().AddSingleton<PublicationFetch>();
        services.AddSingleton(
            provider => new TillProviders(() => provider.GetRequiredService<PluginHolder>().Plugins.PaymentProviders));
        services.AddSingleton<LabelReader>();
        services.AddSingleton<SaleGate>().AddSingleton<SaleDesk>();
        services.AddSingleton<TillCatalog>().AddSingleton<ScanRouter>();
        services.AddSingleton<TillDrawer>().AddSingleton<CashDesk>().AddSingleton<CardDesk>();
        services.AddSingleton<ReceiptPress>().AddSingleton<ReceiptDesk>();
        services.AddSingleton<CartIntake>(
            ).AddSingleton<HandoffDesk>().AddSingleton<TakeBackDesk>().AddSingleton<ClaimDesk>();
        services.AddSingleton<TillStateReader>().AddSingleton<TillEvents>();
        AddLoop<PublicationSync>(services);
        AddLoop<FactSync>(services);
        AddLoop<HandoffSync>(services);
        AddLoop<PrintQueue>(services);
        AddLoop<CardPayments>(services);
        AddLoop<ScannerLoop>(services);
        AddLoop<ScaleLoop>(services);
        AddLoop<DisplayLoop>(services);
        AddLoop<ScreenWatch>(services);
        services.Configure<RouteHandlerOptions>(routing => routing.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            RetailJson.Configure(json.SerializerOptions);
            json.SerializerOptions.UnmappedMemberHandling =
                System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
        });
        services.Configure<RequestLocalizationOptions>(languages =>
        {
            languages.SetDefaultCulture(options.Culture.Name).AddSupportedUICultures("en", "es");
            languages.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(http => Task.FromResult(PageLanguage(http, options))),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    /// <summary>The screen speaks the shop's language where that is set; a program is answered in its own.</summary>
    private static ProviderCultureResult? PageLanguage(HttpContext http, TillOptions options) =>
        options.Language is null || http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? null
            : new ProviderCultureResult(options.Culture.Name);

    private static void AddLoop<T>(IServiceCollection services)
        where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());

    private static async Task PrepareAsync(WebApplication app, TillOptions options)
    {
        // First the journal: a till that cannot write down what it does does nothing else.
        _ = app.Services.GetRequiredService<TillEnrolment>();
        _ = app.Services.GetRequiredService<ReceiptPress>();
        _ = app.Services.GetRequiredService<LabelReader>();
        _ = TillScanners.Settings(options);
        _ = app.Services.GetRequiredService<TillPrinters>();
        _ = app.Services.GetRequiredService<TillDisplays>();
        _ = TillDrawer.Choose(options);
        _ = TillScale.Which(options);
        var plugins = app.Services.GetRequiredService<PluginHolder>();
        plugins.Plugins = await PluginCatalog.LoadAsync(
            new PluginHostOptions(
                PluginHostKind.Terminal, options.PluginsDirectory, Path.Combine(options.DataDirectory, "plugins"),
                app.Configuration),
            app.Services.GetRequiredService<TimeProvider>(),
            app.Services.GetRequiredService<ILoggerFactory>(),
            CancellationToken.None);
        app.Use(LocalGuard.InvokeAsync);
        app.UseRequestLocalization();
        app.UseStatusCodePages(TillProblems.DescribeAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = TillProblems.HandleAsync,
            // A body that cannot be read is the caller's mistake, not an error of this program.
            SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException,
        });
        app.UseFaces();
        app.MapLook();
        app.MapTill();
        app.MapScreen();
        plugins.Plugins.MapPlugins(app);
    }

    private static string AddressOf(string urls) =>
        Uri.TryCreate(urls, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp &&
            LocalGuard.IsLoopback(url.Host)
            ? url.GetLeftPart(UriPartial.Authority)
            : throw new StartRefusedException(
                Refusal.Of(RefusalKind.Malformed, "till.bad-address", ("address", urls), ("example", DefaultAddress)));

    private static bool IsTaken(Exception failure) =>
        failure is IOException { InnerException: AddressInUseException }
            or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };
}
