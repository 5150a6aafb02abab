namespace Retail.Testing.Devices;

/// <summary>
/// The descriptor and the reports of a keyboard as a machine's firmware understands it (HID 1.11, appendix B), typing
/// as a scanner does: on an American layout, by the usages of the HID Usage Tables, page 7.
/// </summary>
public static class HidKeyboardReports
{
    public const int ReportBytes = 8;

    private const byte Control = 0x01;
    private const byte Shift = 0x02;
    private const byte Enter = 0x28;
    private const byte FirstUsage = 0x04;

    /// <summary>From usage 4 on; a blank is a key that writes nothing, or is not here.</summary>
    private const string Plain = "abcdefghijklmnopqrstuvwxyz1234567890     -=[]\\ ;'`,./";

    private const string Shifted = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()     _+{}| :\"~<>?";

    public static IReadOnlyList<byte> Descriptor { get; } =
    [
        0x05, 0x01, 0x09, 0x06, 0xA1, 0x01,
        0x05, 0x07, 0x19, 0xE0, 0x29, 0xE7, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02,
        0x95, 0x01, 0x75, 0x08, 0x81, 0x03,
        0x95, 0x06, 0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xC0,
    ];

    /// <summary>Each key of a text pressed and let go, control characters with Ctrl, and Enter behind it.</summary>
    public static IReadOnlyList<byte[]> Of(string text) => [.. text.SelectMany(Keys), .. Key(0, Enter)];

    private static byte[][] Keys(char character)
    {
        // A control character is the key of the letter 64 places behind it.
        var (typed, control) = character < ' ' ? (char.ToLowerInvariant((char)(character + '@')), Control)
            : (character, (byte)0);
        var plain = Plain.IndexOf(typed, StringComparison.Ordinal);
        var at = plain >= 0 ? plain : Shifted.IndexOf(typed, StringComparison.Ordinal);
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        return Key((byte)(control | (plain >= 0 ? 0 : Shift)), (byte)(FirstUsage + at));
    }

    private static byte[][] Key(byte modifiers, byte usage) =>
        [[modifiers, 0, usage, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0]];
}
