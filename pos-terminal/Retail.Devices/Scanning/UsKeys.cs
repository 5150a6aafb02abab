namespace Retail.Devices.Scanning;

/// <summary>
/// The keys that scanners press when they play a keyboard, by their codes in Linux'
/// <c>linux/input-event-codes.h</c>: the layout is the American one, which scanners are set to when they leave the
/// factory, whatever the layout of the system is.
/// </summary>
internal static class UsKeys
{
    public const int Backspace = 14;
    public const int Tab = 15;
    public const int Enter = 28;
    public const int LeftControl = 29;
    public const int LeftShift = 42;
    public const int RightShift = 54;
    public const int LeftAlt = 56;
    public const int CapsLock = 58;
    public const int NumLock = 69;
    public const int PadEnter = 96;
    public const int RightControl = 97;
    public const int RightAlt = 100;

    private const int FirstFunction = 59;
    private const int TenthFunction = 68;
    private const int EleventhFunction = 87;
    private const int TwelfthFunction = 88;

    /// <summary>From code 2 on; a blank is a key that writes nothing.</summary>
    private const string Plain = "1234567890-=  qwertyuiop[]  asdfghjkl;'` \\zxcvbnm,./";

    private const string Shifted = "!@#$%^&*()_+  QWERTYUIOP{}  ASDFGHJKL:\"~ |ZXCVBNM<>?";

    /// <summary>Keypad keys from code 71 on.</summary>
    private const string Pad = "789-456+1230.";

    private const int FirstPlain = 2;
    private const int FirstPad = 71;
    private const int Space = 57;
    private const int PadStar = 55;
    private const int PadSlash = 98;
    private const int OtherBackslash = 86;

    public static bool IsFunction(int code) =>
        code is (>= FirstFunction and <= TenthFunction) or EleventhFunction or TwelfthFunction;

    /// <summary>The digit of a keypad key, or null.</summary>
    public static int? PadDigit(int code) =>
        code - FirstPad is var at and >= 0 && at < Pad.Length && char.IsAsciiDigit(Pad[at]) ? Pad[at] - '0' : null;

    /// <summary>The character of a key, or null where it has none.</summary>
    public static char? Character(int code, bool isShifted)
    {
        var at = code - FirstPlain;
        if (at >= 0 && at < Plain.Length && Plain[at] != ' ')
        {
            return isShifted ? Shifted[at] : Plain[at];
        }

        return code switch
        {
            Space => ' ',
            PadStar => '*',
            PadSlash => '/',
            OtherBackslash => isShifted ? '|' : '\\',
            _ when code - FirstPad is var pad and >= 0 && pad < Pad.Length => Pad[pad],
            _ => null,
        };
    }
}
