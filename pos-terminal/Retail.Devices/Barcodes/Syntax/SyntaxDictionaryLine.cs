using System.Collections.Immutable;
using System.Globalization;

namespace Retail.Devices.Barcodes.Syntax;

/// <summary>
/// A line of the syntax dictionary: <c>3100-3105 *? N6 req=01,02 ex=310n # NET WEIGHT (kg)</c>. The head of the file
/// describes it.
/// </summary>
internal static class SyntaxDictionaryLine
{
    private const string Demand = "req=";
    private const string Exclusion = "ex=";
    private const string LinkKey = "dlpkey";

    /// <summary>The identifiers of the line: one, or a range of them.</summary>
    public static IEnumerable<ApplicationIdentifier> Read(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        var title = comment < 0 ? string.Empty : line[(comment + 1)..].Trim();
        var words = (comment < 0 ? line : line[..comment])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var codes = words[0];
        var hasFlags = words.Count > 1 && words[1].All(letter => letter is '*' or '?');
        var flags = hasFlags ? words[1] : string.Empty;
        var rest = words.Skip(hasFlags ? 2 : 1).ToArray();
        var attributes = rest.Where(IsAttribute).ToArray();
        ImmutableArray<SyntaxComponent> components =
            [.. rest.Where(word => !IsAttribute(word)).Select(SyntaxComponent.Parse)];
        foreach (var code in Codes(codes))
        {
            yield return new ApplicationIdentifier(
                code, components, flags.Contains('*', StringComparison.Ordinal),
                flags.Contains('?', StringComparison.Ordinal), title: title)
            {
                LinkQualifiers = Qualifiers(attributes),
                Demands = [.. Values(attributes, Demand).Select(Alternatives)],
                Exclusions = [.. Values(attributes, Exclusion).SelectMany(value => value.Split(','))],
            };
        }
    }

    private static bool IsAttribute(string word) =>
        word.Contains('=', StringComparison.Ordinal) || word == LinkKey;

    private static IEnumerable<string> Codes(string text)
    {
        var ends = text.Split('-');
        var (first, last) = (Number(ends[0]), Number(ends[^1]));
        return Enumerable.Range(first, last - first + 1).Select(
            number => number.ToString(CultureInfo.InvariantCulture).PadLeft(ends[0].Length, '0'));
    }

    private static ImmutableArray<ImmutableArray<string>> Alternatives(string value) =>
        [.. value.Split(',').Select(one => one.Split('+').ToImmutableArray())];

    private static ImmutableArray<ImmutableArray<string>> Qualifiers(string[] attributes) =>
        attributes.Contains(LinkKey) ? [[]]
            : [.. Values(attributes, LinkKey + "=").SelectMany(value => value.Split('|'))
                .Select(one => one.Split(',').ToImmutableArray())];

    private static IEnumerable<string> Values(string[] attributes, string key) => attributes
        .Where(word => word.StartsWith(key, StringComparison.Ordinal)).Select(word => word[key.Length..]);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
