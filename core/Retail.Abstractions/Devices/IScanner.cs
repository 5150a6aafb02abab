namespace Retail.Abstractions.Devices;

/// <summary>A barcode scanner.</summary>
public interface IScanner : IDevice
{
    /// <summary>
    /// Claims the device and gives every scan, in order, until cancelled. The next one is asked for when the last has
    /// been dealt with, and what is read meanwhile waits: no scan is dropped or joined to another. An exception means
    /// that the device is gone and may be claimed again.
    /// </summary>
    IAsyncEnumerable<Scan> ClaimAsync(CancellationToken cancellationToken);
}
