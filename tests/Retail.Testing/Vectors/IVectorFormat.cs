using System.Text.Json;

namespace Retail.Testing.Vectors;

/// <summary>A format of files of independent numbers that the project is held against.</summary>
public interface IVectorFormat
{
    /// <summary>Whether a file is in this format, by its top keys.</summary>
    bool Recognises(JsonElement file);

    /// <summary>The file's lists of cases with the name of each: usually one, <c>vectors</c>.</summary>
    IEnumerable<(string Name, JsonElement Cases)> Groups(JsonElement file) =>
        [("vectors", file.GetProperty("vectors"))];

    /// <summary>Computes one case of a group. What it throws counts as a failure with its message.</summary>
    VectorResult Run(string group, JsonElement vector);
}
