using System.Globalization;
using System.Text.Json.Nodes;
using Retail.PluginHost;
using Retail.Tests.Sources;

namespace Retail.Tests.Plugins;

/// <summary>One bad plugin beside a good one: the bad one is listed with its own reason, the good one runs.</summary>
[Trait("Database", "none")]
public sealed class QuarantineTests : IDisposable
{
    private readonly PluginZoo zoo = new PluginZoo().WithGood();

    public static TheoryData<string, string> BadStarts => new()
    {
        { "plugin.start-failed", """throw new InvalidOperationException("no");""" },
        { "plugin.start-failed", """return new ValueTask(Task.FromException(new TimeoutException("mine")));""" },
        { "plugin.capability-undeclared", "context.Offer((IScanner)null!); return default;" },
        { "plugin.offer-taken", """context.Offer(new Payments("good")); return default;""" },
        { "plugin.offer-taken", """context.Offer(new Payments("two")); context.Offer(new Payments("two")); return default;""" },
        { "plugin.offer-bad-id", """context.Offer(new Payments("Two Words")); return default;""" },
    };

    public static TheoryData<string, string, string> BadManifests => new()
    {
        { "plugin.contracts-range", "contracts", "[2.0,3.0)" },
        { "plugin.manifest-value", "contracts", "1.0 or so" },
        { "plugin.manifest-value", "assembly", "../good/Zoo.good.dll" },
        { "plugin.manifest-value", "assembly", "/tmp/Zoo.good.dll" },
        { "plugin.manifest-value", "version", "newest" },
        { "plugin.manifest-value", "name", "" },
        { "plugin.assembly-missing", "assembly", "Other.dll" },
        { "plugin.entry-type", "entryType", "Zoo.wild.Nobody" },
        { "plugin.entry-type", "entryType", "Zoo.wild.Payments" },
        { "plugin.id-is-not-folder", "id", "good" },
    };

    public void Dispose() => zoo.Dispose();

    [Theory]
    [MemberData(nameof(BadStarts))]
    public async Task A_plugin_that_goes_wrong_at_start_is_quarantined(string code, string start)
    {
        zoo.With("wild", start, manifest => manifest["capabilities"] = new JsonArray("payment"));

        await ExpectAsync(code);
    }

