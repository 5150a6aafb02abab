using System.Text.RegularExpressions;

namespace Retail.Proofs.Mutation;

/// <summary>The faults that nobody could notice, as people read them with the reasons in MUTANTS.md.</summary>
internal sealed partial class ExplainedMutants
{
    private readonly HashSet<string> names;

    private ExplainedMutants(IEnumerable<string> names) => this.names = names.ToHashSet(StringComparer.Ordinal);

    public IReadOnlySet<string> Names => names;

    /// <summary>A list item that names a file of the engine is a fault; all else is for readers.</summary>
    public static ExplainedMutants Read(string path) =>
        new(File.ReadLines(path).Select(line => Item().Match(line)).Where(item => item.Success)
            .Select(item => item.Groups[1].Value));

    [GeneratedRegex(@"^- (\S+\.cs, \S+: .*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
