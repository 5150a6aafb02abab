using Retail.Abstractions.Devices;

namespace Retail.Devices.Diagnostics;

/// <summary>A port whose bytes are kept in the diagnostic ring, as they really went.</summary>
public sealed class WatchedPort(IBytePort port, DiagnosticRing ring) : IBytePort
{
    /// <inheritdoc/>
    public string Id => port.Id;

    /// <inheritdoc/>
    public PortUse Use => port.Use;

    /// <inheritdoc/>
    public async Task<IByteLink> OpenAsync(CancellationToken cancellationToken)
    {
        var link = await port.OpenAsync(cancellationToken);
        ring.Note(Id, "opened");
        return new WatchedLink(Id, link, ring);
    }

    private sealed class WatchedLink(string id, IByteLink link, DiagnosticRing ring) : IByteLink
    {
        public bool CanRead => link.CanRead;

        public async ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            try
            {
                var taken = await link.WriteAsync(bytes, cancellationToken);
                ring.Keep(id, DiagnosticWay.Out, bytes.Span[..taken]);
                return taken;
            }
            catch (Exception failure)
            {
                // Nobody knows how many went; what should have gone helps whoever looks.
                ring.Keep(id, DiagnosticWay.Out, bytes.Span);
                ring.Note(id, $"writing ended: {failure.Message}");
                throw;
            }
        }

        public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
        {
            try
            {
                var read = await link.ReadAsync(into, cancellationToken);
                ring.Keep(id, DiagnosticWay.In, into.Span[..read]);
                return read;
            }
            catch (IOException failure)
            {
                ring.Note(id, $"reading ended: {failure.Message}");
                throw;
            }
        }

        public ValueTask DisposeAsync()
        {
            ring.Note(id, "closed");
            return link.DisposeAsync();
        }
    }
}
