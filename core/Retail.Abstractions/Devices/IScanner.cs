namespace Retail.Abstractions.Devices;

/// <summary>
/// A barcode scanner in UnifiedPOS's life cycle: made (open), claimed and enabled in one step, then data events.
/// </summary>
public interface IScanner
{
    /// <summary>
    /// Stable id, <c>[a-z0-9.-]{1,60}</c>, unique among the plugins of a till: settings choose a device by it.
    /// </summary>
    string Id { get; }

    /// <summary>Whether it is there and claimed.</summary>
    DeviceState State { get; }

    /// <summary>
    /// Claims the device and gives every scan until cancelled; an exception means that the device is gone and may be
    /// claimed again.
    /// </summary>
    IAsyncEnumerable<Scan> ClaimAsync(CancellationToken cancellationToken);
}
