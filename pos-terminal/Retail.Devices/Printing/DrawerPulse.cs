namespace Retail.Devices.Printing;

/// <summary>What opens the drawer that hangs on a printer.</summary>
public static class DrawerPulse
{
    // 50 ms of current and 500 ms without: what the strongest solenoid needs and the weakest bears.
    private const byte On = 25;
    private const byte Off = 250;

    /// <summary>The bytes; empty when this model opens none.</summary>
    /// <param name="pin">The wire that it hangs on.</param>
    /// <param name="profile">The model.</param>
    /// <param name="isStopped">
    /// Whether the printer prints nothing now: then only a command in real time gets through (Epson's
    /// <c>DLE DC4</c>, function 1), which counts in steps of 100 ms.
    /// </param>
    public static ReadOnlyMemory<byte> Write(DrawerPin pin, PrinterProfile profile, bool isStopped)
    {
        var wire = (byte)(pin == DrawerPin.Five ? 1 : 0);
        return profile.HasPulse && isStopped ? new byte[] { 0x10, 0x14, 1, wire, 1 }
            : profile.HasPulse ? new byte[] { 0x1B, (byte)'p', wire, On, Off }
            : profile.HasBell ? new byte[] { 0x07 }
            : ReadOnlyMemory<byte>.Empty;
    }
}
