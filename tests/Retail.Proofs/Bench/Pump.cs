using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Retail.Proofs.Bench;

/// <summary>
/// Asks one question over and over on so many connections, one answer at a time on each, and counts the answers. Works
/// on bare sockets, so that it costs little beside the server that it measures.
/// </summary>
internal sealed class Pump(Uri address)
{
    private const int Connections = 32;
    private const int MaxAnswer = 1024 * 1024;

    private static readonly byte[] Good = "HTTP/1.1 200 "u8.ToArray();

    private readonly byte[] request = Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n" +
        $"Accept: */*\r\nAccept-Language: en\r\n\r\n"));

    /// <summary>How many good answers came in this time.</summary>
    public async Task<(long Answers, TimeSpan Time)> RunAsync(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        using var end = new CancellationTokenSource(time);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => AskAsync(end.Token)));
        return (counts.Sum(), clock.Elapsed);
    }

    private async Task<long> AskAsync(CancellationToken end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, CancellationToken.None);
        var buffer = new byte[MaxAnswer];
        var count = 0L;
        for (; !end.IsCancellationRequested; count++)
        {
            await socket.SendAsync(request, CancellationToken.None);
            var read = 0;
            do
            {
                var more = await socket.ReceiveAsync(buffer.AsMemory(read), CancellationToken.None);
                read += more > 0 ? more : throw new InvalidOperationException($"{address} hung up.");
            }
            while (!IsWhole(buffer.AsSpan(0, read)));
            if (!buffer.AsSpan().StartsWith(Good))
            {
                throw new InvalidOperationException($"{address} answered {Encoding.ASCII.GetString(buffer, 0, 60)}");
            }
        }

        return count;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var length = answer[..head].IndexOf("\r\nContent-Length: "u8);
        if (length < 0)
        {
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        }

        var digits = answer[(length + 18)..head];
        var end = digits.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture) == answer.Length - head - 4;
    }
}
