using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Retail.Devices.Serial;

namespace Retail.Devices.Tests.Kernel;

/// <summary>The layout of the system's console, as loadkeys sets it.</summary>
[SupportedOSPlatform("linux")]
internal static class KeyMap
{
    /// <summary>KDSKBENT of <c>linux/kd.h</c>, with <c>struct kbentry</c>.</summary>
    private const nuint SetEntry = 0x4B47;

    private const ushort Letter = 11 << 8;

    /// <summary>This key writes this letter from now on.</summary>
    public static void WriteWith(string console, byte key, char letter)
    {
        var file = Posix.Open(console, Posix.ReadWrite | Posix.NoTerminal | Posix.CloseOnExec);
        var value = (ushort)(Letter | letter);
        byte[] entry = [0, key, (byte)(value & 0xFF), (byte)(value >> 8)];
        var done = Posix.Control(file, SetEntry, entry);
        var why = Marshal.GetLastPInvokeErrorMessage();
        _ = Posix.Close(file);
        Assert.True(file >= 0 && done >= 0, $"{console}: {why}");
    }
}
