using Retail.Tests.Sources;

namespace Retail.Tests.Architecture;

/// <summary>
/// Breaks each wall on purpose and asks whether its rule notices: a rule that cannot fail is a defect.
/// </summary>
[Trait("Database", "none")]
public sealed class CanaryTests : IDisposable
{
    private const string Modules = """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Metadata.Builders;
        namespace Retail.Commerce.Stores
        {
            internal sealed class StoreRow
            {
                public int Id { get; set; }
                internal sealed class Configuration : IEntityTypeConfiguration<StoreRow>
                {
                    public void Configure(EntityTypeBuilder<StoreRow> builder) => builder.HasKey(row => row.Id);
                }
            }
            internal static class StoreMath { public static int Twice(int value) => value * 2; }
            internal sealed record StoreFacts(int Id);
            internal interface IStores { StoreFacts Find(int id); }
        }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("retail-canary-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Retail.Pricing", "core", "../Retail.Publications/Retail.Publications.csproj",
        "Retail.Pricing references Retail.Publications")]
    [InlineData("Retail.Commerce", "core", "../Retail.PluginHost/Retail.PluginHost.csproj",
        "Retail.Commerce references Retail.PluginHost")]
    [InlineData("Retail.Devices", "pos-terminal", "../../core/Retail.Pricing/Retail.Pricing.csproj",
        "Retail.Devices references Retail.Pricing")]
    [InlineData("Retail.Terminal", "pos-terminal", "../../core/Retail.Commerce/Retail.Commerce.csproj",
        "Retail.Terminal references Retail.Commerce")]
    [InlineData("Retail.Server", "core", "../../plugins/Retail.Plugins.Simulator/Retail.Plugins.Simulator.csproj",
        "Retail.Server references Retail.Plugins.Simulator")]
    [InlineData("Retail.Server", "core", "../../tests/Retail.Testing/Retail.Testing.csproj",
        "Retail.Server references Retail.Testing")]
    [InlineData("Retail.Plugins.New", "plugins", "../../core/Retail.Client/Retail.Client.csproj",
        "Retail.Plugins.New references Retail.Client")]
    [InlineData("Retail.Plugins.New", "plugins", "../../core/Retail.Abstractions/Retail.Abstractions.csproj",
        "Retail.Plugins.New brings its own copy of Retail.Abstractions")]
    [InlineData("Retail.Tests", "tests", "../../plugins/Retail.Plugins.Simulator/Retail.Plugins.Simulator.csproj",
        "Retail.Tests references Retail.Plugins.Simulator")]
    [InlineData("Retail.Extras", "core", "../Retail.Abstractions/Retail.Abstractions.csproj",
        "Retail.Extras is a project without a place in the directions")]
    public void A_reference_against_the_directions_is_noticed(
        string name, string room, string reference, string expected)
    {
        var project = ProjectFile.Parse(name, room, $"""<Project><ItemGroup><ProjectReference Include="{reference}" /></ItemGroup></Project>""");

        Assert.Contains(
            expected, Directions.Broken([.. ProjectFile.OfHouse().Where(one => one.Name != name), project]));
    }

    [Fact]
    public void An_assembly_that_takes_a_transitive_reference_is_noticed()
    {
        var client = Compile("Retail.Client",
            "public static class Peek { public static object Book(Retail.Pricing.PriceBook book) => book; }");

        Assert.Equal(["Retail.Client references Retail.Pricing"], Directions.Broken(client));
    }

    [Fact]
    public void A_plugin_that_knows_more_than_the_contracts_is_noticed()
    {
        var plugin = Compile("Retail.Plugins.New",
            "public static class Peek { public static object Book(Retail.Pricing.PriceBook book) => book; }");

        Assert.Equal(["Retail.Plugins.New references Retail.Pricing"], Directions.Broken(plugin));
    }

    [Theory]
    [InlineData("System.DateTimeOffset.get_UtcNow", "public static object M() => DateTimeOffset.UtcNow;")]
    [InlineData("System.TimeProvider", "public static object M(TimeProvider clock) => clock;")]
    [InlineData("System.Threading.Tasks.Task", "public static Task M() => Task.CompletedTask;")]
    [InlineData("System.Random", "public static int M() => Random.Shared.Next();")]
    [InlineData("System.Guid.NewGuid", "public static object M() => Guid.NewGuid();")]
    [InlineData("System.Globalization.CultureInfo.get_CurrentCulture",
        "public static object M() => System.Globalization.CultureInfo.CurrentCulture;")]
    [InlineData("System.IO.File", "public static object M() => System.IO.File.ReadAllText(\"x\");")]
    [InlineData("System.Double", "public static decimal M(decimal value) => (decimal)((double)value * 0.5);")]
    [InlineData("System.Double", "public static long M(long value) { var half = value * 0.5; return (long)half; }")]
    [InlineData("System.Single", "private static float field; public static bool M() => field > 0;")]
    [InlineData("System.Environment", "public static object M() => Environment.MachineName;")]
    [InlineData("references Microsoft.Extensions.Logging",
        "public static object M(Microsoft.Extensions.Logging.ILogger logger) => logger;")]
    [InlineData("references Microsoft.EntityFrameworkCore",
        "public static object M(Microsoft.EntityFrameworkCore.DbContext context) => context;")]
    [InlineData("System.Random", "public static Func<int, int> M() => value => new Random(value).Next();")]
    public void An_impure_engine_is_noticed(string expected, string member)
    {
        var engine = Compile("Retail.Pricing", $$"""public static class Canary { {{member}} }""");

        Assert.Contains(Purity.Broken(engine), broken => broken.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pure_engine_is_let_be() => Assert.Empty(Purity.Broken(Compile(
        "Retail.Pricing", "public static class Canary { public static decimal M(decimal a, DateTimeOffset at) => checked(a * at.Ticks); }")));

    [Theory]
    [InlineData("Microsoft.Data.Sqlite", "public static object M() => new Microsoft.Data.Sqlite.SqliteConnection();")]
    [InlineData("Retail.PluginHost", "public static object M(Retail.PluginHost.PluginCatalog catalog) => catalog;")]
    public void A_provider_or_host_in_commerce_is_noticed(string expected, string member)
    {
        var commerce = Compile("Retail.Commerce", $$"""public static class Canary { {{member}} }""");

        Assert.Equal([$"Retail.Commerce references {expected}"], CommerceWalls.NamesProviders(commerce));
    }

    [Fact]
    public void Sql_in_commerce_is_noticed()
    {
        var commerce = Compile("Retail.Commerce", """
            using Microsoft.EntityFrameworkCore;
            public static class Canary { public static Task<int> M(DbContext db) => db.Database.ExecuteSqlRawAsync("delete from carts"); }
            """);

        Assert.Contains(CommerceWalls.WritesSql(commerce), broken =>
            broken.Contains("ExecuteSqlRawAsync", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("internal static class Use { public static object M(DbContext db) => db.Set<Stores.StoreRow>(); }")]
    [InlineData("internal static class Use { public static async Task M(DbContext db) { await Task.Yield(); db.Remove(new Stores.StoreRow()); } }")]
    [InlineData("internal static class Use { public static Func<object, bool> M() => one => one is Stores.StoreRow; }")]
    [InlineData("internal static class Use { public static int M() => Stores.StoreMath.Twice(2); }")]
    [InlineData("internal sealed class Use(List<Stores.StoreRow> rows) { public int M() => rows.Count; }")]
    public void A_module_that_names_the_inside_of_another_is_noticed(string use)
    {
        var commerce = Compile("Retail.Commerce", Modules + $$"""namespace Retail.Commerce.Carts { {{use}} }""");

        Assert.Contains(
            CommerceWalls.CrossesModules(commerce),
            broken => broken.StartsWith(
                "Retail.Commerce.Carts.Use uses Retail.Commerce.Stores.Store", StringComparison.Ordinal));
    }

    [Fact]
    public void A_module_that_uses_what_another_offers_is_let_be()
    {
        var commerce = Compile("Retail.Commerce", Modules + """
            namespace Retail.Commerce.Carts
            {
                internal static class Use { public static int M(Stores.IStores stores) => stores.Find(1) is Stores.StoreFacts facts ? facts.Id : 0; }
            }
            """);

        Assert.Empty(CommerceWalls.CrossesModules(commerce));
    }

    [Fact]
    public void A_public_entity_is_noticed() => Assert.Equal(
        ["Retail.Commerce.Stores.StoreRow is an entity and public"],
        CommerceWalls.OpensEntities(Compile(
            "Retail.Commerce", Modules.Replace(
                "internal sealed class StoreRow", "public sealed class StoreRow", StringComparison.Ordinal))));

    [Fact]
    public void An_entity_that_another_module_configures_is_noticed()
    {
        var commerce = Compile("Retail.Commerce", Modules + """
            namespace Retail.Commerce.Carts
            {
                internal sealed class Elsewhere : IEntityTypeConfiguration<Stores.StoreRow>
                {
                    public void Configure(EntityTypeBuilder<Stores.StoreRow> builder) { }
                }
            }
            """);

        Assert.Equal(
            ["Retail.Commerce.Carts.Elsewhere configures Retail.Commerce.Stores.StoreRow"],
            CommerceWalls.ConfiguresElsewhere(commerce));
    }

    [Fact]
    public void A_device_library_that_logs_is_noticed() => Assert.Equal(
        ["Retail.Devices references Microsoft.Extensions.Logging.Abstractions"],
        WallTests.ForeignTo(Compile(
            "Retail.Devices", "public static class Canary { public static object M(Microsoft.Extensions.Logging.ILogger logger) => logger; }")));

    [Theory]
    [InlineData("Retail.Commerce", "core", "Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("Retail.Pricing", "core", "Microsoft.EntityFrameworkCore.Relational")]
    [InlineData("Retail.Server", "core", "xunit")]
    [InlineData("Retail.Server", "core", "SQLitePCLRaw.core")]
    [InlineData("Retail.Server", "core", "Not.Listed")]
    public void A_package_with_a_second_owner_is_noticed(string name, string room, string package)
    {
        var project = ProjectFile.Parse(name, room, $"""<Project><ItemGroup><PackageReference Include="{package}" /></ItemGroup></Project>""");

        Assert.Equal([$"{name} references {package}"], PackageWalls.Broken([project], PackageOwners.OfHouse()));
    }

    [Fact]
    public void A_package_that_nobody_references_is_noticed() =>
        Assert.Contains("Nobody references CsvHelper", PackageWalls.Unused([], PackageOwners.OfHouse()));

    [Theory]
    [InlineData("core/Retail.Commerce/Helpers/Text.cs")]
    [InlineData("core/Retail.Common/Text.cs")]
    [InlineData("pos-terminal/Retail.Terminal/Selling/services/Sale.cs")]
    public void A_drawer_is_noticed(string file) => Assert.Single(FolderWalls.Broken([file, "core/README.md"]));

    private AssemblyFacts Compile(string name, string source) =>
        AssemblyFacts.Read(SourceAssembly.Compile(folder, name, source));
}
