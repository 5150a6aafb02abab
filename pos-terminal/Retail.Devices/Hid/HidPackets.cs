namespace Retail.Devices.Hid;

/// <summary>
/// Puts the packets of an interrupt endpoint together to reports: a report ends when it is as long as the descriptor
/// says, or with a packet that is not full.
/// </summary>
public sealed class HidPackets
{
    private readonly HidDescriptor descriptor;
    private readonly int packetBytes;
    private readonly byte[] report;
    private int length;

    /// <summary>For the reports of this device, over an endpoint with packets of this size.</summary>
    public HidPackets(HidDescriptor descriptor, int packetBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(packetBytes);
        (this.descriptor, this.packetBytes) = (descriptor, packetBytes);
        report = new byte[Math.Max(descriptor.LongestInput, packetBytes) + packetBytes];
    }

    /// <summary>Whether a report has begun and is not complete.</summary>
    public bool IsWithin => length > 0;

    /// <summary>
    /// Takes a packet; gives the report that it completes, valid until the next packet, or nothing.
    /// </summary>
    public ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> packet)
    {
        if (packet.Length > packetBytes)
        {
            throw new ArgumentException("Longer than a packet of this endpoint.", nameof(packet));
        }

        packet.CopyTo(report.AsMemory(length));
        length += packet.Length;
        if (length == 0)
        {
            return default;
        }

        var whole = descriptor.BytesOf(HidReportKind.Input, descriptor.HasReportIds ? report[0] : (byte)0);

        // A report that the descriptor does not know ends with its packet.
        if (length < whole && packet.Length == packetBytes)
        {
            return default;
        }

        var complete = report.AsMemory(0, length);
        length = 0;
        return complete;
    }
}
