using Retail.Abstractions.Devices;
using Retail.Devices.Scanning;
using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Scanning;

public sealed class KeyboardScanTests
{
    private const string Gs1 = "0105000112637922" + "10aLOT-7\u001d21S/1";

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Separators_and_capitals_come_through_in_whatever_way_they_are_typed(bool withAlt, bool withCaps) =>
        Assert.Equal(
            new Scan(Gs1, "]C1"),
            Assert.Single(Take(TypedScan.Of("]C1" + Gs1, withAlt, withCaps: withCaps))).Value);

    [Fact]
    public void Every_printable_character_and_control_character_is_typed_and_read()
    {
        var printable = string.Concat(Enumerable.Range(' ', 95).Select(code => (char)code));
        var controls = string.Concat(Enumerable.Range(1, 31).Select(code => (char)code));

        Assert.Equal(printable, Assert.Single(Take(TypedScan.Of(printable))).Value.Data);
        Assert.Equal(controls, Assert.Single(Take(TypedScan.Of(controls))).Value.Data);
        Assert.Equal(
            controls + "\u00e9", Assert.Single(Take(TypedScan.Of(controls + "\u00e9", withAlt: true))).Value.Data);
    }

    [Fact]
    public void The_keypad_without_alt_types_digits_and_keys_held_down_type_once()
    {
        var keys = new KeyboardScan("k");
        KeyEvent[] events = [new(1, 1, 79, 1), new(2, 1, 79, 2), new(3, 1, 79, 0), new(4, 1, 82, 1), new(5, 1, 96, 1)];

        Assert.Equal("10", Assert.Single(events.SelectMany(keys.Take)).Value.Data);
    }

    [Fact]
    public void Two_scans_without_an_end_are_told_apart_by_the_kernels_times()
    {
        var events = TypedScan.Of("5000112637922", withEnter: false)
            .Concat(TypedScan.Of("96385074", withEnter: false, fromMicroseconds: 1_000_000)).ToArray();
        var keys = new KeyboardScan("k");

        var read = events.SelectMany(keys.Take).ToList();
        read.Add(keys.Rest()!.Value);

        Assert.Equal(["5000112637922", "96385074"], read.Select(scan => scan.Value.Data));
        Assert.Null(keys.Rest());
    }

    [Fact]
    public void A_scanner_that_presses_enter_and_stops_in_the_middle_has_torn_its_scan()
    {
        var events = TypedScan.Of("96385074")
            .Concat(TypedScan.Of("50001", withEnter: false, fromMicroseconds: 1_000_000))
            .Concat(TypedScan.Of("5000112637922", fromMicroseconds: 2_000_000));

        Assert.Equal([null, "device.scan-torn", null], Take([.. events]).Select(scan => scan.Refusal?.Code));
    }

    [Fact]
    public void Events_that_the_kernel_had_to_drop_tear_the_scan_they_were_in()
    {
        var typed = TypedScan.Of("5000112637922");
        KeyEvent[] events = [.. typed.Take(20), new(50_000, 0, 3, 0), .. typed.Skip(40), .. typed];

        // What is left behind the hole is no scan either: a number cut short may be another item's.
        var read = Take(events);

        Assert.Equal(
            ["device.scan-torn", "device.scan-torn", null], read.Select(scan => scan.Refusal?.Code));
        Assert.Equal("5000112637922", read[^1].Value.Data);
    }

    [Fact]
    public void Events_dropped_up_to_the_end_of_a_scan_tear_no_other()
    {
        KeyEvent[] events =
        [
            .. TypedScan.Of("5000112637922").Take(20), new(50_000, 0, 3, 0), new(50_000, 0, 0, 0),
            .. TypedScan.Of("96385074", fromMicroseconds: 1_000_000),
        ];

        Assert.Equal(["device.scan-torn", null], Take(events).Select(scan => scan.Refusal?.Code));
    }

    [Fact]
    public void A_function_key_begins_a_scan_and_tears_the_one_before()
    {
        KeyEvent[] prefix = [new(100_000, 1, 59, 1), new(100_001, 1, 59, 0)];
        var events = TypedScan.Of("5000", withEnter: false)
            .Concat(prefix).Concat(TypedScan.Of("96385074", fromMicroseconds: 100_100));

        Assert.Equal(["device.scan-torn", null], Take([.. events]).Select(scan => scan.Refusal?.Code));
    }

    [Fact]
    public void A_key_that_is_no_character_makes_the_scan_unreadable_not_shorter()
    {
        KeyEvent[] arrow = [new(2_000, 1, 103, 1), new(2_100, 1, 103, 0)];
        var events = TypedScan.Of("5000", withEnter: false).Take(3).Concat(arrow).Concat(TypedScan.Of("96385074"));

        Assert.Equal("device.scan-bad-key", Assert.Single(Take([.. events])).Refusal!.Code);
    }

    [Fact]
    public void Typing_without_end_is_bounded()
    {
        var events = TypedScan.Of(new string('7', 3_000)).Concat(TypedScan.Of("1", fromMicroseconds: 40_000_000));

        Assert.Equal(["device.scan-too-long", null], Take([.. events]).Select(scan => scan.Refusal?.Code));
    }

    [Fact]
    public void Events_are_read_as_the_kernel_writes_them()
    {
        var events = TypedScan.Of(Gs1, fromMicroseconds: 1_234_567_890_123);

        Assert.Equal(events, TypedScan.Bytes(events).Chunk(KeyEvent.Bytes).Select(bytes => KeyEvent.Read(bytes)));
        Assert.Equal(
            new KeyEvent(5_000_007, 1, 30, 1),
            KeyEvent.Read([5, 0, 0, 0, 7, 0, 0, 0, 1, 0, 30, 0, 1, 0, 0, 0]));
    }

    private static List<Outcome<Scan>> Take(IReadOnlyList<KeyEvent> events)
    {
        var keys = new KeyboardScan("k");
        return [.. events.SelectMany(keys.Take)];
    }
}
