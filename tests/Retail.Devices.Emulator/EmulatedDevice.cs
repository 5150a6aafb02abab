using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Retail.Devices.Emulator;

/// <summary>What a device says of itself when it is plugged in, and what it is inside.</summary>
public sealed record EmulatedDevice
{
    /// <summary>What is behind its endpoints.</summary>
    public enum Inside
    {
        /// <summary>Takes everything; sends what it was fed.</summary>
        Other,

        /// <summary>The same; the word for what is written to.</summary>
        Sink,

        /// <summary>Understands ESC/POS: answers, runs out of paper, keeps a drawer.</summary>
        Printer,
    }

    public Inside Kind { get; init; }

    public ushort Vendor { get; init; } = 0x04B8;

    public ushort Product { get; init; } = 0x0E15;

    public string? Serial { get; init; }

    public string? Maker { get; init; }

    public string? Name { get; init; }

    /// <summary>Where it is plugged in: bus, then ports, such as <c>1-1.2</c>.</summary>
    public string Port { get; init; } = "1-1";

    /// <summary>Interface, endpoint and class descriptors, one after the other.</summary>
    public required ImmutableArray<byte> Functions { get; init; }

    /// <summary>The whole configuration descriptor, when it is not to be a right one.</summary>
    public ImmutableArray<byte>? Configuration { get; init; }

    /// <summary>Drivers of the kernel that hold an interface, such as usblp.</summary>
    public ImmutableSortedDictionary<int, string> Drivers { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>HID report descriptors by interface.</summary>
    public ImmutableSortedDictionary<int, byte[]> Reports { get; init; } = ImmutableSortedDictionary<int, byte[]>.Empty;

    /// <summary>Answers to HID's GET_REPORT by report number.</summary>
    public ImmutableSortedDictionary<int, byte[]> Features { get; init; } =
        ImmutableSortedDictionary<int, byte[]>.Empty;

    /// <summary>Whether the system does not let it be opened.</summary>
    public bool IsDenied { get; init; }

    /// <summary>A receipt printer, class 07/01/02, as most are.</summary>
    public static EmulatedDevice Printer(string port = "1-1", string? serial = "J0001") => new()
    {
        Kind = Inside.Printer,
        Port = port,
        Serial = serial,
        Maker = "EPSON",
        Name = "TM-T20III",
        Functions = [.. Interface(0, 0, 0x07, 0x01, 0x02, 2), .. Bulk(0x01), .. Bulk(0x82)],
    };

    /// <summary>A HID device with one interrupt endpoint for its reports, 0x81.</summary>
    public static EmulatedDevice Hid(byte[] report, string port = "1-2", string? serial = null, int packetSize = 64) =>
        new()
        {
            Vendor = 0x0C2E,
            Product = 0x0B61,
            Port = port,
            Serial = serial,
            Maker = "Emulated",
            Name = "HID",
            Functions =
            [
                .. Interface(0, 0, 0x03, 0x00, 0x00, 1),
                9, 0x21, 0x11, 0x01, 0, 1, 0x22, .. Word(report.Length),
                .. Interrupt(0x81, packetSize),
            ],
            Reports = ImmutableSortedDictionary<int, byte[]>.Empty.Add(0, report),
            Drivers = ImmutableSortedDictionary<int, string>.Empty.Add(0, "usbhid"),
        };

    /// <summary>An interface descriptor.</summary>
    public static byte[] Interface(
        byte number, byte alternate, byte @class, byte subclass, byte protocol, byte endpoints) =>
        [9, 4, number, alternate, endpoints, @class, subclass, protocol, 0];

    /// <summary>A descriptor of a bulk endpoint.</summary>
    public static byte[] Bulk(byte address, int packetSize = 64) =>
        [7, 5, address, 2, .. Word(packetSize), 0];

    /// <summary>A descriptor of an interrupt endpoint.</summary>
    public static byte[] Interrupt(byte address, int packetSize = 64) =>
        [7, 5, address, 3, .. Word(packetSize), 1];

    internal byte[] DeviceDescriptor()
    {
        byte[] bytes = [18, 1, 0, 2, 0, 0, 0, 64, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), Vendor);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(10), Product);
        (bytes[14], bytes[15], bytes[16]) =
            ((byte)(Maker is null ? 0 : 1), (byte)(Name is null ? 0 : 2), (byte)(Serial is null ? 0 : 3));
        return bytes;
    }

    internal byte[] ConfigurationDescriptor()
    {
        if (Configuration is { } odd)
        {
            return [.. odd];
        }

        var length = 9 + Functions.Length;
        var interfaces = new HashSet<byte>();
        for (var at = 0; at + 2 < Functions.Length && Functions[at] >= 2; at += Functions[at])
        {
            _ = Functions[at + 1] == 4 && interfaces.Add(Functions[at + 2]);
        }

        return [9, 2, .. Word(length), (byte)interfaces.Count, 1, 0, 0xC0, 1, .. Functions];
    }

    private static byte[] Word(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)value));
        return bytes;
    }
}
