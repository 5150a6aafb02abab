using System.Globalization;
using Retail.Devices.Diagnostics;

namespace Retail.Devices.Tests.Diagnostics;

public sealed class DiagnosticRingTests
{
    [Fact]
    public void What_went_each_way_is_dumped_with_its_device_and_time()
    {
        var ring = new DiagnosticRing(4_096, new StoppedClock());
        ring.Keep("printer", DiagnosticWay.Out, "\u001b@Receipt 42, that is long"u8);
        ring.Keep("printer", DiagnosticWay.In, [0x12]);
        ring.Note("printer", "un\nplugged");

        Assert.Equal(
            """
            2026-02-03T04:05:06.000000Z printer out 26
              000000  1B 40 52 65 63 65 69 70 74 20 34 32 2C 20 74 68  .@Receipt 42, th
              000010  61 74 20 69 73 20 6C 6F 6E 67                    at is long
            2026-02-03T04:05:06.000000Z printer in 1
              000000  12                                               .
            2026-02-03T04:05:06.000000Z printer note un plugged

            """.ReplaceLineEndings("\n"),
            ring.Export());
    }

    [Fact]
    public void The_oldest_make_room_and_the_bound_holds_for_the_smallest_and_the_largest()
    {
        var ring = new DiagnosticRing(1_000, new StoppedClock());
        ring.Keep("first", DiagnosticWay.Out, new byte[100]);
        for (var i = 0; i < 1_000; i++)
        {
            ring.Keep(i.ToString(CultureInfo.InvariantCulture), DiagnosticWay.In, [1]);
        }

        var small = ring.Export();
        ring.Keep("large", DiagnosticWay.In, new byte[5_000]);

        Assert.DoesNotContain("first", small, StringComparison.Ordinal);
        Assert.Contains(" 999 in 1\n", small, StringComparison.Ordinal);
        Assert.Equal(1_000 / (DiagnosticRing.EntryBytes + 1), small.Split(" in ").Length - 1);
        Assert.Contains(" large in 936\n", ring.Export(), StringComparison.Ordinal);
        Assert.DoesNotContain(" 999 in", ring.Export(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_keep_at_once()
    {
        var ring = new DiagnosticRing(100_000, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(device => Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                ring.Note($"device-{device}", "here");
                _ = i % 50 == 0 ? ring.Export() : string.Empty;
            }
        })));

        Assert.Equal(100_000 / (DiagnosticRing.EntryBytes + 4), ring.Export().Split('\n').Length - 1);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
