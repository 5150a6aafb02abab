namespace Retail.Tests.Architecture;

/// <summary>One external package has one owning project; the exceptions are said beside its version.</summary>
internal static class PackageWalls
{
    public static IEnumerable<string> Broken(IEnumerable<ProjectFile> projects, PackageOwners owners) => projects
        .SelectMany(project => project.Packages.Select(package => (Project: project, Package: package)))
        .Where(pair => !owners.Allows(pair.Project, pair.Package))
        .Select(pair => $"{pair.Project.Name} references {pair.Package}");

    public static IEnumerable<string> Unused(IEnumerable<ProjectFile> projects, PackageOwners owners)
    {
        var used = projects.SelectMany(project => project.Packages).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return owners.All
            .Where(pair => !pair.Value.IsEmpty &&
                !pair.Value.Any(owner => owner.StartsWith("Every", StringComparison.Ordinal)))
            .Where(pair => !used.Contains(pair.Key))
            .Select(pair => $"Nobody references {pair.Key}");
    }
}
