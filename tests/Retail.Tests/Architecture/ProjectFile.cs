using System.Collections.Immutable;
using System.Xml.Linq;

namespace Retail.Tests.Architecture;

/// <summary>What a project file says of its references.</summary>
/// <param name="Name">Name of the project.</param>
/// <param name="Room">Its first folder: core, plugins, pos-terminal, tests.</param>
/// <param name="References">Names of the projects that it references.</param>
/// <param name="BuildsFirst">Names of the projects that are only built before it.</param>
/// <param name="Copies">Names of the referenced projects whose files come along.</param>
/// <param name="Packages">Ids of the packages that it references itself.</param>
internal sealed record ProjectFile(
    string Name,
    string Room,
    ImmutableArray<string> References,
    ImmutableArray<string> BuildsFirst,
    ImmutableArray<string> Copies,
    ImmutableArray<string> Packages)
{
    /// <summary>Every project in the solution's rooms.</summary>
    public static ImmutableArray<ProjectFile> OfHouse() =>
        [.. Repository.Files("*.csproj").Select(file => Parse(
            Path.GetFileNameWithoutExtension(file),
            Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar)[0],
            File.ReadAllText(file)))];

    public static ProjectFile Parse(string name, string room, string xml)
    {
        var project = XDocument.Parse(xml);
        var references = project.Descendants("ProjectReference").ToLookup(
            one => Is(one, "ReferenceOutputAssembly", "false"), one => one);
        return new ProjectFile(
            name,
            room,
            [.. references[false].Select(Target)],
            [.. references[true].Select(Target)],
            [.. references[false].Where(one => !Is(one, "Private", "false")).Select(Target)],
            [.. project.Descendants("PackageReference").Select(one => (string)one.Attribute("Include")!)]);
    }

    private static string Target(XElement reference) =>
        Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'));

    private static bool Is(XElement reference, string attribute, string value) =>
        string.Equals((string?)reference.Attribute(attribute), value, StringComparison.OrdinalIgnoreCase);
}
