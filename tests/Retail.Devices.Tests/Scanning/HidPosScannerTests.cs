using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Scanning;
using Retail.Devices.Usb;
using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Scanning;

public sealed class HidPosScannerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeUsbBus bus = new();
    private readonly DiagnosticRing ring = new(100_000, TimeProvider.System);

    [Fact]
    public async Task A_thousand_scans_arrive_in_order_while_nobody_takes_them()
    {
        var device = new FakeHidDevice(HidPosReports.Descriptor);
        bus.Plug(device);
        var scanner = new HidPosScanner(bus, TimeProvider.System);
        var scans = Enumerable.Range(0, 1_000).Select(number => new Scan($"{number:0000000000000}", "]E0")).ToArray();
        using var limit = new CancellationTokenSource(Patience);

        await using var taken = scanner.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        device.Send(HidPosReports.Of(scans[0])[0]);
        Assert.True(await taken.MoveNextAsync());
        foreach (var scan in scans[1..])
        {
            device.Send(HidPosReports.Of(scan)[0]);
        }

        // The first is still being dealt with.
        await UntilAsync(() => scanner.Waiting == 1_000);
        var read = new List<Scan> { taken.Current };
        while (read.Count < 1_000 && await taken.MoveNextAsync())
        {
            read.Add(taken.Current);
        }

        Assert.Equal(scans, read);
    }

    [Fact]
    public async Task A_scan_torn_by_an_unplug_is_told_and_the_scanner_is_read_again_when_it_comes_back()
    {
        var device = new FakeHidDevice(HidPosReports.Descriptor);
        bus.Plug(device);
        var scanner = new HidPosScanner(bus, TimeProvider.System, ring: ring);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAllAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var next = taken.MoveNextAsync();
        await UntilAsync(() => scanner.State == DeviceState.Ready);

        device.Send(HidPosReports.Of(new Scan(new string('1', 100), "]C0"))[0]);
        await UntilAsync(() => ring.Export().Contains("scanner in 64", StringComparison.Ordinal));
        bus.Unplug(device);
        Assert.True(await next);
        Assert.Equal("device.scan-torn", taken.Current.Refusal!.Code);

        bus.Plug(device);
        device.Send(HidPosReports.Of(new Scan("5000112637922", "]C0"))[0]);
        Assert.True(await taken.MoveNextAsync());
        Assert.Equal(new Scan("5000112637922", "]C0"), taken.Current.Value);
    }

    [Fact]
    public async Task What_waits_at_the_end_is_handed_over_with_the_one_in_work()
    {
        var device = new FakeHidDevice(HidPosReports.Descriptor);
        bus.Plug(device);
        var scanner = new HidPosScanner(bus, TimeProvider.System);
        using (var stop = new CancellationTokenSource(Patience))
        {
            await using var taken = scanner.ClaimAsync(stop.Token).GetAsyncEnumerator(stop.Token);
            device.Send(HidPosReports.Of(new Scan("1", null))[0]);
            device.Send(HidPosReports.Of(new Scan("2", null))[0]);
            Assert.True(await taken.MoveNextAsync());
            await UntilAsync(() => scanner.Waiting == 2);
        }

        Assert.Equal(["1", "2"], scanner.TakeWaiting().Select(scan => scan.Data));
        Assert.Equal((0, DeviceState.Closed), (scanner.Waiting, scanner.State));

        using var limit = new CancellationTokenSource(Patience);
        await using var again = scanner.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        device.Send(HidPosReports.Of(new Scan("3", null))[0]);
        Assert.True(await again.MoveNextAsync());
        Assert.Equal("3", again.Current.Data);
    }

    [Fact]
    public async Task A_honeywell_is_switched_on_by_its_feature_report_and_others_are_not()
    {
        var (honeywell, other) = (
            new FakeHidDevice(HidPosReports.Descriptor, vendor: 0x0C2E), new FakeHidDevice(HidPosReports.Descriptor));
        bus.Plug(honeywell);
        bus.Plug(other);
        var scanner = new HidPosScanner(bus, TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        honeywell.Send(HidPosReports.Of(new Scan("1", null))[0]);
        Assert.True(await taken.MoveNextAsync());
        other.Send(HidPosReports.Of(new Scan("2", null))[0]);
        Assert.True(await taken.MoveNextAsync());

        var (value, bytes) = Assert.Single(honeywell.Sent);
        Assert.Equal(0x03FE, value);
        Assert.Equal([254, 1], bytes);
        Assert.Empty(other.Sent);
    }

    [Fact]
    public async Task Other_devices_are_left_alone_once_they_were_looked_at()
    {
        var other = new FakeHidDevice([0x05, 0x0D, 0x09, 0x04, 0xA1, 0x01, 0xC0]);
        var device = new FakeHidDevice(HidPosReports.Descriptor);
        bus.Plug(other);
        var scanner = new HidPosScanner(bus, TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var next = taken.MoveNextAsync();
        await UntilAsync(() => bus.Claims == 1);

        bus.Plug(device);
        device.Send(HidPosReports.Of(new Scan("1", null))[0]);

        Assert.True(await next);
        Assert.Equal(2, bus.Claims);
    }

    [Fact]
    public async Task Why_a_scanner_cannot_be_used_is_told_once_and_it_is_tried_again()
    {
        var no = Refusal.Of(RefusalKind.Forbidden, "device.usb-no-permission", ("device", "fake"));
        var device = new FakeHidDevice(HidPosReports.Descriptor) { Refuses = no };
        bus.Plug(device);
        var scanner = new HidPosScanner(bus, TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAllAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.True(await taken.MoveNextAsync());
        Assert.Equal(no, taken.Current.Refusal);
        await UntilAsync(() => bus.Claims >= 3);
        device.Refuses = null;
        device.Send(HidPosReports.Of(new Scan("1", null))[0]);

        Assert.True(await taken.MoveNextAsync());
        Assert.Equal("1", taken.Current.Value.Data);
    }

    [Theory]
    [InlineData("usb:serial=9-", false)]
    [InlineData("usb:1234:0001", true)]
    public async Task A_setting_says_which_scanner_is_meant(string which, bool isMeant)
    {
        bus.Plug(new FakeHidDevice(HidPosReports.Descriptor));
        var scanner = new HidPosScanner(bus, TimeProvider.System, UsbChoice.Parse(which).Value);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var next = taken.MoveNextAsync();
        var another = new HidPosScanner(
            bus, TimeProvider.System, UsbChoice.Any with { Port = bus.Devices[0].Port });
        if (!isMeant)
        {
            await using var theirs = another.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
            var other = theirs.MoveNextAsync();
            await UntilAsync(() => another.State == DeviceState.Ready);
            Assert.Equal(DeviceState.Offline, scanner.State);
            await limit.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await other);
        }
        else
        {
            await UntilAsync(() => scanner.State == DeviceState.Ready);
            await limit.CancelAsync();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    [Fact]
    public async Task More_than_can_wait_is_refused_in_its_place_with_how_many()
    {
        var queue = new ScanQueue(most: 2);
        foreach (var data in (string[])["1", "2", "3", "4"])
        {
            queue.Add(new Scan(data, null));
        }

        var taken = new List<Outcome<Scan>>();
        using var limit = new CancellationTokenSource(Patience);
        await foreach (var scan in queue.TakeAsync(limit.Token))
        {
            taken.Add(scan);
            if (taken.Count == 3)
            {
                break;
            }
        }

        Assert.Equal(["1", "2"], taken.Take(2).Select(scan => scan.Value.Data));
        Assert.Equal("device.scan-queue-full", taken[2].Refusal!.Code);
        Assert.Equal("2", taken[2].Refusal!.Arguments["count"]);
    }

    public void Dispose() => bus.Dispose();

    private static async Task UntilAsync(Func<bool> reached)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !reached(); await Task.Delay(5))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "It took too long.");
        }
    }
}
