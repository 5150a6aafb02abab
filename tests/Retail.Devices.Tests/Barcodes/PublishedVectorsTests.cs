using System.Text.Json.Nodes;
using Retail.Testing.Processes;
using Retail.Testing.Vectors;

namespace Retail.Devices.Tests.Barcodes;

public sealed class PublishedVectorsTests
{
    [Theory]
    [InlineData("engine.json", 326)]
    [InlineData("linters.json", 3407)]
    [InlineData("compressed-links.json", 182)]
    public void What_GS1_asserts_holds(string file, int cases) =>
        Assert.Equal($"{cases} passed, 0 failed\n", Told(PathOf(file)));

    [Theory]
    [InlineData("engine.json", 326)]
    [InlineData("linters.json", 3407)]
    [InlineData("compressed-links.json", 182)]
    public void An_expectation_that_is_changed_is_noticed_in_every_case(string file, int cases)
    {
        var json = JsonNode.Parse(File.ReadAllText(PathOf(file)))!.AsObject();
        foreach (var one in (json["cases"] ?? json["linters"])!.AsObject().SelectMany(group => group.Value!.AsArray()))
        {
            Assert.True(Change(one!.AsObject()), one.ToJsonString());
        }

        Assert.EndsWith($"\n0 passed, {cases} failed\n", ToldOf(json), StringComparison.Ordinal);
    }

    /// <summary>Not only whether it is wrong is looked at, but what is wrong and where.</summary>
    [Fact]
    public void Another_error_or_another_place_is_noticed()
    {
        var json = JsonNode.Parse(File.ReadAllText(PathOf("linters.json")))!.AsObject();
        var failing = json["linters"]!.AsObject().SelectMany(group => group.Value!.AsArray())
            .Where(one => !(bool)one!["ok"]!).ToArray();
        foreach (var (index, one) in failing.Index())
        {
            var key = index % 2 == 0 ? "markup" : "err";
            one![key] = one[key]!.GetValue<string>() + "*";
        }

        Assert.EndsWith($" passed, {failing.Length} failed\n", ToldOf(json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"linters": {"csum": [{"in": "96385074"}]}}""", "KeyNotFoundException")]
    [InlineData("""{"linters": {"nobody": [{"in": "96385074", "ok": true}]}}""", "no linter is named nobody")]
    [InlineData("""{"linters": {"csum": []}}""", "no list of cases")]
    [InlineData("""{"linters": []}""", "format is not known")]
    [InlineData("""{"cases": {"test_nobody": [{}]}}""", "the group test_nobody is not known")]
    [InlineData("""{"cases": {"nobody": [{}]}}""", "format is not known")]
    [InlineData("""{"cases": {"test_ai_processAIdata": [{"ok": true}]}}""", "has no elementString")]
    [InlineData("""{"cases": {"test_scandata_generateScanData": [{"symbology": "X", "dataStr": "", "scanData": ""}]}}""", "the symbology X is not known")]
    public void A_file_that_cannot_be_read_is_a_failure_with_its_reason(string json, string reason)
    {
        var told = ToldOf(JsonNode.Parse(json)!.AsObject());

        Assert.Contains(reason, told, StringComparison.Ordinal);
        Assert.EndsWith("\n0 passed, 1 failed\n", told, StringComparison.Ordinal);
    }

    private static bool Change(JsonObject one)
    {
        if (one["ok"] is { } ok)
        {
            one["ok"] = !one.ContainsKey("in") && !ok.GetValue<bool>();
            (one["err"], one["markup"]) = ("NOBODY", "**");
            return true;
        }

        foreach (var key in (string[])["linter", "outPath", "scanData"])
        {
            if (one.ContainsKey(key))
            {
                one[key] = one[key]?.GetValue<string>() + "x";
                return true;
            }
        }

        if (one["hri"] is JsonArray lines)
        {
            lines.Add("(99) X");
            return true;
        }

        return false;
    }

    private static string ToldOf(JsonNode json)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "changed.json");
        File.WriteAllText(file, json.ToJsonString());
        return Told(file);
    }

    private static string Told(string file)
    {
        using var told = new StringWriter { NewLine = "\n" };
        _ = new VectorRunner(VectorFormats.All, told).Run(file);
        return told.ToString();
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "vectors", "gs1", file);
}
