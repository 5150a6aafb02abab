using System.Collections.Frozen;

namespace Retail.Tests.Tidy;

/// <summary>Each rule of the tidy test, shown something untidy.</summary>
[Trait("Database", "none")]
public sealed class TidyCanaryTests
{
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["cart.unknown-line"] = "There is no line {line}.",
    }.ToFrozenDictionary();

    public static TheoryData<string, string> UntidyCode => new()
    {
        { "hides an exception", "class Canary { void M() { try { M(); } catch (System.Exception) { } } }" },
        { "promises instead of doing", "class Canary { } // TO" + "DO: the rest" },
        { "is not implemented", "class Canary { void M() => throw new NotImplementedException(); }" },
        { "skips without a reason", """class Canary { [Fact(Skip = "later")] void M() { } }""" },
        { "skips without a reason", """class Canary { [Fact(Skip = Reason)] void M() { } }""" },
        { "says double", "class Canary { double field; }" },
        { "says 0.5", "class Canary { object M() => 1 * 0.5; }" },
        { "has 2 public types", "public class Canary; public class Other;" },
        { "is not named for Other", "public class Other; class Canary;" },
        { "is in namespace Retail.Else", "namespace Retail.Else; class Canary;" },
        { "cart.unknown-lines has no sentence", """class Canary { object M() => Refusal.Of(RefusalKind.Rule, "cart.unknown-lines"); }""" },
        { "cart.unknown-lines has no sentence", """class Canary { object M() => No("cart.unknown-lines"); }""" },
        { "shelf.empty has no sentence", """class Canary { object M() => Refusal.Of(RefusalKind.Rule, "shelf.empty"); }""" },
        { "shelf.empty has no sentence", """class Canary { object M() => new Explanation("shelf.empty"); }""" },
        { "cart.unknown-line lacks line", """class Canary { object M() => Refusal.Of(RefusalKind.Rule, "cart.unknown-line", ("id", "1")); }""" },
    };

    [Theory]
    [MemberData(nameof(UntidyCode))]
    public void Untidy_code_is_noticed(string expected, string code) =>
        Assert.Contains(Look(new SourceFile("core/Room/Canary.cs", code)), broken =>
            broken.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Tidy_code_is_let_be() => Assert.Empty(Look(new SourceFile("core/Room/Canary.cs", """
        namespace Room;

        public class Canary
        {
            object M(string file) => file == "cart.json"
                ? Refusal.Of(RefusalKind.Rule, "cart.unknown-line", ("line", "1"))
                : "A string that is longer than any line may be is not broken to please a ruler: it stays on the line that it is on, whatever it says.";
        }
        """)));

    [Fact]
    public void What_is_too_long_is_noticed()
    {
        var method = $"void M() {{\n{string.Concat(Enumerable.Repeat("M();\n", SizeRules.MaxMethodLines))}}}";
        var file = new SourceFile(
            "Canary.cs", $"class Canary {{ {method} }}{new string('\n', SizeRules.MaxFileLines)}// end");
        var line = new SourceFile("Canary.cs", $"class Canary {{ {new string(' ', SizeRules.MaxColumns)} }}");

        Assert.Single(SizeRules.LongMethods(file));
        Assert.Single(SizeRules.LongFiles(file));
        Assert.Single(SizeRules.LongLines(line));
    }

    [Theory]
    [InlineData("core/Retail.Abstractions/Sentences/cart.es.resx has no cart.b", "cart.a", "{x}", "cart.b", "b",
        "cart.a", "{x}", "cart.c", "c")]
    [InlineData("speak of different values in cart.a", "cart.a", "{x}", "cart.b", "b", "cart.a", "{y}", "cart.b", "b")]
    [InlineData("core/Retail.Abstractions/Sentences/cart.resx holds order.b", "cart.a", "a", "order.b", "b", "cart.a",
        "a", "order.b", "b")]
    public void Sentences_that_do_not_match_are_noticed(
        string expected, string key1, string text1, string key2, string text2, string es1, string esText1, string es2,
        string esText2)
    {
        const string path = "core/Retail.Abstractions/Sentences/cart";
        SentenceFile[] files =
            [File(path + ".resx", key1, text1, key2, text2), File(path + ".es.resx", es1, esText1, es2, esText2)];

        Assert.Contains(
            SentenceRules.Unpaired(files).Concat(SentenceRules.Misfiled(files)),
            broken => broken.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Sentences_in_one_language_are_noticed() => Assert.Equal(
        ["a/cart.resx has no a/cart.es.resx"],
        SentenceRules.Unpaired([File("a/cart.resx", "cart.a", "a", "cart.b", "b")]));

    [Fact]
    public void A_version_in_a_project_is_noticed() => Assert.Equal(
        ["a.csproj gives X a version"],
        TidyTests.Versioned("a.csproj", """<Project><ItemGroup><PackageReference Include="X" Version="1.0" /></ItemGroup></Project>"""));

    private static IEnumerable<string> Look(SourceFile file) =>
    [
        .. SizeRules.LongFiles(file), .. SizeRules.LongMethods(file), .. SizeRules.LongLines(file),
        .. CodeRules.FloatingPoint(file),
        .. CodeRules.SkippedWithoutReason(file), .. CodeRules.Unfinished(file), .. CodeRules.HidingCatches(file),
        .. CodeRules.Misnamed(file), .. CodeRules.OutsideItsFolder(file),
        .. SentenceRules.Unspoken(file, Sentences), .. SentenceRules.Unfilled(file, Sentences),
    ];

    private static SentenceFile File(string path, string key1, string text1, string key2, string text2) =>
        SentenceFile.Parse(
        path, $"""<root><data name="{key1}"><value>{text1}</value></data><data name="{key2}"><value>{text2}</value></data></root>""");
}
