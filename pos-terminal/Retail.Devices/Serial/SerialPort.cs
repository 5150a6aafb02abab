using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Runtime.Versioning;
using Retail.Abstractions.Devices;
using Retail.Devices.Ports;

namespace Retail.Devices.Serial;

/// <summary>A serial line, real or over USB (<c>/dev/ttyACM0</c>), raw with 8 data bits and no parity.</summary>
/// <param name="path">Its file; those under <c>/dev/serial/by-id</c> stay the same on every port.</param>
/// <param name="baud">Bits per second, 1,200 to 115,200; lines over USB take no notice.</param>
/// <param name="use">What is at its end.</param>
/// <param name="id">Its id.</param>
public sealed class SerialPort(string path, int baud, PortUse use, string id) : IBytePort
{
    /// <summary>The speed unless another is said.</summary>
    public const int UsualBaud = 9_600;

    // Linux' struct termios is 60 bytes; other libraries' are smaller than this too.
    private const int TermiosBytes = 256;
    private const int ControlModesAt = 8;
    private const uint Receiver = 0x80;
    private const uint IgnoreModem = 0x800;
    private const int Now = 0;

    /// <summary>The constants B1200 to B115200 of Linux' <c>termbits.h</c>.</summary>
    private static readonly FrozenDictionary<int, uint> Speeds = new Dictionary<int, uint>
    {
        [1_200] = 0x9,
        [2_400] = 0xB,
        [4_800] = 0xC,
        [9_600] = 0xD,
        [19_200] = 0xE,
        [38_400] = 0xF,
        [57_600] = 0x1001,
        [115_200] = 0x1002,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public string Id { get; } = id;

    /// <inheritdoc/>
    public PortUse Use { get; } = use;

    /// <summary>Whether this speed can be set.</summary>
    public static bool IsSpeed(int baud) => Speeds.ContainsKey(baud);

    /// <inheritdoc/>
    public Task<IByteLink> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return OperatingSystem.IsLinux()
            ? Task.FromResult<IByteLink>(DeviceFile.Open(path, Posix.ReadWrite, Prepare))
            : throw new PortException(FileRefusals.LinuxOnly(path));
    }

    [SupportedOSPlatform("linux")]
    private bool Prepare(int file)
    {
        var termios = new byte[TermiosBytes];
        if (Posix.Control(file, Posix.Exclusive, 0) < 0 || Posix.GetLine(file, termios) < 0)
        {
            return false;
        }

        Posix.MakeRaw(termios);
        var modes = BinaryPrimitives.ReadUInt32LittleEndian(termios.AsSpan(ControlModesAt));
        BinaryPrimitives.WriteUInt32LittleEndian(termios.AsSpan(ControlModesAt), modes | Receiver | IgnoreModem);
        return Posix.SetSpeed(termios, Speeds[baud]) >= 0 && Posix.SetLine(file, Now, termios) >= 0;
    }
}
