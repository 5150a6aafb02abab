using System.Text;
using Retail.Abstractions.Devices;
using Retail.Devices.Scanning;

namespace Retail.Devices.Tests.Scanning;

public sealed class ScanLinesTests
{
    [Theory]
    [InlineData("5000112637922\r")]
    [InlineData("5000112637922\n")]
    [InlineData("5000112637922\r\n")]
    [InlineData("\r\n\r\n5000112637922\r\n\r\n")]
    [InlineData("\u00025000112637922\u0003\r\n")]
    public void A_line_is_a_scan_however_it_ends(string sent) =>
        Assert.Equal(new Scan("5000112637922", null), Assert.Single(Take(sent)).Value);

    [Fact]
    public void The_identifier_in_front_is_the_symbology_and_separators_stay() => Assert.Equal(
        new Scan("0105000112637922" + "10LOT\u001d21S1", "]C1"),
        Assert.Single(Take("]C10105000112637922" + "10LOT\u001d21S1\r")).Value);

    [Fact]
    public void Between_stx_and_etx_a_line_feed_is_a_part_of_the_symbol() =>
        Assert.Equal("two\r\nlines", Assert.Single(Take("\u0002two\r\nlines\u0003")).Value.Data);

    [Fact]
    public void A_frame_that_begins_within_a_scan_tells_that_the_first_is_torn() => Assert.Equal(
        ["device.scan-torn", null], Take("50001\u00025000112637922\u0003").Select(scan => scan.Refusal?.Code));

    [Fact]
    public void A_line_that_no_symbol_can_hold_is_refused_and_the_next_one_is_read()
    {
        var scans = Take(new string('7', 3_000) + "\r5000112637922\r");

        Assert.Equal("device.scan-too-long", scans[0].Refusal!.Code);
        Assert.Equal("5000112637922", scans[1].Value.Data);
        Assert.Equal(2_900, Assert.Single(Take("]Q1" + new string('7', 2_900) + "\r")).Value.Data.Length);
    }

    [Fact]
    public void A_scanner_that_never_ends_its_scans_is_understood_by_its_pauses_another_is_torn()
    {
        var lines = new ScanLines();
        lines.Take("5000112637922"u8, "one");
        Assert.Equal("5000112637922", lines.Pause("one")!.Value.Value.Data);
        Assert.Null(lines.Pause("one"));

        lines.Take("96385074\r96"u8, "one");
        Assert.Equal("device.scan-torn", lines.Pause("one")!.Value.Refusal!.Code);
        Assert.False(lines.Break());
    }

    [Fact]
    public void However_the_bytes_are_cut_the_scans_are_the_same()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            var scans = Enumerable.Range(0, 20)
                .Select(_ => new Scan(Data(random), random.Next(2) == 0 ? "]Q3" : null)).ToArray();
            var sent = string.Concat(scans.Select(scan => random.Next(4) switch
            {
                0 => $"{scan.Symbology}{scan.Data}\r",
                1 => $"{scan.Symbology}{scan.Data}\n",
                2 => $"{scan.Symbology}{scan.Data}\r\n",
                _ => $"\u0002{scan.Symbology}{scan.Data}\u0003",
            }));
            var lines = new ScanLines();
            var read = new List<Scan>();

            for (var bytes = Encoding.Latin1.GetBytes(sent).AsSpan(); !bytes.IsEmpty;)
            {
                var length = random.Next(1, Math.Min(bytes.Length, 40) + 1);
                read.AddRange(lines.Take(bytes[..length], "one").Select(scan => scan.Value));
                bytes = bytes[length..];
            }

            Assert.Equal(scans, read);
        }
    }

    private static string Data(Random random) => string.Create(random.Next(1, 60), random, (text, dice) =>
    {
        foreach (ref var letter in text)
        {
            letter = dice.Next(10) == 0 ? '\u001d' : (char)dice.Next(0x30, 0x100);
        }

        text[0] = '0';
    });

    private static IReadOnlyList<Outcome<Scan>> Take(string sent) =>
        new ScanLines().Take(Encoding.Latin1.GetBytes(sent), "one");
}
