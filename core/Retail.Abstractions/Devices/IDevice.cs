namespace Retail.Abstractions.Devices;

/// <summary>
/// A device in the life cycle of UnifiedPOS: it is open once a plugin offers it; whoever uses it claims it, which also
/// enables it; then it gives data and status events until it is released.
/// </summary>
public interface IDevice
{
    /// <summary>
    /// Stable id, <c>[a-z0-9.-]{1,60}</c>, unique among the plugins of a till: settings choose a device by it.
    /// </summary>
    string Id { get; }

    /// <summary>How it is now, as far as is known; answers at once and asks nobody.</summary>
    DeviceState State { get; }

    /// <summary>
    /// The status event: <see cref="State"/> is another now. From any thread; whoever listens returns at once.
    /// </summary>
    event Action? StateChanged;
}
