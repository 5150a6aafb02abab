using Retail.Abstractions.Devices;
using Retail.Devices.Emulator;
using Retail.Devices.Scanning;
using Retail.Devices.Usb;
using Retail.Devices.Weighing;
using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Scanning;

/// <summary>Scanner and scale on the USB of libusb, with devices that are emulated below it.</summary>
public sealed class EmulatedHidTests
{
    private const byte In = 0x81;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    [EmulatorFact]
    public Task A_thousand_scans_at_fifty_a_second_arrive_in_order_at_a_busy_till() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("scanner", Scanner());
        await using var bus = UsbBus.Open().Value;
        var scanner = new HidPosScanner(bus, TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var first = taken.MoveNextAsync();
        var scans = Enumerable.Range(0, 1_000).Select(number => new Scan($"{number:0000000000000}", "]E0")).ToArray();
        var feeding = FeedAsync(usb, scans);

        // Twice as slow as the scanner, with a pause in which nothing is taken at all.
        var read = new List<string>();
        Assert.True(await first);
        await UntilAsync(() => scanner.Waiting >= 100);
        var mostWaiting = scanner.Waiting;
        read.Add(taken.Current.Data);
        while (read.Count < scans.Length && await taken.MoveNextAsync())
        {
            read.Add(taken.Current.Data);
            mostWaiting = Math.Max(mostWaiting, scanner.Waiting);
            await Task.Delay(read.Count < 300 ? 40 : 1, limit.Token);
        }

        await feeding;
        Assert.Equal(scans.Select(scan => scan.Data), read);
        Assert.True(mostWaiting >= 100, $"The till was not busy: {mostWaiting}.");
        Assert.Contains("detach:0:usbhid", await usb.LogAsync("scanner"));
    });

    [EmulatorFact]
    public Task A_scan_cut_by_an_unplug_is_told_and_another_port_serves_as_well() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("scanner", Scanner());
        await using var bus = UsbBus.Open().Value;
        var scanner = new HidPosScanner(bus, TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAllAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var next = taken.MoveNextAsync();
        await usb.FeedAsync("scanner", In, HidPosReports.Of(new Scan("1", "]E0")));
        Assert.True(await next);

        await usb.FeedAsync("scanner", In, HidPosReports.Of(new Scan(new string('1', 100), "]C1"))[0]);
        while ((await usb.WaitingAsync("scanner")).Packets > 0)
        {
            await Task.Delay(5, limit.Token);
        }

        await Task.Delay(200, limit.Token);
        await usb.UnplugAsync("scanner");
        Assert.True(await taken.MoveNextAsync());
        Assert.Equal("device.scan-torn", taken.Current.Refusal?.Code);

        await usb.PlugAsync("scanner", Scanner() with { Port = "1-3" });
        await usb.FeedAsync("scanner", In, HidPosReports.Of(new Scan("5000112637922", "]C1")));
        Assert.True(await taken.MoveNextAsync());
        Assert.Equal(new Scan("5000112637922", "]C1"), taken.Current.Value);
    });

    [EmulatorFact]
    public Task Scanner_and_scale_find_their_own_and_leave_the_others() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("scale", EmulatedDevice.Hid([.. HidScaleReports.Descriptor], "1-4", packetSize: 8));
        await usb.PlugAsync("scanner", Scanner());
        await usb.PlugAsync("touch", EmulatedDevice.Hid([0x05, 0x0D, 0x09, 0x04, 0xA1, 0x01, 0xC0], "1-5"));
        await using var bus = UsbBus.Open().Value;
        var scanner = new HidPosScanner(bus, TimeProvider.System);
        var scale = new HidScale(bus, TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAllAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        await using var readings = scale.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var scan = taken.MoveNextAsync();
        var reading = readings.MoveNextAsync();

        await usb.FeedAsync("scanner", In, HidPosReports.Of(new Scan("5000112637922", "]E0")));
        await usb.FeedAsync("scale", In, HidScaleReports.Of(4, 3, -3, 1_234), HidScaleReports.Of(4, 3, -3, 1_234));

        Assert.True(await scan);
        Assert.Equal("5000112637922", taken.Current.Value.Data);
        Assert.True(await reading);
        while (readings.Current.Status != ScaleStatus.Stable)
        {
            Assert.True(await readings.MoveNextAsync());
        }

        Assert.Equal(1_234_000, readings.Current.Milligrams);
        await UntilAsync(() => bus.Devices.Count == 3);
        Assert.Equal(1, (await usb.LogAsync("touch")).Count(word => word == "attach:0:usbhid"));
        Assert.DoesNotContain("attach:0:usbhid", await usb.LogAsync("scanner"));
    });

    private static EmulatedDevice Scanner() => EmulatedDevice.Hid([.. HidPosReports.Descriptor]) with
    {
        // Not Honeywell's: the emulator answers no feature report.
        Vendor = 0x05E0,
    };

    private static async Task FeedAsync(EmulatedUsb usb, IEnumerable<Scan> scans)
    {
        // By the clock, so that a late one is made up for.
        var start = TimeProvider.System.GetTimestamp();
        foreach (var (number, scan) in scans.Index())
        {
            var wait = TimeSpan.FromMilliseconds(20 * number) - TimeProvider.System.GetElapsedTime(start);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            await usb.FeedAsync("scanner", In, HidPosReports.Of(scan));
        }
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !reached(); await Task.Delay(5))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "It took too long.");
        }
    }
}
