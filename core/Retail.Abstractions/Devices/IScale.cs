namespace Retail.Abstractions.Devices;

/// <summary>A scale.</summary>
public interface IScale : IDevice
{
    /// <summary>
    /// Claims the device and gives what it shows, each time that this changes, until cancelled; who is slow gets the
    /// newest only. An exception means that the device is gone and may be claimed again.
    /// </summary>
    IAsyncEnumerable<ScaleReading> ClaimAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes what lies on it zero. Whether it did shows in the readings: a scale refuses far from its zero.
    /// </summary>
    Task ZeroAsync(CancellationToken cancellationToken);
}
