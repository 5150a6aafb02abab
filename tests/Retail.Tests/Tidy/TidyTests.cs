using System.Collections.Frozen;
using System.Xml.Linq;
using Retail.Tests.Sources;

namespace Retail.Tests.Tidy;

/// <summary>The style guide as a test, over every file of the repository.</summary>
[Trait("Database", "none")]
public sealed class TidyTests
{
    private static readonly FrozenDictionary<string, string> Sentences = SentenceFile.OfHouse()
        .SelectMany(file => file.Sentences)
        .DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(StringComparer.Ordinal);

    [Fact]
    public void Files_methods_and_lines_are_short()
    {
        Assert.True(SourceFile.OfHouse.Length > 100, "There are more sources than that.");
        Broken.Nothing(SourceFile.OfHouse.SelectMany(SizeRules.LongFiles));
        Broken.Nothing(SourceFile.OfHouse.SelectMany(SizeRules.LongMethods));
        Broken.Nothing(SourceFile.OfHouse.SelectMany(SizeRules.LongLines));
    }

    [Fact]
    public void There_is_no_floating_point_near_money()
    {
        var near = SourceFile.OfHouse.Where(file =>
            file.Path.StartsWith("core/Retail.Pricing/", StringComparison.Ordinal) ||
            file.Path.StartsWith("core/Retail.Abstractions/", StringComparison.Ordinal)).ToArray();

        Assert.True(near.Length > 50, "There are more sources than that.");
        Broken.Nothing(near.SelectMany(CodeRules.FloatingPoint));
    }

    [Fact]
    public void A_skipped_test_says_why() =>
        Broken.Nothing(SourceFile.OfHouse.SelectMany(CodeRules.SkippedWithoutReason));

    [Fact]
    public void Nothing_is_left_for_later() => Broken.Nothing(SourceFile.OfHouse.SelectMany(CodeRules.Unfinished));

    [Fact]
    public void No_catch_hides() => Broken.Nothing(SourceFile.OfHouse.SelectMany(CodeRules.HidingCatches));

    [Fact]
    public void A_file_is_named_for_its_type() => Broken.Nothing(SourceFile.OfHouse.SelectMany(CodeRules.Misnamed));

    [Fact]
    public void A_namespace_is_its_folder() =>
        Broken.Nothing(SourceFile.OfHouse.SelectMany(CodeRules.OutsideItsFolder));

    [Fact]
    public void Every_sentence_is_in_both_languages()
    {
        var files = SentenceFile.OfHouse();

        Assert.Contains(files, file => file.Path == "core/Retail.Abstractions/Sentences/plugin.es.resx");
        Broken.Nothing(SentenceRules.Unpaired(files));
        Broken.Nothing(SentenceRules.Misfiled(files));
    }

    [Fact]
    public void Every_code_has_its_sentence()
    {
        var sources = SourceFile.OfHouse.Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal))
            .ToArray();

        Assert.True(Sentences.ContainsKey("plugin.start-failed"));
        Broken.Nothing(sources.SelectMany(file => SentenceRules.Unspoken(file, Sentences)));
        Broken.Nothing(sources.SelectMany(file => SentenceRules.Unfilled(file, Sentences)));
    }

    [Fact]
    public void Versions_are_in_one_place()
    {
        var projects = Repository.Files("*.csproj").Concat(Repository.Files("*.props"))
            .Concat(Repository.Files("*.targets"))
            .Where(file => Path.GetFileName(file) != "Directory.Packages.props").ToArray();

        Assert.NotEmpty(projects);
        Broken.Nothing(projects.SelectMany(file => Versioned(Path.GetFileName(file), File.ReadAllText(file))));
    }

    internal static IEnumerable<string> Versioned(string file, string xml) => XDocument.Parse(xml)
        .Descendants("PackageReference")
        .Where(one => one.Attribute("Version") is not null || one.Attribute("VersionOverride") is not null ||
            one.Element("Version") is not null)
        .Select(one => $"{file} gives {(string?)one.Attribute("Include")} a version");
}
