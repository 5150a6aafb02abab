using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Retail.Devices.Serial;

/// <summary>What Linux's C library offers for files of devices; nothing else calls it.</summary>
[SupportedOSPlatform("linux")]
internal static partial class Posix
{
    public const int ReadWrite = 2;
    public const int ReadOnly = 0;
    public const int NoTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public const short CanRead = 0x1;
    public const short CanWrite = 0x4;

    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int NotThere = 2;
    public const int NoDevice = 19;
    public const int NoSuchDevice = 6;
    public const int NotAllowed = 13;
    public const int NotPermitted = 1;
    public const int Busy = 16;
    public const int InputError = 5;
    public const int NoDirectory = 20;
    public const int IsDirectory = 21;
    public const int BadArgument = 22;
    public const int NoTerminalLine = 25;

    /// <summary>ioctl of evdev: events go to this file only (1), or to all again (0).</summary>
    public const nuint Grab = 0x40044590;

    /// <summary>ioctl of serial lines: nobody else may open it.</summary>
    public const nuint Exclusive = 0x540C;

    /// <summary>ioctl of usblp: the printer's status, which it is asked for.</summary>
    public const nuint PrinterStatus = 0x060B;

    private const string C = "libc";

    [LibraryImport(C, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport(C, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int file);

    [LibraryImport(C, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, Span<byte> into, nuint count);

    [LibraryImport(C, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int file, ReadOnlySpan<byte> from, nuint count);

    [LibraryImport(C, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Span<Polled> files, nuint count, int timeoutMs);

    [LibraryImport(C, EntryPoint = "eventfd", SetLastError = true)]
    public static partial int Event(uint initial, int flags);

    [LibraryImport(C, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(int file, nuint request, nint argument);

    [LibraryImport(C, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(int file, nuint request, Span<byte> argument);

    [LibraryImport(C, EntryPoint = "tcgetattr", SetLastError = true)]
    public static partial int GetLine(int file, Span<byte> termios);

    [LibraryImport(C, EntryPoint = "tcsetattr", SetLastError = true)]
    public static partial int SetLine(int file, int when, ReadOnlySpan<byte> termios);

    [LibraryImport(C, EntryPoint = "cfmakeraw")]
    public static partial void MakeRaw(Span<byte> termios);

    [LibraryImport(C, EntryPoint = "cfsetspeed", SetLastError = true)]
    public static partial int SetSpeed(Span<byte> termios, uint speed);

    /// <summary>One file that is waited for: <c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public record struct Polled(int File, short Wanted, short Found);
}
