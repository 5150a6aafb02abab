using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Testing.Vectors;

/// <summary>What the cases of a file of tax computations hold; the conventions are at the top of such a file.</summary>
internal static class TaxVector
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    internal sealed record Tax(
        long Id,
        string Type,
        decimal Amount,
        bool Included,
        bool IncludeBaseAmount = false,
        bool IsBaseAffected = true,
        int Sequence = 1);

    internal sealed record Line(
        decimal UnitPrice, IReadOnlyList<Tax> Taxes, decimal Quantity = 1m, decimal DiscountPercent = 0m);

    internal sealed record LineIn(
        string Rounding,
        decimal UnitPrice,
        IReadOnlyList<Tax> Taxes,
        decimal Quantity = 1m,
        decimal DiscountPercent = 0m,
        decimal Precision = 0.01m);

    internal sealed record DocumentIn(string Rounding, IReadOnlyList<Line> Lines, decimal Precision = 0.01m);

    internal sealed record AdaptIn(decimal UnitPrice, IReadOnlyList<Tax> FromTaxes, IReadOnlyList<Tax> ToTaxes);

    // A key that is expected and not known must not count as one that holds.
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    internal sealed record LineExpect(
        decimal? TotalExcluded = null,
        decimal? TotalIncluded = null,
        IReadOnlyList<IReadOnlyList<decimal>>? Taxes = null);

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    internal sealed record DocumentExpect(decimal? Base = null, decimal? Tax = null, decimal? Total = null);

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    internal sealed record AdaptExpect(decimal? UnitPrice = null);
}
