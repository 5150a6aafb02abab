namespace Retail.Abstractions.Devices;

/// <summary>
/// A byte transport to a device: a cable, a socket, a radio. A plugin supplies it; the till says what goes over it.
/// </summary>
public interface IBytePort
{
    /// <summary>
    /// Stable id, <c>[a-z0-9.-]{1,60}</c>, unique among the plugins of a till: settings choose a device by it.
    /// </summary>
    string Id { get; }

    /// <summary>What is at its end.</summary>
    PortUse Use { get; }

    /// <summary>
    /// Claims the device; one link at a time. An exception means that it is not there, and may be tried again.
    /// </summary>
    Task<IByteLink> OpenAsync(CancellationToken cancellationToken);
}
