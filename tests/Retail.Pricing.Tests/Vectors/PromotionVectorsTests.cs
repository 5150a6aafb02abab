using System.Text.Json.Nodes;
using Retail.Testing.Processes;
using Retail.Testing.Vectors;

namespace Retail.Pricing.Tests.Vectors;

public sealed class PromotionVectorsTests
{
    private static readonly string File =
        Path.Combine(AppContext.BaseDirectory, "vectors", "field", "promotions.json");

    [Fact]
    public void The_numbers_of_the_field_hold() => Assert.Equal("211 passed, 0 failed\n", Told(File));

    [Fact]
    public void A_number_that_is_off_by_one_is_noticed_in_every_case()
    {
        var file = JsonNode.Parse(System.IO.File.ReadAllText(File))!;
        foreach (var vector in file["vectors"]!.AsArray())
        {
            Assert.True(Change(vector!["expect"]!), vector["id"]!.ToString());
        }

        using var folder = new TemporaryFolder();
        var changed = Path.Combine(folder.Path, "changed.json");
        System.IO.File.WriteAllText(changed, file.ToJsonString());

        Assert.EndsWith("\n0 passed, 211 failed\n", Told(changed), StringComparison.Ordinal);
    }

    /// <summary>Adds one to the first number there is, or a word to a list of words.</summary>
    private static bool Change(JsonNode expect)
    {
        foreach (var (key, value) in expect.AsObject().ToArray())
        {
            switch (value)
            {
                case JsonArray { Count: > 0 } list when list[0] is JsonValue one && one.TryGetValue<long>(out var part):
                    list[0] = part + 1;
                    return true;
                case JsonArray list:
                    list.Add("nobody");
                    return true;
                case JsonValue alone when alone.TryGetValue<long>(out var number):
                    expect[key] = number + 1;
                    return true;
                case JsonObject inner when Change(inner):
                    return true;
                case null:
                    expect[key] = 1;
                    return true;
            }
        }

        return false;
    }

    private static string Told(string file)
    {
        using var told = new StringWriter { NewLine = "\n" };
        _ = new VectorRunner(VectorFormats.All, told).Run(file);
        return told.ToString();
    }
}
