using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Retail.Abstractions.Payments;
using Retail.Abstractions.Plugins;
using Retail.PluginHost;

namespace Retail.Tests.Plugins;

[Trait("Database", "none")]
public sealed class PluginCatalogTests : IDisposable
{
    private const string Endpoint = """
        context.Map(endpoints => endpoints.MapGet("/hello", http => http.Response.WriteAsync("hello")){0});
        return default;
        """;

    private readonly PluginZoo zoo = new PluginZoo().WithGood();

    public void Dispose() => zoo.Dispose();

    [Fact]
    public async Task Each_plugin_has_its_own_load_context_and_shares_the_contracts()
    {
        zoo.With("other", """context.Offer(new Payments("other")); return default;""");
        await using var catalog = await zoo.LoadAsync();

        var contexts = catalog.PaymentProviders
            .Select(provider => AssemblyLoadContext.GetLoadContext(provider.GetType().Assembly)!).ToArray();

        Assert.Equal(["good", "other"], contexts.Select(context => context.Name));
        Assert.All(contexts, context =>
            Assert.DoesNotContain(context.Assemblies, one => one.GetName().Name == "Retail.Abstractions"));
        var answer = await catalog.PaymentProviders[0].ChargeAsync(
            new PaymentRequest(PaymentId.New(TimeProvider.System), new Money(1230, Currency.Of("GBP")), "m", "d"),
            default);
        Assert.Equal(new PaymentAnswer(PaymentState.Captured, "12.30 GBP", null), answer);
    }

    [Fact]
    public async Task A_plugin_for_the_other_process_is_not_loaded()
    {
        zoo.With("other", "throw new Exception();", manifest => manifest["hosts"] = new JsonArray("server"));

        await using var catalog = await zoo.LoadAsync(PluginHostKind.Terminal);

        Assert.Equal(["good"], catalog.Plugins.Select(plugin => plugin.Id));
    }

    [Fact]
    public async Task A_plugin_gets_its_own_settings_its_own_folder_and_the_name_of_the_process()
    {
        zoo.Settings["Plugins:other:Key"] = "sk-1";
        zoo.Settings["Plugins:good:Key"] = "not yours";
        zoo.With("other", """
            System.IO.File.WriteAllText(System.IO.Path.Combine(context.DataDirectory, "seen.txt"),
                string.Join(",", context.Settings.Select(pair => pair.Key + "=" + pair.Value)) + " " + context.Host + " " + context.PluginId);
            return default;
            """);

        await using var catalog = await zoo.LoadAsync(PluginHostKind.Server);

        Assert.Equal(
            "Key=sk-1 Server other", await File.ReadAllTextAsync(Path.Combine(zoo.DataFolder, "other", "seen.txt")));
    }

    [Fact]
    public async Task Without_a_plugins_folder_there_are_no_plugins()
    {
        using var empty = new PluginZoo();

        await using var catalog = await empty.LoadAsync();

        Assert.Empty(catalog.Plugins);
    }

    [Fact]
    public async Task A_stopped_plugin_leaves_memory()
    {
        zoo.WithSimulator();
        var (catalog, context) = await LoadAndUseAsync();

        Assert.True(context.IsAlive);
        Assert.Empty(await catalog.StopAsync());
        Assert.False(context.IsAlive);
        Assert.All(catalog.Plugins, plugin => Assert.Equal(PluginState.Stopped, plugin.State));
        Assert.Empty(catalog.PaymentProviders);
    }

    [Fact]
    public async Task A_plugin_that_keeps_a_timer_is_reported_as_staying_in_memory()
    {
        zoo.With("sticky", "timer = new(_ => { }, null, 0, 50); return default;", members: "static Timer timer;");
        var catalog = await zoo.LoadAsync(unloadLimit: TimeSpan.FromSeconds(1));

        Assert.Equal(["sticky"], await catalog.StopAsync());
    }

    [Fact]
    public async Task An_endpoint_of_a_plugin_is_under_its_own_path()
    {
        zoo.With("other", Endpoint.Replace("{0}", ".AllowAnonymous()", StringComparison.Ordinal));
        await using var catalog = await zoo.LoadAsync();
        await using var app = await PluginSite.ServeAsync(catalog);
        using var client = new HttpClient { BaseAddress = PluginSite.Address(app) };

        Assert.Equal("hello", await client.GetStringAsync("/plugins/other/hello"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/hello")).StatusCode);
    }

    [Fact]
    public async Task A_plugin_that_leaves_open_who_may_call_is_quarantined_and_maps_nothing()
    {
        zoo.With("other", Endpoint.Replace("{0}", string.Empty, StringComparison.Ordinal));
        zoo.With("wild", """context.Map(_ => throw new InvalidOperationException("no")); return default;""");
        await using var catalog = await zoo.LoadAsync();
        await using var app = await PluginSite.ServeAsync(catalog);
        using var client = new HttpClient { BaseAddress = PluginSite.Address(app) };

        Assert.Equal(
            [("good", null), ("other", "plugin.endpoint-open"), ("wild", "plugin.endpoints-failed")],
            catalog.Plugins.Select(plugin => (plugin.Id, plugin.Reason?.Code)));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/plugins/other/hello")).StatusCode);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<(PluginCatalog Catalog, WeakReference Context)> LoadAndUseAsync()
    {
        var catalog = await zoo.LoadAsync(unloadLimit: TimeSpan.FromSeconds(10));
        var provider = catalog.PaymentProviders.Single(one => one.Id == "simulator");
        var answer = await provider.ChargeAsync(
            new PaymentRequest(PaymentId.New(TimeProvider.System), new Money(100, Currency.Of("EUR")), "approve", "d"),
            default);
        Assert.Equal(PaymentState.Captured, answer.State);
        return (catalog, new WeakReference(AssemblyLoadContext.GetLoadContext(provider.GetType().Assembly)));
    }
}
