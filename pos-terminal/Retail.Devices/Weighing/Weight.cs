using System.Collections.Immutable;
using System.Globalization;

namespace Retail.Devices.Weighing;

/// <summary>What a scale says as milligrams: by whole numbers only, so that a unit's factor is exact.</summary>
public static class Weight
{
    /// <summary>No scale of a shop weighs more: a thousand tons.</summary>
    public const long MaxMilligrams = 1_000_000_000_000;

    private const int MostPlaces = 12;

    /// <summary>A unit is so many millionths of a milligram.</summary>
    private static readonly ImmutableArray<long> Millionths =
    [
        1_000_000,
        1_000_000_000,
        1_000_000_000_000,
        200_000_000,
        37_799_363_750,
        64_798_910,
        1_555_173_840,
        1_000_000_000_000_000,
        907_184_740_000_000,
        31_103_476_800,
        28_349_523_125,
        453_592_370_000,
    ];

    /// <summary>
    /// A number of units, times ten to the power of the exponent, in milligrams; halves of one are rounded away from
    /// zero. Refused with <c>device.bad-weight</c> beyond <see cref="MaxMilligrams"/> and for a unit that is none.
    /// </summary>
    public static Outcome<long> ToMilligrams(long number, int exponent, WeightUnit unit)
    {
        if (unit is < WeightUnit.Milligram or > WeightUnit.Pound || Math.Abs((long)exponent) > MostPlaces ||
            Math.Abs(number) > uint.MaxValue)
        {
            return Bad(number, exponent, unit);
        }

        Int128 power = 1;
        for (var place = Math.Abs(exponent); place > 0; place--)
        {
            power *= 10;
        }

        var (top, bottom) = exponent < 0
            ? (number * (Int128)Millionths[(int)unit - 1], power * 1_000_000)
            : (number * (Int128)Millionths[(int)unit - 1] * power, (Int128)1_000_000);
        var twice = Int128.Abs(top) * 2;
        var rounded = (twice + bottom) / (bottom * 2) * Int128.Sign(top);
        return Int128.Abs(rounded) > MaxMilligrams ? Bad(number, exponent, unit) : (long)rounded;
    }

    private static Refusal Bad(long number, int exponent, WeightUnit unit) => Refusal.Of(
        RefusalKind.Malformed, "device.bad-weight",
        ("weight", string.Create(CultureInfo.InvariantCulture, $"{number}·10^{exponent} ({unit})")));
}
