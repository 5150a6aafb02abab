using Retail.Abstractions.Devices;
using Retail.Devices.Hid;
using Retail.Devices.Scanning;
using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Scanning;

public sealed class HidScanReaderTests
{
    private const ushort Honeywell = 0x0C2E;

    /// <summary>No numbers of reports; the bit that says "continued" first, then a length of two bytes.</summary>
    private static readonly byte[] AnotherOrder =
    [
        0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xFF, 0x81, 0x02,
        0x95, 0x07, 0x81, 0x03, 0x27, 0xFF, 0xFF, 0x00, 0x00, 0x75, 0x10, 0x95, 0x01, 0x0B, 0x3B, 0x00, 0x01, 0x00,
        0x81, 0x02, 0x26, 0xFF, 0x00, 0x75, 0x08, 0x95, 0x14, 0x09, 0xFE, 0x82, 0x02, 0x01, 0x95, 0x03, 0x19, 0xFB,
        0x29, 0xFD, 0x81, 0x02, 0xC0,
    ];

    [Theory]
    [InlineData("5000112637922", "]E0")]
    [InlineData("010500011263792210LOT7\u001d21S1", "]C1")]
    [InlineData("\u00e9\u00ff", null)]
    public void A_scan_keeps_its_separators_and_its_symbology(string data, string? symbology) =>
        Assert.Equal(new Scan(data, symbology), Assert.Single(Read(HidPosReports.Of(new Scan(data, symbology)))).Value);

    [Fact]
    public void Sixty_bytes_come_in_two_reports_as_in_the_makers_example()
    {
        var boarding = new Scan("M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23    END", "]Q0");

        var reports = HidPosReports.Of(boarding);

        Assert.Equal(2, reports.Count);
        Assert.Equal(boarding, Assert.Single(Read(reports)).Value);
    }

    [Fact]
    public void The_order_of_the_fields_is_the_descriptors()
    {
        var reader = HidScanReader.For(HidDescriptor.Read(AnotherOrder).Value).Value;
        byte[] first = [1, 20, 0, .. "50001126379225000112"u8, .. "]C0"u8];
        byte[] second = [0, 2, 0, .. "63\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8, .. "]C0"u8];

        Assert.Null(reader.Read(first, out _).Value);
        Assert.True(reader.IsWithin);
        Assert.Equal(new Scan("5000112637922500011263", "]C0"), reader.Read(second, out _).Value);
    }

    [Theory]
    [InlineData("\0]E", "05000112637922", 13, 0, "]E0")]
    [InlineData("E0\0", "5000112637922", 13, 0, "]E0")]
    [InlineData("\0\0\0", "5000112637922", 13, 0x64, "]E0")]
    [InlineData("\0\0\0", "5000112637922", 13, 0x73, null)]
    [InlineData("\0\0\0", "5000112637922", 13, 0, null)]
    public void Identifiers_of_makers_who_go_their_own_way_are_understood(
        string identifier, string data, int length, byte code, string? symbology)
    {
        var report = HidPosReports.Of(new Scan(data, identifier), vendorCode: code)[0];
        report[1] = (byte)length;

        Assert.Equal(new Scan("5000112637922", symbology), Assert.Single(Read([report], Honeywell)).Value);
    }

    [Fact]
    public void Other_makers_codes_are_not_taken_for_honeywells()
    {
        var report = HidPosReports.Of(new Scan("5000112637922", null), vendorCode: 0x64);

        Assert.Null(Assert.Single(Read(report, 0x05E0)).Value!.Symbology);
    }

    [Fact]
    public void A_suffix_for_keyboards_is_no_part_of_the_symbol() =>
        Assert.Equal("96385074", Assert.Single(Read(HidPosReports.Of(new Scan("96385074\r\n", "]E4")))).Value!.Data);

    [Fact]
    public void A_scan_without_end_is_refused_whole_and_the_next_one_is_read()
    {
        var endless = new Scan(new string('7', HidScanReader.MaxCharacters + 1), "]Q1");
        var next = new Scan("5000112637922", "]E0");

        var read = Read([.. HidPosReports.Of(endless), .. HidPosReports.Of(next)]);

        Assert.Equal(["device.scan-too-long", null], read.Select(one => one.Refusal?.Code));
        Assert.Equal(next, read[1].Value);
    }

