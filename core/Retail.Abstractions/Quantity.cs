using System.Globalization;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Abstractions;

/// <summary>
/// How much of a variant: 0.001 to 99,999.999 in the variant's unit of measure, at most three decimals.
/// Pieces are whole; that rule needs the variant and is the engine's (<c>quantity.fraction-of-piece</c>).
/// </summary>
[JsonConverter(typeof(QuantityJsonConverter))]
public readonly record struct Quantity
{
    /// <summary>Most decimals of a quantity: a gram, a millilitre, a millimetre.</summary>
    public const int MaxScale = 3;

    /// <summary>Most that one line may hold.</summary>
    public const decimal Max = 99_999.999m;

    private Quantity(decimal value) => Value = value;

    /// <summary>One piece, kilogram, litre or metre.</summary>
    public static Quantity One { get; } = new(1m);

    /// <summary>The number, without trailing zeros: the same quantity is always the same bytes.</summary>
    public decimal Value { get; }

    /// <summary>Whether the quantity counts whole units.</summary>
    public bool IsWhole => Value == decimal.Truncate(Value);

    /// <summary>
    /// The quantity, or <c>quantity.not-positive</c>, <c>quantity.too-large</c>, <c>quantity.too-precise</c> (all
    /// rules, 422).
    /// </summary>
    public static Outcome<Quantity> Of(decimal value)
    {
        if (value <= 0)
        {
            return Refuse("quantity.not-positive", value);
        }

        if (value > Max)
        {
            return Refuse("quantity.too-large", value);
        }

        var normal = Normalise(value);
        return normal.Scale > MaxScale ? Refuse("quantity.too-precise", value) : new Quantity(normal);
    }

    /// <summary>The number with a point, for programs.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    private static Refusal Refuse(string code, decimal value) => Refusal.Of(
        RefusalKind.Rule,
        code,
        ("quantity", value.ToString(CultureInfo.InvariantCulture)),
        ("max", Max.ToString(CultureInfo.InvariantCulture)));

    // Division by 1.000… with 28 zeros drops trailing zeros of a decimal.
    private static decimal Normalise(decimal value) =>
        value.Scale == 0 ? value : value / 1.0000000000000000000000000000m;
}
