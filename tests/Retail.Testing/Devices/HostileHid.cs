using Retail.Abstractions.Devices;
using Retail.Devices.Hid;
using Retail.Devices.Scanning;
using Retail.Devices.Weighing;

namespace Retail.Testing.Devices;

/// <summary>Descriptors and reports that no device should send, and what must be true of all.</summary>
internal static class HostileHid
{
    private const int MostBytes = 300;

    private static readonly HidDescriptor Scale = HidDescriptor.Read([.. HidScaleReports.Descriptor]).Value;
    private static readonly HidDescriptor Scanner = HidDescriptor.Read([.. HidPosReports.Descriptor]).Value;

    public static byte[] Descriptor(Random random) => random.Next(3) == 0
        ? Bytes(random, random.Next(MostBytes))
        : Damage(random, [.. random.Next(2) == 0 ? HidPosReports.Descriptor : HidScaleReports.Descriptor]);

    /// <summary>Several reports, one behind the other.</summary>
    public static byte[] Reports(Random random)
    {
        var bytes = new List<byte>();
        for (var count = random.Next(1, 8); count > 0; count--)
        {
            var report = HidPosReports.Of(new Scan("5000112637922", "]E0"), vendorCode: (byte)random.Next(256))[0];
            report[1] = (byte)random.Next(random.Next(2) == 0 ? 256 : 57);
            report[^1] = (byte)random.Next(3);
            bytes.AddRange(random.Next(3) == 0 ? Damage(random, report) : report);
        }

        return [.. bytes];
    }

    public static object? ReadDescriptor(byte[] input) => HidDescriptor.Read(input);

    public static string? AskDescriptor(object? answer)
    {
        var read = (Outcome<HidDescriptor>)answer!;
        if (read.IsRefused)
        {
            return read.Refusal.Code == "device.bad-hid-descriptor" ? null : read.Refusal.ToString();
        }

        var report = new byte[HidDescriptor.MaxReportBytes + 1];
        foreach (var field in read.Value.Fields)
        {
            _ = field.Bytes(report, 0);
            _ = field.Number(report, field.Count - 1);
            _ = field.Number([], 0);
            _ = field.UsageAt(field.LogicalMax);
            if (field.BitOffset + (field.BitSize * field.Count) > read.Value.BytesOf(field.Kind, field.ReportId) * 8)
            {
                return "a field beyond its report";
            }
        }

        return HidScanReader.For(read.Value) is { IsRefused: false, Value: var reader }
            ? Ask(Scans(reader, report.AsSpan(0, Math.Max(1, read.Value.LongestInput))))
            : null;
    }

    public static object? ReadReports(byte[] input)
    {
        var packets = new HidPackets(Scanner, 64);
        var reader = HidScanReader.For(Scanner, 0x0C2E).Value;
        var scans = new List<Outcome<Scan?>>();
        foreach (var packet in input.Chunk(64))
        {
            var report = packets.Take(packet);
            if (!report.IsEmpty)
            {
                scans.AddRange(Scans(reader, report.Span));
            }
        }

        return scans;
    }

    public static string? AskReports(object? answer) => Ask((List<Outcome<Scan?>>)answer!);

    public static byte[] Keys(Random random)
    {
        var events = TypedScan.Of("]C10105000112637922\u001d21aB-7", withAlt: random.Next(2) == 0).ToList();
        for (var times = random.Next(6); times > 0; times--)
        {
            events.Insert(random.Next(events.Count), new KeyEvent(
                random.NextInt64(long.MinValue, long.MaxValue), (ushort)random.Next(3), (ushort)random.Next(130),
                random.Next(-1, 4)));
        }

        var bytes = TypedScan.Bytes(events);
        return random.Next(3) == 0 ? Damage(random, bytes) : bytes;
    }

    public static object? ReadKeys(byte[] input)
    {
        var keys = new KeyboardScan("fuzz");
        var scans = new List<Outcome<Scan?>>();
        for (var at = 0; at + KeyEvent.Bytes <= input.Length; at += KeyEvent.Bytes)
        {
            scans.AddRange(keys.Take(KeyEvent.Read(input.AsSpan(at, KeyEvent.Bytes))).Select(Nullable));
        }

        return scans;
    }

    public static byte[] Lines(Random random)
    {
        var bytes = Damage(random, [.. "\u0002]E05000112637922\u0003\r\n]C10105000112637922\u001d10A\r\n96385074\r"u8]);
        return random.Next(20) == 0 ? [.. Bytes(random, 4_000), .. bytes] : bytes;
    }

    public static object? ReadLines(byte[] input)
    {
        var lines = new ScanLines();
        return lines.Take(input, "fuzz").Append(lines.Pause("fuzz") ?? ScanOf(input)).Select(Nullable).ToList();
    }

    public static byte[] Weights(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(1, 6)).SelectMany(_ => random.Next(3) == 0
            ? Bytes(random, 6)
            : HidScaleReports.Of(random.Next(10), random.Next(14), random.Next(-14, 14), random.Next(1 << 16))),
    ];

    public static object? ReadWeights(byte[] input)
    {
        var reader = HidScaleReader.For(Scale).Value;
        return input.Chunk(6).Select(report => reader.Read(report)).ToList();
    }

    public static string? AskWeights(object? answer) => ((List<Outcome<ScaleReading?>>)answer!)
        .Where(one => !one.IsRefused && one.Value is { } reading &&
            (!Enum.IsDefined(reading.Status) || Math.Abs(reading.Milligrams) > Weight.MaxMilligrams ||
                (reading.Status == ScaleStatus.Stable && reading.Milligrams < 0)))
        .Select(one => $"a reading that breaks its contract: {one.Value}")
        .FirstOrDefault();

    private static Outcome<Scan> ScanOf(byte[] input) => new Scan($"{input.Length}", null);

    private static Outcome<Scan?> Nullable(Outcome<Scan> scan) => scan.IsRefused ? scan.Refusal : scan.Value;

    private static List<Outcome<Scan?>> Scans(HidScanReader reader, ReadOnlySpan<byte> report) =>
        [reader.Read(report, out _)];

    private static string? Ask(List<Outcome<Scan?>> scans) => scans
        .Where(one => !one.IsRefused && one.Value is { } scan &&
            (scan.Data.Length is 0 or > HidScanReader.MaxCharacters || scan.Symbology is { Length: not 3 }))
        .Select(one => $"a scan that breaks its contract: {one.Value}")
        .FirstOrDefault();

    private static byte[] Damage(Random random, byte[] bytes)
    {
        var damaged = new List<byte>(bytes);
        for (var times = random.Next(1, 6); times > 0 && damaged.Count > 0; times--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(4))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged.RemoveAt(at);
                    break;
                case 2:
                    damaged.InsertRange(at, Bytes(random, random.Next(4)));
                    break;
                default:
                    damaged.RemoveRange(at, Math.Min(random.Next(8), damaged.Count - at));
                    break;
            }
        }

        return [.. damaged];
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
