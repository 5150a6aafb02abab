namespace Retail.Abstractions.Devices;

/// <summary>A cash drawer.</summary>
public interface ICashDrawer : IDevice
{
    /// <summary>Whether it stands open; null when it has no sensor. <see cref="IDevice.StateChanged"/> tells.</summary>
    bool? IsOpen { get; }

    /// <summary>Opens it. An exception means that nobody knows whether it did.</summary>
    Task OpenAsync(CancellationToken cancellationToken);
}
