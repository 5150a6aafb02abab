using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Retail.Abstractions.Devices;
using Retail.Devices.Serial;
using Retail.Testing.Devices.Printers;

namespace Retail.Devices.Tests.Kernel;

/// <summary>
/// A printer gadget whose program is here (FunctionFS), for the kernel's own one breaks when it is answered often. It
/// takes a packet only when somebody reads one.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class GadgetPrinter
{
    private const int PacketBytes = 512;
    private const int SlowPacketBytes = 64;
    private const byte FromDevice = 0x80;
    private const byte SetUp = 4;
    private const byte GetDeviceId = 0;
    private const byte GetPortStatus = 1;
    private const byte Selected = 0x18;

    private readonly int control;
    private readonly int output;
    private readonly int input;

    public GadgetPrinter(string name, int port)
    {
        Gadget = Gadget.Open(name, port);
        var folder = Directory.CreateTempSubdirectory().FullName;
        using (var mounting = Process.Start("mount", ["-t", "functionfs", name, folder]))
        {
            mounting.WaitForExit();
            Assert.Equal(0, mounting.ExitCode);
        }

        control = OpenFile(folder, "ep0", 0);
        Say(control, Descriptors());
        Say(control, Texts());
        (output, input) = (OpenFile(folder, "ep1", Posix.NonBlocking), OpenFile(folder, "ep2", Posix.NonBlocking));
        new Thread(AnswerSetUps) { IsBackground = true, Name = "gadget" }.Start();
    }

    public Gadget Gadget { get; }

    /// <summary>
    /// Plugs it in with this printer at its end. It ends when the printer is unplugged, or when cancelled; then the
    /// gadget is unplugged.
    /// </summary>
    public async Task ServeAsync(PaperPrinter printer, CancellationToken cancellationToken)
    {
        Gadget.Plug();
        await using var link = await printer.OpenAsync(cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ways = new[]
        {
            Task.Run(() => TakeAsync(link, over.Token), CancellationToken.None),
            Task.Run(() => SayAsync(link, over.Token), CancellationToken.None),
        };
        await Task.WhenAny(ways);
        await over.CancelAsync();
        Gadget.Unplug();
        await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TakeAsync(IByteLink link, CancellationToken cancellationToken)
    {
        var packet = new byte[PacketBytes];
        while (true)
        {
            var read = await MoveAsync(() => Posix.Read(output, packet, PacketBytes), cancellationToken);
            for (var left = packet.AsMemory(0, read); !left.IsEmpty;)
            {
                left = left[await link.WriteAsync(left, cancellationToken)..];
            }
        }
    }

    private async Task SayAsync(IByteLink link, CancellationToken cancellationToken)
    {
        var buffer = new byte[SlowPacketBytes];
        while (true)
        {
            var read = await link.ReadAsync(buffer, cancellationToken);
            await MoveAsync(() => Posix.Write(input, buffer.AsSpan(0, read), (nuint)read), cancellationToken);
        }
    }

    /// <summary>Waits while no host is there, or takes it up anew.</summary>
    private static async Task<int> MoveAsync(Func<nint> move, CancellationToken cancellationToken)
    {
        while (true)
        {
            var moved = move();
            if (moved >= 0)
            {
                return (int)moved;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }

    /// <summary>What usblp asks a printer outside its bytes.</summary>
    private void AnswerSetUps()
    {
        var happened = new byte[12];
        while (true)
        {
            // A question whose asker is gone is at its end by itself, and told as a failure.
            var isSetUp = Posix.Read(control, happened, (nuint)happened.Length) > 0 && happened[8] == SetUp;
            var most = BinaryPrimitives.ReadUInt16LittleEndian(happened.AsSpan(6));
            byte[]? answer = (happened[0] & FromDevice) == 0 ? null
                : happened[1] == GetDeviceId ? DeviceId()
                : happened[1] == GetPortStatus ? [Selected]
                : null;
            if (isSetUp && answer is not null)
            {
                _ = Posix.Write(control, answer, (nuint)Math.Min(most, answer.Length));
            }
            else if (isSetUp)
            {
                // Moved the wrong way, it is refused; the right way, it is taken.
                _ = Posix.Read(control, [], 0);
            }
        }
    }

    private static byte[] DeviceId()
    {
        var text = Encoding.ASCII.GetBytes("MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;");
        return [0, (byte)(text.Length + 2), .. text];
    }

    /// <summary>Interface 07/01/02 with a way out and a way back, at full and at high speed.</summary>
    private static byte[] Descriptors()
    {
        byte[] Speed(int packetBytes) =>
        [
            9, 4, 0, 0, 2, 7, 1, 2, 0,
            7, 5, 0x01, 2, (byte)(packetBytes & 0xFF), (byte)(packetBytes >> 8), 0,
            7, 5, 0x82, 2, (byte)(packetBytes & 0xFF), (byte)(packetBytes >> 8), 0,
        ];

        byte[] all = [.. Speed(SlowPacketBytes), .. Speed(PacketBytes)];
        return [.. Words(3, 20 + all.Length, 0x1 | 0x2, 3, 3), .. all];
    }

    private static byte[] Texts() => Words(2, 16, 0, 0);

    private static byte[] Words(params int[] numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(int)];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), numbers[i]);
        }

        return bytes;
    }

    private static int OpenFile(string folder, string name, int flags)
    {
        var file = Posix.Open(Path.Combine(folder, name), Posix.ReadWrite | Posix.CloseOnExec | flags);
        return file >= 0 ? file : throw new IOException($"{name}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    private static void Say(int file, ReadOnlySpan<byte> bytes)
    {
        if (Posix.Write(file, bytes, (nuint)bytes.Length) != bytes.Length)
        {
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        }
    }
}
