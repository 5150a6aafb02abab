using System.Text.Json;
using Retail.Devices.Barcodes;
using Retail.Devices.Barcodes.Linting;

namespace Retail.Testing.Vectors;

/// <summary>
/// Linters of GS1's syntax dictionary: <c>in</c>, whether it is <c>ok</c>, else <c>err</c> and the <c>markup</c> of the
/// place, with asterisks around what is wrong.
/// </summary>
public sealed class LinterVectors : IVectorFormat
{
    private const string TopKey = "linters";

    /// <inheritdoc/>
    public bool Recognises(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty(TopKey, out var linters) &&
        linters.ValueKind == JsonValueKind.Object;

    /// <inheritdoc/>
    public IEnumerable<(string Name, JsonElement Cases)> Groups(JsonElement file) =>
        file.GetProperty(TopKey).EnumerateObject().Select(linter => (linter.Name, linter.Value));

    /// <inheritdoc/>
    public VectorResult Run(string group, JsonElement vector)
    {
        var linter = Linters.ByName.GetValueOrDefault(group) ?? throw new JsonException($"no linter is named {group}");
        var text = BarcodeCase.Text(vector, "in");
        var compare = new Comparison(0m);
        if (vector.GetProperty("ok").GetBoolean())
        {
            compare.Of("result", [BarcodeCase.Passed], [BarcodeCase.NameOf(linter(text, null))]);
            return compare.Result([]);
        }

        var (error, markup) = (BarcodeCase.Text(vector, "err"), BarcodeCase.Text(vector, "markup"));
        var finding = linter(text, AnsweredPrefixes.For(error, text, markup));
        compare.Of("err", [error], [BarcodeCase.NameOf(finding)]);
        compare.Of("markup", [markup], [Marked(text, finding)]);
        return compare.Result([]);
    }

    private static string Marked(string text, Finding finding) =>
        text.Insert(finding.Start + finding.Length, "*").Insert(finding.Start, "*");

    /// <summary>
    /// What a register of company prefixes answers is not in the file. Where a case expects its answer, it gives that
    /// for the digits that the case marks, and knows all others.
    /// </summary>
    private sealed class AnsweredPrefixes(string text, int marked, PrefixAnswer answer) : ICompanyPrefixes
    {
        public static AnsweredPrefixes? For(string error, string text, string markup) => error switch
        {
            "INVALID_GCP_PREFIX" => new(text, markup.IndexOf('*', StringComparison.Ordinal), PrefixAnswer.Unknown),
            "GCP_DATASOURCE_OFFLINE" => new(
                text, markup.IndexOf('*', StringComparison.Ordinal), PrefixAnswer.Offline),
            _ => null,
        };

        public PrefixAnswer Look(ReadOnlySpan<char> key) =>
            text.AsSpan().Overlaps(key, out var offset) && offset == marked ? answer : PrefixAnswer.Known;
    }
}
