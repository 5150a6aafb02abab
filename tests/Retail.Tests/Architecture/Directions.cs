using System.Collections.Frozen;

namespace Retail.Tests.Architecture;

/// <summary>Who may know whom (design, section 3). Everything not listed is forbidden.</summary>
internal static class Directions
{
    /// <summary>A project and those that it stands on; what these stand on is allowed too.</summary>
    private static readonly FrozenDictionary<string, string[]> StandsOn = new Dictionary<string, string[]>
    {
        ["Retail.Abstractions"] = [],
        ["Retail.Pricing"] = ["Retail.Abstractions"],
        ["Retail.Publications"] = ["Retail.Pricing"],
        ["Retail.Client"] = ["Retail.Abstractions"],
        ["Retail.Faces"] = ["Retail.Abstractions"],
        ["Retail.PluginHost"] = ["Retail.Faces"],
        ["Retail.Commerce"] = ["Retail.Publications"],
        ["Retail.BackOffice"] = ["Retail.Commerce", "Retail.Faces"],
        ["Retail.Server"] = ["Retail.Commerce", "Retail.BackOffice", "Retail.Faces", "Retail.PluginHost"],
        ["Retail.Devices"] = ["Retail.Abstractions"],
        ["Retail.Terminal"] = 
            ["Retail.Publications", "Retail.Client", "Retail.Devices", "Retail.Faces", "Retail.PluginHost"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Houses => StandsOn.Keys.Order(StringComparer.Ordinal);

    public static IEnumerable<string> Broken(IEnumerable<ProjectFile> projects)
    {
        var all = projects.ToArray();
        var tests = all.Where(project => project.Room == "tests").Select(project => project.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var project in all)
        {
            foreach (var reference in project.References.Where(reference => !May(project, reference, tests)))
            {
                yield return $"{project.Name} references {reference}";
            }

            if (project.Room is not ("plugins" or "tests") && !StandsOn.ContainsKey(project.Name))
            {
                yield return $"{project.Name} is a project without a place in the directions";
            }

            if (project.Room == "plugins" && !project.Copies.IsEmpty)
            {
                yield return $"{project.Name} brings its own copy of {project.Copies[0]}";
            }

            foreach (var first in project.BuildsFirst.Where(_ => project.Room != "tests"))
            {
                yield return $"{project.Name} builds {first} first";
            }
        }
    }

    /// <summary>The same by what the compiler wrote down: transitive references are there for the taking.</summary>
    public static IEnumerable<string> Broken(AssemblyFacts assembly) => assembly.References
        .Where(reference => reference.StartsWith("Retail.", StringComparison.Ordinal))
        .Where(reference => assembly.Name.StartsWith("Retail.Plugins.", StringComparison.Ordinal)
            ? reference != "Retail.Abstractions"
            : !Under(assembly.Name).Contains(reference))
        .Select(reference => $"{assembly.Name} references {reference}");

    private static bool May(ProjectFile project, string reference, HashSet<string> tests) => project.Room switch
    {
        "tests" => StandsOn.ContainsKey(reference) || tests.Contains(reference),
        "plugins" => reference == "Retail.Abstractions",
        _ => Under(project.Name).Contains(reference),
    };

    private static HashSet<string> Under(string name)
    {
        var under = StandsOn.GetValueOrDefault(name, []).ToHashSet(StringComparer.Ordinal);
        under.UnionWith(under.SelectMany(Under).ToArray());
        return under;
    }
}