    [Fact]
    public void The_longest_scan_is_read()
    {
        var longest = new Scan(new string('7', HidScanReader.MaxCharacters), "]Q1");

        Assert.Equal(longest, Assert.Single(Read(HidPosReports.Of(longest))).Value);
    }

    [Fact]
    public void A_length_that_cannot_be_is_refused_with_what_was_begun()
    {
        var reports = HidPosReports.Of(new Scan(new string('1', 100), "]C0")).ToArray();
        reports[1][1] = 57;

        var refusal = Assert.Single(Read([.. reports])).Refusal!;

        Assert.Equal("device.bad-scan-report", refusal.Code);
        Assert.Equal(("57", "56"), (refusal.Arguments["length"], refusal.Arguments["limit"]));
    }

    [Fact]
    public void What_was_begun_before_an_unplug_never_becomes_part_of_the_next_scan()
    {
        var reader = Reader();
        var (begun, next) = (new Scan(new string('1', 100), "]C0"), new Scan("5000112637922", "]C0"));

        Assert.Null(reader.Read(HidPosReports.Of(begun)[0], out _).Value);
        Assert.True(reader.Break());
        Assert.False(reader.Break());

        Assert.Equal(next, reader.Read(HidPosReports.Of(next)[0], out var wasTorn).Value);
        Assert.False(wasTorn);
    }

    [Fact]
    public void Another_symbol_in_the_middle_of_a_scan_is_read_and_the_cut_one_is_told()
    {
        var reader = Reader();
        var (begun, next) = (new Scan(new string('1', 100), "]C0"), new Scan("5000112637922", "]E0"));

        Assert.Null(reader.Read(HidPosReports.Of(begun)[0], out _).Value);

        Assert.Equal(next, reader.Read(HidPosReports.Of(next)[0], out var wasTorn).Value);
        Assert.True(wasTorn);
    }

    [Fact]
    public void A_device_whose_reports_carry_no_scans_is_refused() => Assert.Equal(
        "device.no-scanner-report",
        HidScanReader.For(HidDescriptor.Read([0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0xC0]).Value).Refusal!.Code);

    [Fact]
    public void However_scans_are_cut_into_reports_and_packets_they_are_the_same()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var scans = Enumerable.Range(0, 10).Select(_ => AnyScan(random)).ToArray();
            var descriptor = HidDescriptor.Read([.. HidPosReports.Descriptor]).Value;
            var packetBytes = new[] { 8, 16, 32, 64 }[random.Next(4)];
            var packets = new HidPackets(descriptor, packetBytes);
            var reader = Reader();
            var read = new List<Scan>();

            foreach (var report in scans.SelectMany(scan => HidPosReports.Of(scan, random.Next(1, 57))))
            {
                foreach (var packet in report.Chunk(packetBytes))
                {
                    var whole = packets.Take(packet);
                    if (!whole.IsEmpty && reader.Read(whole.Span, out _).Value is { } scan)
                    {
                        read.Add(scan);
                    }
                }
            }

            Assert.Equal(scans, read);
        }
    }

    private static Scan AnyScan(Random random)
    {
        var data = string.Create(random.Next(1, 200), random, (text, dice) =>
        {
            foreach (ref var letter in text)
            {
                letter = (char)dice.Next(256);
            }

            text[^1] = '0';
        });
        return new Scan(data, random.Next(3) == 0 ? null : "]Q1");
    }

    private static HidScanReader Reader(ushort vendor = 0) =>
        HidScanReader.For(HidDescriptor.Read([.. HidPosReports.Descriptor]).Value, vendor).Value;

    private static List<Outcome<Scan?>> Read(IEnumerable<byte[]> reports, ushort vendor = 0)
    {
        var reader = Reader(vendor);
        return
        [
            .. reports.Select(report => reader.Read(report, out _))
                .Where(one => one.IsRefused || one.Value is not null),
        ];
    }
}
