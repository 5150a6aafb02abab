using System.Collections.Frozen;

namespace Retail.Tests.Architecture;

/// <summary>A folder is named for what is in it.</summary>
internal static class FolderWalls
{
    private static readonly FrozenSet<string> Forbidden = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "Common", "Helpers", "Utils", "Managers", "Services", "Misc");

    public static IEnumerable<string> Broken(IEnumerable<string> relativeFiles) => relativeFiles
        .Select(file => Path.GetDirectoryName(file)!)
        .Distinct(StringComparer.Ordinal)
        .Where(folder => folder.Split(Path.DirectorySeparatorChar, '.').Any(Forbidden.Contains));
}
