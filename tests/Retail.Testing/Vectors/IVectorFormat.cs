using System.Text.Json;

namespace Retail.Testing.Vectors;

/// <summary>A format of files of independent numbers that the project is held against.</summary>
public interface IVectorFormat
{
    /// <summary>Whether a file is in this format, by its top keys.</summary>
    bool Recognises(JsonElement file);

    /// <summary>
    /// Computes one case of the file's <c>vectors</c>. What it throws counts as a failure with its message.
    /// </summary>
    VectorResult Run(JsonElement vector);
}
