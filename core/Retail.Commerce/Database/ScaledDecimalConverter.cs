using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Retail.Commerce.Database;

/// <summary>
/// A decimal with a stated number of decimals as a whole number: SQLite neither orders nor compares decimals, and
/// 1, 1.0 and 1.00 would be three keys.
/// </summary>
internal sealed class ScaledDecimalConverter(int scale)
    : ValueConverter<decimal, long>(value => ToUnits(value, scale), units => FromUnits(units, scale))
{
    private static long ToUnits(decimal value, int scale)
    {
        var units = value * Power(scale);
        return units == decimal.Truncate(units)
            ? (long)units
            : throw new InvalidOperationException(
                $"{value} has more than {scale} decimals; it had to be refused earlier.");
    }

    private static decimal FromUnits(long units, int scale) => units / Power(scale);

    private static decimal Power(int scale) =>
        scale switch { 3 => 1_000m, 4 => 10_000m, _ => throw new ArgumentOutOfRangeException(nameof(scale)) };
}
