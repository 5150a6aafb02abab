using System.Text.Json;

namespace Retail.Testing.Vectors;

/// <summary>Carts with promotions, sharing, price selection, rewards, lowest prior prices.</summary>
public sealed class PromotionVectors : IVectorFormat
{
    /// <inheritdoc/>
    public bool Recognises(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object &&
        file.TryGetProperty("schema_version", out _) && file.TryGetProperty("vectors", out _);

    /// <inheritdoc/>
    public VectorResult Run(JsonElement vector) => new(["format not yet read"], []);
}
