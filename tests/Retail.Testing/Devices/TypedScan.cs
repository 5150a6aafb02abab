using System.Buffers.Binary;
using Retail.Devices.Scanning;

namespace Retail.Testing.Devices;

/// <summary>
/// The keys that a scanner presses to type a text on an American keyboard, as events of Linux' input devices: written
/// from the US layout, key by key, independent of the table under test.
/// </summary>
public static class TypedScan
{
    private const ushort Shift = 42;
    private const ushort Control = 29;
    private const ushort Alt = 56;
    private const ushort Enter = 28;

    private static readonly Dictionary<char, (ushort Code, bool Shift)> Keys = Layout();

    /// <summary>The codes of the keypad's digits 0 to 9.</summary>
    private static readonly ushort[] Pad = [82, 79, 80, 81, 75, 76, 77, 71, 72, 73];

    /// <summary>Every key of a text with its presses and releases, and Enter behind it.</summary>
    public static IReadOnlyList<KeyEvent> Of(
        string text, bool withAlt = false, bool withEnter = true, bool withCaps = false, long fromMicroseconds = 0,
        int stepMicroseconds = 2_000)
    {
        var events = new List<KeyEvent>();
        var caps = false;
        foreach (var character in text)
        {
            if (character < ' ' || character > '~')
            {
                Add(withAlt || character > '~' ? AltDigits(character) : ControlKey(character));
                continue;
            }

            var (code, shift) = Keys[character];
            if (withCaps && char.IsAsciiLetter(character))
            {
                if (char.IsAsciiLetterUpper(character) != caps)
                {
                    Add([(58, 1), (58, 0)]);
                    caps = !caps;
                }

                shift = false;
            }

            Add(shift ? [(Shift, 1), (code, 1), (code, 0), (Shift, 0)] : [(code, 1), (code, 0)]);
        }

        Add(caps ? [(58, 1), (58, 0)] : []);
        Add(withEnter ? [(Enter, 1), (Enter, 0)] : []);
        return events;

        void Add(IEnumerable<(ushort Code, int Value)> presses)
        {
            foreach (var (code, value) in presses)
            {
                var at = fromMicroseconds + (events.Count * (long)stepMicroseconds);
                events.Add(new KeyEvent(at, 4, 4, code));
                events.Add(new KeyEvent(at, 1, code, value));
                events.Add(new KeyEvent(at, 0, 0, 0));
            }
        }
    }

    /// <summary>As the kernel writes them, with a <c>long</c> of 8 bytes.</summary>
    public static byte[] Bytes(IEnumerable<KeyEvent> events) =>
    [
        .. events.SelectMany(one =>
        {
            var bytes = new byte[KeyEvent.Bytes];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, one.Microseconds / 1_000_000);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), one.Microseconds % 1_000_000);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(16), one.Type);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(18), one.Code);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(20), one.Value);
            return bytes;
        }),
    ];

    private static (ushort Code, int Value)[] ControlKey(char character)
    {
        var key = Keys[char.ToLowerInvariant((char)(character | 0x40))];
        return key.Shift
            ? [(Control, 1), (Shift, 1), (key.Code, 1), (key.Code, 0), (Shift, 0), (Control, 0)]
            : [(Control, 1), (key.Code, 1), (key.Code, 0), (Control, 0)];
    }

    private static (ushort Code, int Value)[] AltDigits(char character) =>
    [
        (Alt, 1),
        .. $"0{(int)character:00}".SelectMany(
            digit => ((ushort Code, int Value)[])[(Pad[digit - '0'], 1), (Pad[digit - '0'], 0)]),
        (Alt, 0),
    ];

    private static Dictionary<char, (ushort Code, bool Shift)> Layout()
    {
        (ushort First, string Plain, string Shifted)[] rows =
        [
            (2, "1234567890-=", "!@#$%^&*()_+"), (16, "qwertyuiop[]", "QWERTYUIOP{}"),
            (30, "asdfghjkl;'`", "ASDFGHJKL:\"~"), (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"), (57, " ", " "),
        ];
        var keys = new Dictionary<char, (ushort, bool)>();
        foreach (var (first, plain, shifted) in rows)
        {
            for (ushort i = 0; i < plain.Length; i++)
            {
                keys[plain[i]] = ((ushort)(first + i), false);
                keys.TryAdd(shifted[i], ((ushort)(first + i), true));
            }
        }

        return keys;
    }
}
