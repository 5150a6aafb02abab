using System.Diagnostics.CodeAnalysis;

namespace Retail.PluginHost;

/// <summary>An interval of versions of the contracts: <c>[1.0,2.0)</c> is 1.0 and everything below 2.0.</summary>
internal sealed record ContractsRange(Version Lowest, bool LowestIncluded, Version Highest, bool HighestIncluded)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out ContractsRange? range)
    {
        range = null;
        if (text.Length < 2 || text[0] is not ('[' or '(') || text[^1] is not (']' or ')'))
        {
            return false;
        }

        var bounds = text[1..^1].Split(',');
        if (bounds.Length != 2 || !TryVersion(bounds[0], out var lowest) || !TryVersion(bounds[1], out var highest))
        {
            return false;
        }

        range = new ContractsRange(lowest, text[0] == '[', highest, text[^1] == ']');
        return true;
    }

    public bool Holds(Version version)
    {
        var fromBelow = version.CompareTo(Lowest);
        var fromAbove = version.CompareTo(Highest);
        return (fromBelow > 0 || (LowestIncluded && fromBelow == 0)) &&
            (fromAbove < 0 || (HighestIncluded && fromAbove == 0));
    }

    /// <summary>1.0, 1.0.0 and 1.0.0.0 are one version; <see cref="Version"/> alone would order them.</summary>
    public static Version Full(Version version) =>
        new(version.Major, version.Minor, Math.Max(version.Build, 0), Math.Max(version.Revision, 0));

    private static bool TryVersion(string text, [NotNullWhen(true)] out Version? version)
    {
        version = Version.TryParse(text.Trim(), out var read) ? Full(read) : null;
        return version is not null;
    }
}
