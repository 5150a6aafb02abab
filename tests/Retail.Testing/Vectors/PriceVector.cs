using System.Text.Json;

namespace Retail.Testing.Vectors;

/// <summary>What the cases of price selection hold.</summary>
internal static class PriceVector
{
    internal sealed record Given(
        IReadOnlyDictionary<string, JsonElement> Context,
        IReadOnlyList<Price> Prices,
        IReadOnlyList<List>? PriceLists = null,
        string? At = null);

    internal sealed record Price(
        decimal Amount,
        string Currency,
        decimal? MinQty = null,
        decimal? MaxQty = null,
        IReadOnlyDictionary<string, JsonElement>? Rules = null);

    internal sealed record List(
        string Type,
        IReadOnlyList<Price> Prices,
        IReadOnlyDictionary<string, JsonElement>? Rules = null,
        string? From = null,
        string? To = null);

    internal sealed record Expect(decimal? Price = null, decimal? OriginalPrice = null);
}
