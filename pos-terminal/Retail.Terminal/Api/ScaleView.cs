using Retail.Abstractions.Devices;

namespace Retail.Terminal.Api;

/// <summary>What the scale shows.</summary>
/// <param name="Status">How it is; null while it is gone.</param>
/// <param name="Kilograms">The gross weight.</param>
/// <param name="TareKilograms">The container's weight, 0 for none.</param>
internal sealed record ScaleView(ScaleStatus? Status, decimal Kilograms, decimal TareKilograms)
{
    private const decimal MilligramsPerKilogram = 1_000_000m;

    /// <summary>What would be sold, never less than nothing.</summary>
    public decimal NetKilograms => Math.Max(0, Kilograms - TareKilograms);

    public static ScaleView? Of((ScaleReading? Reading, decimal TareKilograms)? shown) => shown is { } scale
        ? new ScaleView(
            scale.Reading?.Status, (scale.Reading?.Milligrams ?? 0) / MilligramsPerKilogram, scale.TareKilograms)
        : null;
}
