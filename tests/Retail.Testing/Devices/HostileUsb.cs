using System.Collections.Immutable;
using System.Globalization;
using Retail.Devices.Usb;

namespace Retail.Testing.Devices;

/// <summary>Descriptors that no device should have: right ones cut, changed and mixed, and noise.</summary>
internal static class HostileUsb
{
    private static readonly byte[][] Parts =
    [
        [9, 4, 0, 0, 2, 7, 1, 2, 0], [9, 4, 1, 3, 1, 3, 0, 0, 0], [7, 5, 0x81, 2, 64, 0, 0], [7, 5, 2, 3, 0, 4, 1],
        [9, 0x21, 0x11, 1, 0, 1, 0x22, 63, 0], [12, 0x21, 0x11, 1, 0, 2, 0x23, 1, 0, 0x22, 9, 9], [3, 0x24, 0], [2, 5],
        [0, 4], [8, 11, 0, 2, 7, 1, 2, 0], [9, 5, 0x83, 1, 0xFF, 0xFF, 1, 0, 0], [6, 0x21, 0, 0, 0, 255],
    ];

    public static byte[] Configuration(Random random)
    {
        if (random.Next(8) == 0)
        {
            var noise = new byte[random.Next(600)];
            random.NextBytes(noise);
            return noise;
        }

        var bytes = new List<byte> { 9, 2, 0, 0, 1, 1, 0, 0xC0, 1 };
        for (var parts = random.Next(random.Next(20) == 0 ? 2_000 : 12); parts > 0; parts--)
        {
            bytes.AddRange(Parts[random.Next(Parts.Length)]);
        }

        (bytes[2], bytes[3]) = ((byte)(bytes.Count & 0xFF), (byte)((bytes.Count >> 8) & 0xFF));
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
        }

        return [.. bytes.Take(random.Next(3) == 0 ? random.Next(bytes.Count + 1) : bytes.Count)];
    }

    public static object? Read(byte[] input) => UsbDescriptors.Read(input);

    /// <summary>What is read can be asked for: endpoints that exist and have room, numbers that fit a byte.</summary>
    public static string? Ask(object? answer)
    {
        var read = (Outcome<ImmutableArray<UsbInterface>>)answer!;
        return read.IsRefused
            ? int.Parse(read.Refusal.Arguments["offset"], CultureInfo.InvariantCulture) >= 0 ? null : "says no place"
            : read.Value.SelectMany(which => which.Endpoints).Any(one =>
                one.PacketSize is < 1 or > 1024 || (one.Address & 0x0F) == 0 || (one.Address & 0x70) != 0)
                ? "has an endpoint that cannot be" : null;
    }
}
