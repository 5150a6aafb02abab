using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Retail.Abstractions.Plugins;
using Retail.PluginHost;
using Retail.Tests.Sources;

namespace Retail.Tests.Plugins;

/// <summary>A plugins folder of a test's own, with plugins of every behaviour.</summary>
internal sealed class PluginZoo : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("retail-zoo-").FullName;

    public string PluginsFolder => Path.Combine(root, "plugins");

    public string DataFolder => Path.Combine(root, "data");

    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>The plugin that always works; it offers a way to pay with the id <c>good</c>.</summary>
    public PluginZoo WithGood() => With("good", """
        context.Offer(new Payments("good"));
        return ValueTask.CompletedTask;
        """);

    /// <summary>A plugin with this body of StartAsync.</summary>
    public PluginZoo With(
        string id, string start, Action<JsonObject>? change = null, string members = "", string[]? instead = null)
    {
        var folder = Path.Combine(PluginsFolder, id);
        SourceAssembly.Compile(folder, Name(id), Source(id, start, members), instead ?? []);
        WriteManifest(id, change);
        return this;
    }

    public void WriteManifest(string id, Action<JsonObject>? change = null)
    {
        var manifest = new JsonObject
        {
            ["id"] = id,
            ["name"] = "The " + id,
            ["version"] = "1.2.3",
            ["assembly"] = Name(id) + ".dll",
            ["entryType"] = Name(id) + ".Entry",
            ["contracts"] = "[1.0,2.0)",
            ["capabilities"] = new JsonArray("payment", "endpoints"),
            ["hosts"] = new JsonArray("server", "terminal"),
        };
        change?.Invoke(manifest);
        var folder = Directory.CreateDirectory(Path.Combine(PluginsFolder, id)).FullName;
        File.WriteAllText(Path.Combine(folder, "plugin.json"), manifest.ToJsonString());
    }

    /// <summary>Puts a file into a plugin's folder.</summary>
    public void WriteFile(string id, string file, string text)
    {
        var path = Path.Combine(PluginsFolder, id, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Puts the Simulator in, as the build made it.</summary>
    public PluginZoo WithSimulator()
    {
        var from = Path.Combine(Repository.PluginsFolder, "retail.simulator");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(PluginsFolder, "retail.simulator", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return this;
    }

    public Task<PluginCatalog> LoadAsync(
        PluginHostKind host = PluginHostKind.Terminal, TimeSpan? startLimit = null, TimeSpan? unloadLimit = null) =>
        PluginCatalog.LoadAsync(
            new PluginHostOptions(
                host, PluginsFolder, DataFolder, new ConfigurationBuilder().AddInMemoryCollection(Settings).Build())
            {
                StartLimit = startLimit ?? TimeSpan.FromSeconds(10),
                StopLimit = TimeSpan.FromSeconds(1),
                UnloadLimit = unloadLimit ?? TimeSpan.Zero,
            },
            TimeProvider.System,
            NullLoggerFactory.Instance,
            CancellationToken.None);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string Name(string id) => "Zoo." + JsonNamingPolicy.SnakeCaseLower.ConvertName(id.Replace('-', '_'));

    private static string Source(string id, string start, string members) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Retail.Abstractions;
        using Retail.Abstractions.Devices;
        using Retail.Abstractions.Payments;
        using Retail.Abstractions.Plugins;
        namespace {{Name(id)}};

        public sealed class Entry : IRetailPlugin
        {
            {{members}}
            public ValueTask StartAsync(IPluginContext context, CancellationToken cancellationToken)
            {
                {{start}}
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }

        public sealed class Payments(string id) : IPaymentProvider
        {
            public string Id => id;
            public IReadOnlyList<PaymentMethod> Methods => [];
            public Task<PaymentAnswer> ChargeAsync(PaymentRequest request, CancellationToken cancellationToken) =>
                Task.FromResult(new PaymentAnswer(PaymentState.Captured, request.Amount.ToString(), null));
            public Task<PaymentAnswer> FindAsync(PaymentId payment, CancellationToken cancellationToken) => throw new NotSupportedException();
            public Task<PaymentAnswer> ReverseAsync(PaymentId payment, CancellationToken cancellationToken) => throw new NotSupportedException();
        }
        """;
}
