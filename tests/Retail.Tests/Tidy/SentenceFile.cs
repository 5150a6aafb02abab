using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Retail.Tests.Tidy;

/// <summary>A resource file of sentences: its keys, each with its text.</summary>
internal sealed partial record SentenceFile(string Path, ImmutableSortedDictionary<string, string> Sentences)
{
    public static ImmutableArray<SentenceFile> OfHouse() =>
        [.. Repository.Files("*.resx").Select(file =>
            Parse(System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)))];

    public static SentenceFile Parse(string path, string xml) => new(
        path,
        XDocument.Parse(xml).Root!.Elements("data").ToImmutableSortedDictionary(
            one => (string)one.Attribute("name")!, one => (string)one.Element("value")!, StringComparer.Ordinal));

    public static IEnumerable<string> Placeholders(string sentence) =>
        Placeholder().Matches(sentence).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{([a-zA-Z0-9]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
