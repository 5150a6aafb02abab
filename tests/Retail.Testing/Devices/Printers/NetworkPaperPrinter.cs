using System.Net;
using System.Net.Sockets;
using Retail.Abstractions.Devices;

namespace Retail.Testing.Devices.Printers;

/// <summary>A printer at a TCP port of this machine; it serves one connection at a time, as real ones do.</summary>
public sealed class NetworkPaperPrinter : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task serving;

    public NetworkPaperPrinter(PaperPrinter printer)
    {
        Printer = printer;
        listener.Start();
        serving = Task.Run(ServeAsync);
    }

    public PaperPrinter Printer { get; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await serving;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                using var socket = await listener.AcceptSocketAsync(ending.Token);
                await using var link = await Printer.OpenAsync(ending.Token);
                using var over = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                var ways = new[] { TakeAsync(socket, link, over.Token), SayAsync(socket, link, over.Token) };
                await Task.WhenAny(ways);
                await over.CancelAsync();

                // Without a word: what is in the cable is lost.
                socket.Close(0);
                await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException)
            {
                // This connection is over, or the test is.
            }
        }
    }

    private static async Task TakeAsync(Socket socket, IByteLink link, CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        while (await socket.ReceiveAsync(buffer, cancellationToken) is > 0 and var read)
        {
            for (var left = buffer.AsMemory(0, read); !left.IsEmpty;)
            {
                left = left[await link.WriteAsync(left, cancellationToken)..];
            }
        }
    }

    private static async Task SayAsync(Socket socket, IByteLink link, CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        while (true)
        {
            var read = await link.ReadAsync(buffer, cancellationToken);
            await socket.SendAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
