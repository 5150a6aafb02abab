using System.Globalization;
using System.Net.Sockets;
using Retail.Abstractions.Devices;

namespace Retail.Devices.Ports;

/// <summary>
/// A device with a network socket, as most receipt printers have on port 9100. Many serve one connection at a time and
/// refuse or hang up on a second.
/// </summary>
/// <param name="host">Name or address.</param>
/// <param name="number">TCP port.</param>
/// <param name="use">What is at its end.</param>
/// <param name="id">Its id.</param>
/// <param name="clock">The clock of the limit for connecting.</param>
public sealed class NetworkPort(string host, int number, PortUse use, string id, TimeProvider clock) : IBytePort
{
    /// <summary>The port of printers.</summary>
    public const int PrinterPort = 9_100;

    private const int SendBufferBytes = 4_096;
    private const int SilentSeconds = 5;
    private const int ProbeSeconds = 2;
    private const int Probes = 3;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Id { get; } = id;

    /// <inheritdoc/>
    public PortUse Use { get; } = use;

    /// <summary>
    /// Connects; a <see cref="PortException"/> says why that was not possible: <c>device.connection-refused</c>,
    /// <c>device.connection-timed-out</c>, <c>device.host-unknown</c>, <c>device.host-unreachable</c>, else
    /// <c>device.no-connection</c> with the system's name of the error.
    /// </summary>
    public async Task<IByteLink> OpenAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ConnectLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // What waits in this machine is what nobody knows the fate of when the link breaks.
            socket.NoDelay = true;
            socket.SendBufferSize = SendBufferBytes;

            // A printer that was switched off never says so.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, SilentSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, ProbeSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
            await socket.ConnectAsync(host, number, either.Token);
            return new NetworkLink(socket);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new PortException(WhyNot(failure), failure);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private Refusal WhyNot(Exception failure)
    {
        var address = ("address", string.Create(CultureInfo.InvariantCulture, $"{host}:{number}"));
        var error = failure switch
        {
            OperationCanceledException => SocketError.TimedOut,
            SocketException socket => socket.SocketErrorCode,
            _ => SocketError.SocketError,
        };
        var code = error switch
        {
            SocketError.ConnectionRefused => "device.connection-refused",
            SocketError.TimedOut => "device.connection-timed-out",
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "device.host-unknown",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown
                or SocketError.NetworkDown => "device.host-unreachable",
            _ => null,
        };
        return code is null
            ? Refusal.Of(RefusalKind.Unavailable, "device.no-connection", address, ("error", error.ToString()))
            : Refusal.Of(RefusalKind.Unavailable, code, address);
    }

    private sealed class NetworkLink(Socket socket) : IByteLink
    {
        public bool CanRead => true;

        public async ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            try
            {
                return await socket.SendAsync(bytes, cancellationToken);
            }
            catch (SocketException failure)
            {
                throw new IOException(failure.Message, failure);
            }
            catch (ObjectDisposedException failure)
            {
                throw new IOException(failure.Message, failure);
            }
        }

        public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
        {
            try
            {
                var read = await socket.ReceiveAsync(into, cancellationToken);
                return read > 0 ? read : throw new IOException("The other side ended the connection.");
            }
            catch (SocketException failure)
            {
                throw new IOException(failure.Message, failure);
            }
            catch (ObjectDisposedException failure)
            {
                throw new IOException(failure.Message, failure);
            }
        }

        public ValueTask DisposeAsync()
        {
            socket.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
