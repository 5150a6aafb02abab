using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Retail.Testing.Devices.Printers;

/// <summary>
/// Understands the commands that receipts are made of, as far as their lengths and what comes out of them; a command
/// whose bytes are not all there waits.
/// </summary>
internal sealed class PrinterCommands
{
    private readonly StringBuilder line = new();

    public int Drawers { get; set; }

    /// <summary>Switched off: what it had of a line is gone.</summary>
    public void PowerLost() => line.Clear();

    /// <summary>Does the first command and takes it away; null when it is not complete.</summary>
    public PrinterStep? Step(List<byte> buffer)
    {
        var bytes = CollectionsMarshal.AsSpan(buffer);
        if (LengthOf(bytes) is not { } length || length > bytes.Length)
        {
            return null;
        }

        var command = bytes[..length].ToArray();
        buffer.RemoveRange(0, length);
        return Do(command);
    }

    private PrinterStep Do(byte[] command)
    {
        var length = command.Length;
        switch (command)
        {
            case [0x1B, (byte)'@']:
                line.Clear();
                return new PrinterStep();
            case [(byte)'\n']:
                return new PrinterStep { Line = Flush() };
            case [0x1D, (byte)'V', ..]:
                return new PrinterStep { Line = Flush() + "--cut--" };
            case [0x1B, (byte)'d' or (byte)'J', _] when line.Length > 0:
                return new PrinterStep { Line = Flush() };
            case [0x1D, (byte)'k' or (byte)'v', ..] or [0x1B, (byte)'*', ..]:
            case [0x1D, (byte)'(', (byte)'L', ..] or [0x1D, (byte)'(', (byte)'k', _, _, _, 81, ..]:
                return new PrinterStep { Line = "#" + Convert.ToHexString(command.AsSpan(0, Math.Min(40, length))) };
            case [0x1D, (byte)'(', (byte)'H', _, _, 48, 48, ..]:
                return new PrinterStep { ProcessId = Encoding.ASCII.GetString(command.AsSpan(7)) };
            case [0x1D, (byte)'r', 1]:
                return new PrinterStep { AsksPaper = true };
            case [0x1D, (byte)'I', 67]:
                return new PrinterStep { AsksModel = true };
            case [0x1D, (byte)'a', var tells]:
                return new PrinterStep { Tells = tells != 0 };
            case [0x1B, (byte)'p', ..]:
                Drawers++;
                return new PrinterStep();
            case [>= 0x20 and var letter]:
                line.Append(letter < 0x7F
                    ? ((char)letter).ToString()
                    : string.Create(CultureInfo.InvariantCulture, $"<{letter:X2}>"));
                return new PrinterStep();
            default:
                return new PrinterStep();
        }
    }

    private string Flush()
    {
        var text = line.ToString();
        line.Clear();
        return text;
    }

    private static int? LengthOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] or [0x1B] or [0x1D] or [0x1C] or [0x10] => null,
        [0x10, 0x04, ..] => 3,
        [0x10, 0x14, ..] => 5,
        [0x1C, (byte)'.', ..] => 2,
        [0x1B, (byte)'@' or (byte)'2', ..] => 2,
        [0x1B, (byte)'p', ..] => 5,
        [0x1B, (byte)'*', _, var low, var high, ..] => 5 + (3 * (low + (high << 8))),
        [0x1B, (byte)'*', ..] => null,
        [0x1B, ..] => 3,
        [0x1D, (byte)'V', (byte)'A' or (byte)'B', ..] => 4,
        [0x1D, (byte)'V'] => null,
        [0x1D, (byte)'k', 73, var length, ..] => 4 + length,
        [0x1D, (byte)'k', <= 6, .. var text] => text.IndexOf((byte)0) is var end and >= 0 ? 4 + end : null,
        [0x1D, (byte)'k', ..] => null,
        [0x1D, (byte)'(', _, var low, var high, ..] => 5 + low + (high << 8),
        [0x1D, (byte)'(', ..] => null,
        [0x1D, (byte)'v', _, _, var x, var x2, var y, var y2, ..] => 8 + ((x + (x2 << 8)) * (y + (y2 << 8))),
        [0x1D, (byte)'v', ..] => null,
        [0x1D, ..] => 3,
        _ => 1,
    };
}
