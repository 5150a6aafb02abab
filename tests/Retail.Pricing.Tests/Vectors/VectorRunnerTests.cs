using Retail.Testing.Processes;
using Retail.Testing.Vectors;

namespace Retail.Pricing.Tests.Vectors;

/// <summary>A runner that cannot fail proves nothing.</summary>
public sealed class VectorRunnerTests : IDisposable
{
    private const string Good = """
        {"id": "one", "kind": "line", "in": {"rounding": "per_line", "precision": 0.01, "unit_price": 100.0,
         "quantity": 1, "taxes": [{"id": 7, "type": "percent", "amount": 21, "included": false}]},
         "expect": {"total_excluded": 100.0, "total_included": 121.0, "taxes": [[100.0, 21.0]]}}
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_case_that_holds_is_counted_and_nothing_else_said() =>
        Assert.Equal("1 passed, 0 failed\n", Told(Good));

    [Fact]
    public void A_case_that_does_not_hold_says_what_and_why() => Assert.Equal(
        """
        one: total_included expected 122, actual 121
        one: taxes[0] tax expected 22, actual 21
            tax 7: 21 on 100
            net 100, gross 121
        0 passed, 1 failed

        """.ReplaceLineEndings("\n"),
        Told(Good.Replace("121.0", "122.0", StringComparison.Ordinal)
            .Replace("21.0]", "22.0]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"kind\": \"line\"", "\"kind\": \"page\"", "page is not known")]
    [InlineData("\"percent\"", "\"division\"", "division is not known")]
    [InlineData("\"per_line\"", "\"sometimes\"", "sometimes is not known")]
    [InlineData("\"amount\": 21", "\"amount\": \"much\"", "amount")]
    [InlineData("\"amount\": 21,", "", "amount")]
    [InlineData("\"unit_price\": 100.0,", "", "unit")]
    [InlineData("\"taxes\": [{\"id\": 7", "\"taxes\": [null, {\"id\": 7", "a tax or line is null")]
    [InlineData("\"total_excluded\": 100.0", "\"total\": 100.0", "total")]
    [InlineData("\"total_excluded\": 100.0, \"total_included\": 121.0, \"taxes\": [[100.0, 21.0]]", "", "nothing")]
    [InlineData("[[100.0, 21.0]]", "[[100.0]]", "[base, tax]")]
    [InlineData("[[100.0, 21.0]]", "[]", "taxes expected 0, actual 1")]
    [InlineData("\"precision\": 0.01", "\"precision\": 0", "tax.out-of-range")]
    [InlineData("\"unit_price\": 100.0", "\"unit_price\": 1e400", "unit_price")]
    [InlineData("\"in\": {", "\"inn\": {", "has no in")]
    public void A_case_that_cannot_be_read_is_a_failure_with_its_reason(string from, string to, string reason)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);

        var told = Told(Good.Replace(from, to, StringComparison.Ordinal), Good);

        Assert.StartsWith("one: ", told, StringComparison.Ordinal);
        Assert.Contains(reason, told.Split('\n')[0], StringComparison.Ordinal);
        Assert.EndsWith("\n1 passed, 1 failed\n", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_without_a_name_is_told_by_its_place() => Assert.Contains(
        "a.json: case 2: ", Told(Good, Good.Replace("\"id\": \"one\"", "\"id\": 1", StringComparison.Ordinal)
            .Replace("\"line\"", "\"page\"", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("{\"vectors\": [", "JSON")]
    [InlineData("[]", "its format is not known")]
    [InlineData("17", "its format is not known")]
    [InlineData("{\"vectors\": []}", "its format is not known")]
    [InlineData("{\"vectors\": [{\"kind\": \"scan\"}]}", "its format is not known")]
    [InlineData("{\"schema_version\": 1, \"vectors\": []}", "no list of cases")]
    [InlineData("{\"schema_version\": 1, \"vectors\": {}}", "no list of cases")]
    public void A_file_that_cannot_be_read_is_a_failure_with_its_reason(string text, string reason)
    {
        var told = ToldOf(text);

        Assert.Contains("a.json: ", told, StringComparison.Ordinal);
        Assert.Contains(reason, told, StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 1 failed\n", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_run_with_the_folders_in_it()
    {
        File.WriteAllText(Path.Combine(folder.Path, "a.json"), FileOf(Good));
        File.WriteAllText(Path.Combine(folder.Sub("deeper"), "b.json"), FileOf(Good, Good));
        File.WriteAllText(Path.Combine(folder.Path, "notes.md"), "not a file of vectors");

        Assert.Equal("3 passed, 0 failed\n", Run(folder.Path));
    }

    [Fact]
    public void A_folder_without_files_and_a_path_to_nothing_are_failures()
    {
        Assert.EndsWith("0 passed, 1 failed\n", Run(folder.Path), StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 1 failed\n", Run(Path.Combine(folder.Path, "no.json")), StringComparison.Ordinal);
    }

    private string Told(params string[] cases) => ToldOf(FileOf(cases));

    private string ToldOf(string text)
    {
        var file = Path.Combine(folder.Path, "a.json");
        File.WriteAllText(file, text);
        return Run(file);
    }

    private static string FileOf(params string[] cases) => $$"""{"vectors": [{{string.Join(',', cases)}}]}""";

    private static string Run(string path)
    {
        using var told = new StringWriter { NewLine = "\n" };
        _ = new VectorRunner(VectorFormats.All, told).Run(path);
        return told.ToString();
    }
}
