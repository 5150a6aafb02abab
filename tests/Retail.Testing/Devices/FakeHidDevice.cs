using System.Collections.Concurrent;
using System.Threading.Channels;
using Retail.Devices.Usb;

namespace Retail.Testing.Devices;

/// <summary>
/// A HID device on a <see cref="FakeUsbBus"/>: it has a report descriptor, sends what a test gives it in packets of its
/// endpoint, and keeps what it is sent. What it has not sent when it is pulled out is gone.
/// </summary>
public sealed class FakeHidDevice(IReadOnlyList<byte> descriptor, int packetBytes = 64, ushort vendor = 0x1234)
{
    private static int last;

    private readonly string port = $"9-{Interlocked.Increment(ref last)}";
    private Plugged? now;

    public UsbDevice Device => now!.Device;

    /// <summary>What it was sent: report kind and number, and the bytes.</summary>
    public ConcurrentQueue<(int Value, byte[] Bytes)> Sent { get; } = new();

    /// <summary>What it answers when it is asked for a report, by kind and number.</summary>
    public Func<int, byte[]>? Answer { get; init; }

    /// <summary>Why nobody may claim it, while that is so.</summary>
    public Refusal? Refuses { get; set; }

    public static UsbException Gone() =>
        new(Refusal.Of(RefusalKind.Unavailable, "device.usb-gone", ("device", "fake")));

    public void Send(ReadOnlySpan<byte> report)
    {
        foreach (var packet in report.ToArray().Chunk(packetBytes))
        {
            now!.Packets.Writer.TryWrite(packet);
        }
    }

    internal void Plug()
    {
        var function = new UsbInterface(
            0, 0, 0x03, 0, 0, [new UsbEndpoint(0x81, UsbTransferKind.Interrupt, packetBytes)], descriptor.Count);
        now = new Plugged(
            new UsbDevice(vendor, 0x0001, null, port, null, "Fake", [function]),
            Channel.CreateUnbounded<byte[]>());
    }

    internal void Unplug() => now!.Packets.Writer.TryComplete(Gone());

    internal Held Claim() => Refuses is { } no ? throw new UsbException(no) : new Held(this, now!);

    internal sealed record Plugged(UsbDevice Device, Channel<byte[]> Packets)
    {
        public int Claimed;
    }

    internal sealed class Held : IUsbClaim
    {
        private readonly FakeHidDevice device;
        private readonly Plugged plugged;

        public Held(FakeHidDevice device, Plugged plugged)
        {
            (this.device, this.plugged) = (device, plugged);
            if (Interlocked.Exchange(ref plugged.Claimed, 1) != 0)
            {
                throw new UsbException(Refusal.Of(RefusalKind.Conflict, "device.usb-busy", ("device", "fake")));
            }
        }

        public ValueTask<int> WriteAsync(
            UsbEndpoint endpoint, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public async ValueTask<int> ReadAsync(
            UsbEndpoint endpoint, Memory<byte> into, CancellationToken cancellationToken)
        {
            while (await plugged.Packets.Reader.WaitToReadAsync(cancellationToken))
            {
                if (plugged.Packets.Reader.TryRead(out var packet))
                {
                    packet.CopyTo(into);
                    return packet.Length;
                }
            }

            throw Gone();
        }

        public ValueTask<int> ControlInAsync(
            byte requestType, byte request, ushort value, ushort index, Memory<byte> into,
            CancellationToken cancellationToken)
        {
            var answer = request == 0x06 ? [.. device.Descriptor] : device.Answer?.Invoke(value) ?? [];
            answer.AsSpan(0, Math.Min(answer.Length, into.Length)).CopyTo(into.Span);
            return ValueTask.FromResult(Math.Min(answer.Length, into.Length));
        }

        public ValueTask ControlOutAsync(
            byte requestType, byte request, ushort value, ushort index, ReadOnlyMemory<byte> bytes,
            CancellationToken cancellationToken)
        {
            device.Sent.Enqueue((value, bytes.ToArray()));
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            Interlocked.Exchange(ref plugged.Claimed, 0);
            return ValueTask.CompletedTask;
        }
    }

    private IReadOnlyList<byte> Descriptor => descriptor;
}