    [Theory]
    [MemberData(nameof(BadManifests))]
    public async Task A_plugin_whose_manifest_is_wrong_is_quarantined(string code, string field, string value)
    {
        zoo.With("wild", "return default;", manifest => manifest[field] = value);

        await ExpectAsync(code);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":"wild","id":"wild"}""")]
    [InlineData("""{"id":"wild","name":"n","version":"1.0","assembly":"a.dll","entryType":"t","contracts":"[1,2)","capabilities":["fly"],"hosts":["terminal"]}""")]
    public async Task A_plugin_whose_manifest_cannot_be_read_is_quarantined(string json)
    {
        zoo.With("wild", "return default;");
        await File.WriteAllTextAsync(Path.Combine(zoo.PluginsFolder, "wild", "plugin.json"), json);

        await ExpectAsync("plugin.manifest-unreadable");
    }

    [Fact]
    public async Task A_folder_without_a_manifest_is_quarantined()
    {
        Directory.CreateDirectory(Path.Combine(zoo.PluginsFolder, "wild"));

        await ExpectAsync("plugin.manifest-missing");
    }

    [Fact]
    public async Task A_folder_whose_name_is_no_id_is_quarantined()
    {
        Directory.CreateDirectory(Path.Combine(zoo.PluginsFolder, "Wild Thing"));

        await ExpectAsync("plugin.bad-id", "Wild Thing");
    }

    [Fact]
    public async Task A_plugin_that_throws_in_its_constructor_is_quarantined()
    {
        zoo.With("wild", "return default;", members: "public Entry() => throw new InvalidOperationException();");

        await ExpectAsync("plugin.constructor-failed");
    }

    [Theory]
    [InlineData("return new ValueTask(Task.Delay(Timeout.Infinite));")]
    [InlineData("return new ValueTask(Task.Delay(Timeout.Infinite, cancellationToken));")]
    [InlineData("new ManualResetEventSlim().Wait(TimeSpan.FromSeconds(20)); return default;")]
    public async Task A_plugin_that_does_not_come_back_from_start_is_quarantined(string start)
    {
        zoo.With("wild", start);

        await ExpectAsync("plugin.start-too-slow", startLimit: TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_plugin_that_offers_after_its_start_gets_nothing()
    {
        zoo.With("wild", """
            _ = Task.Run(async () => { await Task.Delay(200); context.Offer(new Payments("late")); });
            return default;
            """);
        await using var catalog = await zoo.LoadAsync();

        await Task.Delay(600);

        Assert.Equal(["good"], catalog.PaymentProviders.Select(provider => provider.Id));
    }

    [Fact]
    public async Task A_refused_offer_that_the_plugin_swallows_is_still_refused()
    {
        zoo.With("wild", """
            try { context.Map(_ => { }); } catch (Exception) { }
            return default;
            """, manifest => manifest["capabilities"] = new JsonArray("payment"));

        await ExpectAsync("plugin.capability-undeclared");
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_quarantined()
    {
        zoo.WriteManifest("wild");
        await File.WriteAllTextAsync(Path.Combine(zoo.PluginsFolder, "wild", "Zoo.wild.dll"), "not an assembly");

        await ExpectAsync("plugin.assembly-unreadable");
    }

    [Fact]
    public async Task A_plugin_that_uses_a_member_which_these_contracts_lack_is_found_before_it_is_loaded()
    {
        zoo.With("wild", "var phase = context.Phase; return default;", instead: [FutureContracts("1.0.0.0")]);

        var reason = await ExpectAsync("plugin.contracts-member");

        Assert.Equal("Retail.Abstractions.Plugins.IPluginContext.get_Phase", reason.Arguments["member"]);
    }

    [Fact]
    public async Task A_plugin_that_was_built_for_newer_contracts_is_found_before_it_is_loaded()
    {
        zoo.With("wild", "return default;", instead: [FutureContracts("2.0.0.0")]);

        await ExpectAsync("plugin.contracts-version");
    }

    [Fact]
    public async Task A_plugin_whose_dependency_is_not_in_its_folder_is_quarantined()
    {
        var folder = Path.Combine(zoo.PluginsFolder, "wild");
        var dependency = SourceAssembly.Compile(
            folder, "Zoo.Feed", "namespace Zoo; public static class Feed { public static int Hay() => 1; }");
        zoo.With("wild", "Zoo.Feed.Hay(); return default;", instead: [dependency]);
        File.Delete(dependency);

        var reason = await ExpectAsync("plugin.dependency-missing");

        Assert.Equal("Zoo.Feed", reason.Arguments["dependency"]);
    }

    private async Task<Refusal> ExpectAsync(string code, string id = "wild", TimeSpan? startLimit = null)
    {
        await using var catalog = await zoo.LoadAsync(startLimit: startLimit);

        Assert.Null(catalog.Plugins.Single(plugin => plugin.Id == "good").Reason?.ToString());
        Assert.Equal(["good"], catalog.PaymentProviders.Select(provider => provider.Id));
        var bad = catalog.Plugins.Single(plugin => plugin.Id == id);
        Assert.Equal(PluginState.Quarantined, bad.State);
        Assert.Equal(code, bad.Reason?.Code);
        Assert.DoesNotContain("{", bad.Reason!.In(CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
        Assert.DoesNotContain("{", bad.Reason.In(CultureInfo.GetCultureInfo("es")), StringComparison.Ordinal);
        return bad.Reason;
    }

    /// <summary>Contracts of another day: the same names, one member more.</summary>
    private string FutureContracts(string version) => SourceAssembly.Compile(
        Path.Combine(zoo.DataFolder, "contracts-" + version),
        "Retail.Abstractions",
        $$"""
        [assembly: System.Reflection.AssemblyVersion("{{version}}")]
        namespace Retail.Abstractions
        {
            public readonly record struct Money(long AmountMinor);
            public readonly record struct PaymentId(Guid Value);
        }
        namespace Retail.Abstractions.Devices { public interface IScanner; }
        namespace Retail.Abstractions.Payments
        {
            public enum PaymentState { Intended, Captured }
            public sealed record PaymentAnswer(PaymentState State, string Reference, string Reason);
            public sealed record PaymentRequest(PaymentId Payment, Money Amount, string Method, string Description);
            public sealed record PaymentMethod(string Code);
            public interface IPaymentProvider
            {
                string Id { get; }
                IReadOnlyList<PaymentMethod> Methods { get; }
                Task<PaymentAnswer> ChargeAsync(PaymentRequest request, CancellationToken cancellationToken);
                Task<PaymentAnswer> FindAsync(PaymentId payment, CancellationToken cancellationToken);
                Task<PaymentAnswer> ReverseAsync(PaymentId payment, CancellationToken cancellationToken);
            }
        }
        namespace Retail.Abstractions.Plugins
        {
            public interface IPluginContext { string Phase { get; } }
            public interface IRetailPlugin : IAsyncDisposable
            {
                ValueTask StartAsync(IPluginContext context, CancellationToken cancellationToken);
            }
        }
        """);
}
