using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Testing.Vectors;

/// <summary>What the cases of a file of promotions hold; the conventions are at the top of such a file.</summary>
internal static class CartVector
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    internal sealed record Policy(
        string Round = "half_up",
        string Remainder = "largest_remainder",
        string Weights = "value",
        string Stacking = "sequential",
        string ConditionBasis = "running",
        string TaxRounding = "line",
        bool NetRounded = false,
        string Select = "most_rules_then_lowest");

    internal sealed record Cart(
        IReadOnlyList<Line> Lines,
        IReadOnlyList<Promotion> Promotions,
        bool PricesIncludeTax = false,
        Facts? Context = null,
        IReadOnlyList<string>? Codes = null,
        Shipping? Shipping = null);

    internal sealed record Facts(string? Channel = null, int? OrderNumber = null);

    internal sealed record Shipping(long Amount, decimal TaxRate = 0m);

    internal sealed record Line(
        string Id,
        long UnitPrice,
        int Qty,
        string? Sku = null,
        long? ListUnitPrice = null,
        long? MinUnitPrice = null,
        IReadOnlyList<string>? Tags = null,
        decimal TaxRate = 0m);

    internal sealed record Promotion(
        string Id,
        IReadOnlyList<Benefit> Benefits,
        int Priority = 0,
        bool Exclusive = false,
        IReadOnlyList<Condition>? Conditions = null);

    internal sealed record Condition(string Type, JsonElement? Value = null, Target? Target = null);

    internal sealed record Target(
        IReadOnlyList<string>? Skus = null,
        IReadOnlyList<string>? TagsAny = null,
        IReadOnlyList<string>? TagsNone = null,
        long? UnitPriceMin = null,
        long? UnitPriceMax = null,
        bool ExcludeAlreadyDiscounted = false);

    internal sealed record Benefit(
        string Type,
        decimal? Value = null,
        Target? Target = null,
        string Level = "line",
        string Allocation = "across",
        long? MaxAmount = null,
        int? MaxUnits = null,
        int? MaxUnitsPerLine = null,
        string Pick = "line_order",
        int? Size = null,
        string GroupSort = "line_order",
        int? MaxSets = null,
        Apply? Apply = null,
        Buy? Buy = null,
        Get? Get = null,
        int? MaxTimes = null,
        int? MaxGetUnits = null,
        string Basis = "amount",
        IReadOnlyList<Tier>? Tiers = null,
        long? First = null,
        long? Additional = null);

    internal sealed record Apply(
        string Scope,
        string Pick = "cheapest",
        int? Nth = null,
        int? Count = null,
        int? MaxUnits = null,
        decimal? Percent = null,
        long? AmountEach = null,
        long? SetPrice = null);

    internal sealed record Buy(int Qty, Target? Target = null);

    internal sealed record Get(
        int Qty, Target? Target = null, string Pick = "cheapest", decimal Percent = 100m, bool CompleteOnly = true);

    internal sealed record Tier(long From, decimal? Percent = null, long? Amount = null);

    internal sealed record Expect(
        IReadOnlyDictionary<string, ExpectLine>? Lines = null,
        long? ItemsTotal = null,
        long? DiscountTotal = null,
        long? ShippingTotal = null,
        long? Total = null,
        long? TaxTotal = null,
        long? NetTotal = null,
        long? GrossTotal = null,
        IReadOnlyList<string>? Applied = null);

    internal sealed record ExpectLine(
        long? Discount = null, IReadOnlyList<long>? Units = null, long? Total = null, long? UnitPriceAfter = null);

    public static T Read<T>(JsonElement json) =>
        json.Deserialize<T>(Options) ?? throw new JsonException("a part of the case is null");

    /// <summary>What a word of the schema means here.</summary>
    public static T Word<T>(string word, params ReadOnlySpan<(string Word, T Meaning)> words)
    {
        foreach (var (known, meaning) in words)
        {
            if (string.Equals(known, word, StringComparison.Ordinal))
            {
                return meaning;
            }
        }

        throw new JsonException($"the word {word} is not known");
    }
}
