using Retail.Abstractions.Devices;
using Retail.Devices.Scanning;
using Retail.Terminal.Selling;
using Retail.Terminal.Tests.Stubs;
using Retail.Testing.Devices;

namespace Retail.Terminal.Tests.Devices;

/// <summary>Whatever the till does meanwhile, every scan is rung up, refused with a reason, or waits.</summary>
public sealed class BusyTillTests : IDisposable
{
    private readonly FakeUsbBus bus = new();
    private readonly FakeHidDevice device = new(HidPosReports.Descriptor);
    private readonly TaskCompletionSource busy = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Scans_of_a_busy_till_wait_are_shown_and_are_rung_up_in_their_order()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);
        var holding = HoldAsync(till);

        Send(TestShop.MugBarcode);
        Send(TestShop.UnknownBarcode);
        for (var scan = 0; scan < 100; scan++)
        {
            Send(TestShop.MugBarcode);
        }

        var waiting = await till.UntilAsync(state => state.ScansWaiting == 102);
        busy.SetResult();
        await holding;
        var done = await till.UntilAsync(state => state is { ScansWaiting: 0, LastScan.Refusal: null });

        Assert.Null(waiting.LastScan);
        Assert.Equal(101m, Assert.Single(done.Sale!.Lines).Quantity.Value);
    }

    [Fact]
    public async Task What_waits_when_the_till_is_asked_to_stop_is_told_at_its_next_start_and_sold_by_nobody()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        var holding = HoldAsync(till);
        Send(TestShop.MugBarcode);
        Send(TestShop.UnknownBarcode);
        await till.UntilAsync(state => state.ScansWaiting == 2);

        await till.StopGentlyAsync();
        busy.SetResult();

        // The gate is gone with the till.
        await Assert.ThrowsAsync<ObjectDisposedException>(() => holding);
        till.Scanners = [];
        await till.StartAgainAsync();
        var state = await till.StateAsync();

        Assert.Equal("till.scans-left", state.LastScan!.Refusal!.Code);
        Assert.Contains($"{TestShop.MugBarcode}, {TestShop.UnknownBarcode}", state.LastScan.Refusal.Sentence,
            StringComparison.Ordinal);
        Assert.Equal(1m, Assert.Single(state.Sale!.Lines).Quantity.Value);

        await till.StopGentlyAsync();
        await till.StartAgainAsync();
        Assert.Null((await till.StateAsync()).LastScan);
    }

    [Fact]
    public async Task A_scan_that_an_unplug_cuts_is_told_on_the_screen()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);
        device.Send(HidPosReports.Of(new Scan(new string('1', 100), "]C1"))[0]);
        bus.Unplug(device);
        var torn = await till.UntilAsync(state => state.LastScan is not null);
        bus.Plug(device);
        Send(TestShop.MugBarcode);
        var sold = await till.UntilAsync(state => state.Sale is not null);

        Assert.Equal("device.scan-torn", torn.LastScan!.Refusal!.Code);
        Assert.Equal(1m, Assert.Single(sold.Sale!.Lines).Quantity.Value);
    }

    public void Dispose() => bus.Dispose();

    private async Task<TestTill> StartAsync(StubShopServer server)
    {
        bus.Plug(device);
        var till = await TestTill.StartAsync(server);
        till.Scanners = [new HidPosScanner(bus, TimeProvider.System)];
        await till.StartAgainAsync();
        await till.UntilAsync(state => state.Scanners is [{ State: DeviceState.Ready }]);
        return till;
    }

    /// <summary>The till is in the middle of something, such as a claim that asks the server.</summary>
    private Task<Outcome<int>> HoldAsync(TestTill till) => till.Service<SaleGate>().RunAsync<int>(
        async () =>
        {
            await busy.Task;
            return 0;
        },
        CancellationToken.None);

    private void Send(string barcode, string symbology = "]E0") =>
        device.Send(HidPosReports.Of(new Scan(barcode, symbology))[0]);
}
