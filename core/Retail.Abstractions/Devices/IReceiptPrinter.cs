namespace Retail.Abstractions.Devices;

/// <summary>A receipt printer as plugins supply it: bytes in, status out. Retail.Devices renders.</summary>
public interface IReceiptPrinter
{
    /// <summary>
    /// Stable id, <c>[a-z0-9.-]{1,60}</c>, unique among the plugins of a till: settings choose a device by it.
    /// </summary>
    string Id { get; }

    /// <summary>Characters per line of its standard font, 20 to 80.</summary>
    int Columns { get; }

    /// <summary>How it is now.</summary>
    DeviceState State { get; }

    /// <summary>
    /// Prints one job and returns only when the printer has confirmed that it came out. Any other end is not "printed":
    /// a state that is not ready, or an exception.
    /// </summary>
    Task<DeviceState> PrintAsync(ReadOnlyMemory<byte> job, CancellationToken cancellationToken);
}
