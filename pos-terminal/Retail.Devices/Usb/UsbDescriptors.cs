using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;

namespace Retail.Devices.Usb;

/// <summary>Reads the configuration descriptor of a device (USB 2.0, 9.6.3 to 9.6.6; HID 1.11, 6.2.1).</summary>
public static class UsbDescriptors
{
    private const byte ConfigurationType = 2;
    private const byte InterfaceType = 4;
    private const byte EndpointType = 5;
    private const byte HidType = 0x21;
    private const byte HidReportType = 0x22;
    private const byte HidClass = 0x03;

    /// <summary>
    /// All settings of all functions, in the device's order. Endpoints without room for a byte are left out.
    /// <c>device.bad-usb-descriptor</c> when the bytes do not hold together, with where and what is expected there.
    /// </summary>
    public static Outcome<ImmutableArray<UsbInterface>> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 9 || bytes[0] < 9 || bytes[1] != ConfigurationType)
        {
            return Bad(0, "02");
        }

        // What a device adds behind the length that it tells is not part of the configuration.
        var total = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        if (total < bytes[0] || total > bytes.Length)
        {
            return Bad(2, string.Create(CultureInfo.InvariantCulture, $"{bytes[0]}–{bytes.Length}"));
        }

        var found = new List<UsbInterface>();
        var endpoints = new List<UsbEndpoint>();
        for (var at = 0; at < total; at += bytes[at])
        {
            if (bytes[at] < 2 || at + bytes[at] > total)
            {
                return Bad(at, string.Create(CultureInfo.InvariantCulture, $"2–{total - at}"));
            }

            var one = bytes.Slice(at, bytes[at]);
            var fault = one[1] switch
            {
                InterfaceType when one.Length < 9 => Bad(at, "9"),
                EndpointType when one.Length < 7 => Bad(at, "7"),
                EndpointType when found.Count == 0 => Bad(at + 1, "04"),
                EndpointType when (one[2] & 0x70) != 0 || (one[2] & 0x0F) == 0 => Bad(at + 2, "01–0F, 81–8F"),
                _ => null,
            };
            if (fault is not null)
            {
                return fault;
            }

            Take(one, found, endpoints);
        }

        Complete(found, endpoints);
        return found.ToImmutableArray();
    }

    private static void Take(ReadOnlySpan<byte> one, List<UsbInterface> found, List<UsbEndpoint> endpoints)
    {
        if (one[1] == InterfaceType)
        {
            Complete(found, endpoints);
            found.Add(new UsbInterface(one[2], one[3], one[5], one[6], one[7], [], null));
        }
        else if (one[1] == EndpointType && PacketSize(one) is var size and > 0)
        {
            endpoints.Add(new UsbEndpoint(one[2], (UsbTransferKind)(one[3] & 3), size));
        }
        else if (one[1] == HidType && found is [.., { Class: HidClass } hid] && ReportLength(one) is { } length)
        {
            found[^1] = hid with { HidReportDescriptorLength = length };
        }
    }

    private static void Complete(List<UsbInterface> found, List<UsbEndpoint> endpoints)
    {
        if (endpoints.Count > 0)
        {
            found[^1] = found[^1] with { Endpoints = endpoints.ToImmutableArray() };
            endpoints.Clear();
        }
    }

    // Bits 11 and 12 are about more packets in the same microframe.
    private static int PacketSize(ReadOnlySpan<byte> endpoint) =>
        Math.Min(1024, BinaryPrimitives.ReadUInt16LittleEndian(endpoint[4..]) & 0x7FF);

    private static int? ReportLength(ReadOnlySpan<byte> hid)
    {
        for (var at = 6; at + 3 <= hid.Length && at < 6 + (3 * hid[5]); at += 3)
        {
            if (hid[at] == HidReportType)
            {
                return BinaryPrimitives.ReadUInt16LittleEndian(hid[(at + 1)..]);
            }
        }

        return null;
    }

    private static Refusal Bad(int at, string expected) => Refusal.Of(
        RefusalKind.Malformed,
        "device.bad-usb-descriptor",
        ("offset", at.ToString(CultureInfo.InvariantCulture)),
        ("expected", expected));
}
