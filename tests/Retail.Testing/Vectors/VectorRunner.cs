using System.Globalization;
using System.Text.Json;

namespace Retail.Testing.Vectors;

/// <summary>
/// Runs files of vectors of any known format and prints what does not hold: <c>id: KEY expected X, actual Y</c>, why,
/// and at the end <c>N passed, N failed</c>. Whatever a file holds, the others are run.
/// </summary>
public sealed class VectorRunner(IReadOnlyList<IVectorFormat> formats, TextWriter output)
{
    private int passed;
    private int failed;

    /// <summary>Runs a file, or all files <c>*.json</c> of a folder and the folders in it.</summary>
    public VectorCounts Run(string path)
    {
        (passed, failed) = (0, 0);
        var files = Directory.Exists(path)
            ? [.. Directory.GetFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : new[] { path };
        foreach (var file in files)
        {
            RunFile(file);
        }

        if (files.Length == 0)
        {
            Fail(path, "there is no file *.json in it");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
        return new VectorCounts(passed, failed);
    }

    private void RunFile(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var json = JsonDocument.Parse(stream);
            if (formats.FirstOrDefault(format => format.Recognises(json.RootElement)) is { } format)
            {
                RunCases(file, json.RootElement, format);
            }
            else
            {
                Fail(file, "its format is not known");
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            Fail(file, fault.Message);
        }
    }

    private void RunCases(string file, JsonElement json, IVectorFormat format)
    {
        var groups = format.Groups(json).ToArray();
        if (groups.Any(group => group.Cases.ValueKind != JsonValueKind.Array) ||
            groups.All(group => group.Cases.GetArrayLength() == 0))
        {
            Fail(file, "its vectors are no list of cases");
            return;
        }

        foreach (var (name, cases) in groups)
        {
            var place = groups.Length == 1 ? file : $"{file}: {name}";
            foreach (var (number, vector) in cases.EnumerateArray().Index())
            {
                RunCase(
                    format, name, vector,
                    IdOf(vector) ?? string.Create(CultureInfo.InvariantCulture, $"{place}: case {number + 1}"));
            }
        }
    }

    private void RunCase(IVectorFormat format, string group, JsonElement vector, string id)
    {
        try
        {
            Tell(id, format.Run(group, vector));
        }
        catch (Exception fault)
        {
            // Whatever one case does, it is told and the others are run.
            Fail(id, fault is JsonException ? fault.Message : $"{fault.GetType().Name}: {fault.Message}");
        }
    }

    private void Tell(string id, VectorResult result)
    {
        if (result.Mismatches.Count == 0)
        {
            passed++;
            return;
        }

        failed++;
        foreach (var mismatch in result.Mismatches)
        {
            output.WriteLine($"{id}: {mismatch}");
        }

        foreach (var line in result.Why)
        {
            output.WriteLine($"    {line}");
        }
    }

    private void Fail(string what, string reason)
    {
        failed++;
        output.WriteLine($"{what}: {reason}");
    }

    private static string? IdOf(JsonElement vector) =>
        vector.ValueKind == JsonValueKind.Object && vector.TryGetProperty("id", out var id) &&
            id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
