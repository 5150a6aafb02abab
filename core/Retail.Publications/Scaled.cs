namespace Retail.Publications;

/// <summary>Decimals as integers of a stated scale: SQLite has no decimals, and one value has one spelling.</summary>
internal static class Scaled
{
    /// <summary>Quantities (<c>_e3</c>).</summary>
    public const int Thousandths = 1_000;

    /// <summary>Unit prices and percentages (<c>_e4</c>).</summary>
    public const int TenThousandths = 10_000;

    public static long To(decimal value, int perUnit) => decimal.IsInteger(value * perUnit)
        ? (long)(value * perUnit)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "More decimals than the engine agreed to.");

    public static long? To(decimal? value, int perUnit) => value is { } given ? To(given, perUnit) : null;

    public static decimal From(long scaled, int perUnit) => scaled / (decimal)perUnit;
}
