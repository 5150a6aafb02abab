using Retail.Tests.Sources;

namespace Retail.Tests.Architecture;

/// <summary>
/// The walls of the house, over its real projects and assemblies. Each has its canary in <see cref="CanaryTests"/>.
/// </summary>
[Trait("Database", "none")]
public sealed class WallTests
{
    private static readonly AssemblyFacts Commerce = AssemblyFacts.OfHouse("Retail.Commerce");

    private static readonly AssemblyFacts Pricing = AssemblyFacts.OfHouse("Retail.Pricing");

    [Fact]
    public void Projects_reference_only_what_they_stand_on()
    {
        var projects = ProjectFile.OfHouse();

        Assert.Superset(
            new HashSet<string>(Directions.Houses.Where(name => name != "Retail.BackOffice")),
            projects.Select(project => project.Name).ToHashSet());
        Assert.Contains(projects, project => project.Room == "plugins");
        Broken.Nothing(Directions.Broken(projects));
    }

    [Fact]
    public void Assemblies_reference_only_what_they_stand_on()
    {
        var assemblies = Directory.EnumerateFiles(AppContext.BaseDirectory, "Retail.*.dll")
            .Where(file => Directions.Houses.Contains(Path.GetFileNameWithoutExtension(file)))
            .Select(AssemblyFacts.Read)
            .ToArray();

        Assert.True(assemblies.Length >= 9, "Some of the house's assemblies are not beside the tests.");
        Broken.Nothing(assemblies.SelectMany(Directions.Broken));
    }

    [Fact]
    public void Plugins_know_only_the_contracts()
    {
        var plugins =
            Directory.EnumerateFiles(Repository.PluginsFolder, "Retail.Plugins.*.dll", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".resources.dll", StringComparison.Ordinal))
            .Select(AssemblyFacts.Read)
            .ToArray();

        Assert.NotEmpty(plugins);
        Assert.All(plugins, plugin => Assert.Contains("Retail.Abstractions", plugin.References));
        Broken.Nothing(plugins.SelectMany(Directions.Broken));
    }

    [Fact]
    public void A_plugins_folder_holds_no_copy_of_what_the_host_shares() => Assert.Empty(
        Directory.EnumerateFiles(Repository.PluginsFolder, "Retail.Abstractions*.dll", SearchOption.AllDirectories));

    [Fact]
    public void The_engine_is_pure()
    {
        Assert.Contains(Pricing.Uses, use => use.To.Name == "Retail.Abstractions.Money" && use.Member is not null);
        Broken.Nothing(Purity.Broken(Pricing));
    }

    [Fact]
    public void Commerce_names_no_provider_scheduler_payment_library_or_plugin_host()
    {
        Assert.Contains("Microsoft.EntityFrameworkCore", Commerce.References);
        Broken.Nothing(CommerceWalls.NamesProviders(Commerce));
    }

    [Fact]
    public void Commerce_writes_no_sql()
    {
        Assert.Contains(Commerce.Uses, use => use.Member == "SaveChangesAsync");
        Broken.Nothing(CommerceWalls.WritesSql(Commerce));
    }

    [Fact]
    public void Entities_are_internal()
    {
        Assert.NotEmpty(CommerceWalls.Entities(Commerce));
        Broken.Nothing(CommerceWalls.OpensEntities(Commerce));
    }

    [Fact]
    public void An_entity_is_configured_in_its_own_module() =>
        Broken.Nothing(CommerceWalls.ConfiguresElsewhere(Commerce));

    [Fact]
    public void A_module_never_names_an_entity_of_another()
    {
        var modules = Commerce.Types.Keys.Select(CommerceWalls.ModuleOf).OfType<string>().Distinct().ToArray();

        Assert.Contains("Carts", modules);
        Assert.Contains("Orders", modules);
        Broken.Nothing(CommerceWalls.CrossesModules(Commerce));
    }

    [Fact]
    public void Devices_know_nothing_but_the_contracts_the_runtime_and_QR_codes()
    {
        var devices = AssemblyFacts.OfHouse("Retail.Devices");

        Assert.NotEmpty(devices.References);
        Broken.Nothing(ForeignTo(devices));
    }

    [Fact]
    public void A_package_is_referenced_by_the_project_that_owns_it()
    {
        var (projects, owners) = (ProjectFile.OfHouse(), PackageOwners.OfHouse());

        Assert.Contains(projects, project => !project.Packages.IsEmpty);
        Assert.Contains(owners.All, pair => pair.Value.Contains("Retail.Server"));
        Broken.Nothing(PackageWalls.Broken(projects, owners));
        Broken.Nothing(PackageWalls.Unused(projects, owners));
    }

    [Fact]
    public void No_folder_is_a_drawer()
    {
        var files = Repository.Files("*").Select(file => Path.GetRelativePath(Repository.Root, file)).ToArray();

        Assert.True(files.Length > 100, "The repository is larger than that.");
        Broken.Nothing(FolderWalls.Broken(files));
    }

    internal static IEnumerable<string> ForeignTo(AssemblyFacts devices) => devices.References
        .Where(reference => reference is not ("Retail.Abstractions" or "System" or "QRCoder") &&
            !reference.StartsWith("System.", StringComparison.Ordinal))
        .Select(reference => $"{devices.Name} references {reference}");
}
