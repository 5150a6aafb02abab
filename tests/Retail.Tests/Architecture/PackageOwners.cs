using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Retail.Tests.Architecture;

/// <summary>
/// Directory.Packages.props as its comments mean it: a comment names the projects that own the packages after it, up to
/// the first colon; packages without one are pins of what others bring along.
/// </summary>
internal sealed partial class PackageOwners
{
    private readonly Dictionary<string, ImmutableArray<string>> owners = new(StringComparer.OrdinalIgnoreCase);

    private PackageOwners(string xml)
    {
        foreach (var group in XDocument.Parse(xml).Root!.Elements("ItemGroup"))
        {
            ImmutableArray<string> current = [];
            foreach (var node in group.Nodes())
            {
                if (node is XComment comment)
                {
                    // "Every test project. Licence" has no reason to give, so no colon.
                    current = [.. Owner().Matches(comment.Value.Split(": ")[0]).Select(match => match.Value)];
                }
                else if (node is XElement { Name.LocalName: "PackageVersion" } version)
                {
                    owners.Add((string)version.Attribute("Include")!, current);
                }
            }
        }
    }

    public IReadOnlyDictionary<string, ImmutableArray<string>> All => owners;

    public static PackageOwners OfHouse() => Parse(File.ReadAllText(Repository.At("Directory.Packages.props")));

    public static PackageOwners Parse(string xml) => new(xml);

    public bool Allows(ProjectFile project, string package) =>
        owners.TryGetValue(package, out var allowed) && allowed.Any(owner => owner switch
        {
            "Every project" => true,
            "Every test project" => project.Room == "tests",
            _ => owner == project.Name,
        });

    [GeneratedRegex(@"Retail(\.[A-Z][A-Za-z]+)+|Every project|Every test project", RegexOptions.CultureInvariant)]
    private static partial Regex Owner();
}
