using System.Buffers.Binary;

namespace Retail.Devices.Scanning;

/// <summary>One event of Linux' input devices: <c>struct input_event</c> of <c>linux/input.h</c>.</summary>
/// <param name="Microseconds">When it happened, by the kernel's clock.</param>
/// <param name="Type">What it is about: 1 for keys.</param>
/// <param name="Code">Which key.</param>
/// <param name="Value">1 down, 2 still down, 0 up.</param>
public readonly record struct KeyEvent(long Microseconds, ushort Type, ushort Code, int Value)
{
    /// <summary>Bytes of an event where a <c>long</c> has 8 of them; else it is 16.</summary>
    public const int Bytes = 24;

    private const int ShortBytes = 16;
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>Bytes of an event on this machine.</summary>
    public static int BytesHere => IntPtr.Size == sizeof(long) ? Bytes : ShortBytes;

    /// <summary>Reads an event of <see cref="Bytes"/> or of 16 bytes.</summary>
    public static KeyEvent Read(ReadOnlySpan<byte> bytes)
    {
        var isLong = bytes.Length >= Bytes;
        var seconds = isLong ? BinaryPrimitives.ReadInt64LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        var micros = isLong ? BinaryPrimitives.ReadInt64LittleEndian(bytes[8..])
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var rest = bytes[(isLong ? 16 : 8)..];
        return new KeyEvent(
            unchecked((seconds * MicrosecondsPerSecond) + micros), BinaryPrimitives.ReadUInt16LittleEndian(rest),
            BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]), BinaryPrimitives.ReadInt32LittleEndian(rest[4..]));
    }
}
