using Retail.Abstractions.Devices;

namespace Retail.Devices.Ports;

/// <summary>A port that this machine cannot have; whoever opens it hears why.</summary>
/// <param name="id">Its id.</param>
/// <param name="use">What would be at its end.</param>
/// <param name="why">Why not.</param>
public sealed class RefusedPort(string id, PortUse use, Refusal why) : IBytePort
{
    /// <inheritdoc/>
    public string Id { get; } = id;

    /// <inheritdoc/>
    public PortUse Use { get; } = use;

    /// <inheritdoc/>
    public Task<IByteLink> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromException<IByteLink>(new PortException(why));
}
