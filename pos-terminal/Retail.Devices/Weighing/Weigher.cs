using System.Globalization;
using Retail.Abstractions.Devices;

namespace Retail.Devices.Weighing;

/// <summary>What may be sold of what a scale shows. Pure.</summary>
public static class Weigher
{
    /// <summary>Less than this is dust on the platter: 1 g.</summary>
    public const long LeastMilligrams = 1_000;

    private const decimal MilligramsPerKilogram = 1_000_000m;
    private const int Decimals = 3;

    /// <summary>
    /// The net weight in kilograms with three decimals, halves rounded away from zero: what lies on the scale without
    /// its container. Refused with a reason when it does not rest, is nothing, or less than the container.
    /// </summary>
    /// <param name="reading">What the scale shows; null when there is no scale.</param>
    /// <param name="tareMilligrams">The container's weight, 0 or more.</param>
    public static Outcome<decimal> Net(ScaleReading? reading, long tareMilligrams)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tareMilligrams);
        return reading is not { } shown ? Refusal.Of(RefusalKind.Unavailable, "device.no-scale")
            : shown.Status switch
            {
                ScaleStatus.Stable when shown.Milligrams < LeastMilligrams => Nothing(),
                ScaleStatus.Stable when shown.Milligrams - tareMilligrams < LeastMilligrams => Refusal.Of(
                    RefusalKind.Rule, "device.scale-below-tare", ("weight", Text(shown.Milligrams)),
                    ("tare", Text(tareMilligrams))),
                ScaleStatus.Stable => decimal.Round(
                    (shown.Milligrams - tareMilligrams) / MilligramsPerKilogram, Decimals,
                    MidpointRounding.AwayFromZero),
                ScaleStatus.Zero => Nothing(),
                ScaleStatus.InMotion => Refusal.Of(RefusalKind.Conflict, "device.scale-in-motion"),
                ScaleStatus.UnderZero => Refusal.Of(RefusalKind.Conflict, "device.scale-under-zero"),
                ScaleStatus.OverLimit => Refusal.Of(RefusalKind.Conflict, "device.scale-over-limit"),
                ScaleStatus.NeedsZero => Refusal.Of(RefusalKind.Conflict, "device.scale-needs-zero"),
                ScaleStatus.NeedsCalibration => Refusal.Of(RefusalKind.Unavailable, "device.scale-needs-calibration"),
                _ => Refusal.Of(RefusalKind.Unavailable, "device.scale-fault"),
            };
    }

    /// <summary>
    /// The container that stands on the scale, as a tare: any weight that rests, 0 when nothing is there. Refused as
    /// <see cref="Net"/> is.
    /// </summary>
    public static Outcome<long> Tare(ScaleReading? reading) =>
        reading is { Status: ScaleStatus.Zero } or { Status: ScaleStatus.Stable, Milligrams: < LeastMilligrams }
            ? 0
            : Net(reading, 0).Select(kilograms => (long)(kilograms * MilligramsPerKilogram));

    private static Refusal Nothing() => Refusal.Of(RefusalKind.Conflict, "device.scale-empty");

    private static string Text(long milligrams) => string.Create(
        CultureInfo.InvariantCulture, $"{milligrams / MilligramsPerKilogram:0.000} kg");
}
