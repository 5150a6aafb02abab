using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Devices;

public sealed class ScannerLoopTests
{
    [Fact]
    public async Task Scans_are_rung_up_and_refused_ones_are_shown()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        till.Scanner.Read("]E0" + TestShop.MugBarcode);
        till.Scanner.Read(TestShop.MugBarcode + "\r");
        till.Scanner.Read(TestShop.UnknownBarcode);
        var state = await till.UntilAsync(one => one.LastScan?.Refusal is not null);

        Assert.Equal(2m, Assert.Single(state.Sale!.Lines).Quantity.Value);
        Assert.Equal("catalog.unknown-barcode", state.LastScan!.Refusal!.Code);
    }

    [Fact]
    public async Task A_scanner_that_was_unplugged_is_claimed_again()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        till.Scanner.Unplug();
        till.Scanner.Read(TestShop.MugBarcode);

        Assert.Single((await till.UntilAsync(one => one.Sale is not null)).Sale!.Lines);
    }
}
