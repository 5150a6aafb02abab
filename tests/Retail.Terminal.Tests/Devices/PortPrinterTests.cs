using Retail.Abstractions.Devices;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Devices;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;
using Retail.Testing.Devices.Printers;

namespace Retail.Terminal.Tests.Devices;

/// <summary>The till, its journal and a printer that it drives itself.</summary>
public sealed class PortPrinterTests
{
    [Fact]
    public async Task Unplugged_anywhere_in_a_receipt_it_is_on_paper_whole_and_a_second_one_says_that_it_is_a_copy()
    {
        await using var shop = await PaperShop.StartAsync();
        var (_, paper, till) = shop;
        var whole = await SellAsync(till, paper);

        // The receipts differ in their numbers only, so the bytes of one are those of the next.
        for (var at = 0; at < whole.Bytes + 20; at += 23)
        {
            paper.UnplugAfterTaking(at);
            var next = await SellAsync(till, paper);
            var copies = next.Lines.Count(line => line.Contains("COPY", StringComparison.Ordinal));
            var cuts = next.Lines.Count(line => line.Contains("--cut--", StringComparison.Ordinal));
            Assert.True(copies <= 1 && cuts >= 1 && cuts - copies <= 1, $"{at}: {string.Join('\n', next.Lines)}");
            Assert.True(
                copies == 1 || Shape(next.Lines, next.Receipt).SequenceEqual(Shape(whole.Lines, whole.Receipt)),
                $"{at}: {string.Join('\n', next.Lines)}");
        }
    }

    [Fact]
    public async Task Out_of_paper_in_the_middle_the_cashier_sees_it_and_the_rest_comes_by_itself()
    {
        await using var shop = await PaperShop.StartAsync();
        var (server, paper, till) = shop;
        paper.LinesLeft = 4;
        await till.AddAsync(TestShop.Mug);

        var paid = await till.PayAsync("4.50");
        var paused = await till.UntilAsync(state => state.LastPaid is { Print: ReceiptPrint.Paused });
        paper.LinesLeft = int.MaxValue;
        await till.UntilAsync(state => state is { PendingPrints: 0, PendingFacts: 0 });

        Assert.False(paid.Printed);
        Assert.Equal(DeviceState.PaperEnd, paused.Printer!.State);
        Assert.Single(paper.Paper, line => line.Contains("--cut--", StringComparison.Ordinal));
        Assert.Equal(0, Assert.Single(server.FactsOf<PrintedReceipt>(FactKinds.ReceiptPrinted)).Copy);
    }

    [Fact]
    public async Task Pulled_out_in_the_middle_the_cashier_sees_how_far_it_may_be_and_a_copy_follows()
    {
        await using var shop = await PaperShop.StartAsync();
        var (_, paper, till) = shop;
        await till.AddAsync(TestShop.Mug);
        paper.IsPlugged = false;
        paper.UnplugAfterTaking(300);

        await till.PayAsync("4.50");
        var torn = await till.UntilAsync(state => state.LastPaid is { Print: ReceiptPrint.Torn });
        paper.IsPlugged = true;
        var copied = await till.UntilAsync(state => state is { PendingPrints: 0, PendingFacts: 0 });

        Assert.InRange(torn.LastPaid!.LinesOut, 1, 30);
        Assert.Equal(("device.printer-away", DeviceState.Offline), (torn.Printer!.Problem!.Code, torn.Printer.State));
        var last = copied.LastPaid!;
        Assert.Equal((ReceiptPrint.Printed, 1, 0), (last.Print, last.Copies, last.LinesOut));
        Assert.Null(copied.Printer!.Problem);
    }

    [Fact]
    public async Task Killed_in_the_middle_the_till_prints_a_copy_that_the_torn_print_does_not_swallow()
    {
        await using var shop = await PaperShop.StartAsync();
        var (server, paper, till) = shop;
        await till.AddAsync(TestShop.Mug);
        paper.IsPlugged = false;
        paper.UnplugAfterTaking(401);
        await till.PayAsync("4.50");

        await till.StopAsync();
        paper.IsPlugged = true;
        await till.StartAgainAsync();
        await till.UntilAsync(state => state is { PendingPrints: 0, PendingFacts: 0 });

        var lines = paper.Paper;
        Assert.Single(lines, line => line.Contains("*** COPY 1 ***", StringComparison.Ordinal));
        Assert.Equal(1, Assert.Single(server.FactsOf<PrintedReceipt>(FactKinds.ReceiptPrinted)).Copy);
    }

    [Fact]
    public async Task A_drawer_that_stands_open_too_long_is_told_until_it_is_shut()
    {
        await using var shop = await PaperShop.StartAsync(new PaperPrinterTraits { HasDrawer = true });
        var (_, paper, till) = shop;
        var before = await till.StateAsync();
        await till.AddAsync(TestShop.Mug);
        await till.PayAsync("4.50");
        await till.UntilAsync(state => state.Drawer is { IsTooLong: false });
        till.Clock.Offset = TimeSpan.FromSeconds(61);
        await till.UntilAsync(state => state.Drawer is { IsTooLong: true });
        paper.DrawerHigh = false;
        var shut = await till.UntilAsync(state => state.Drawer is null);

        Assert.Null(before.Drawer);
        Assert.Equal(DeviceState.Ready, shut.Printer!.State);
    }

    [Fact]
    public async Task The_drawer_opens_once_for_cash_also_without_paper_and_never_for_copies_or_cards()
    {
        await using var shop = await PaperShop.StartAsync();
        var (_, paper, till) = shop;
        paper.LinesLeft = 0;
        await till.UntilAsync(state => state.Printer is { State: DeviceState.PaperEnd });
        await till.AddAsync(TestShop.Mug);
        var paid = await till.PayAsync("4.50", key: "only-once");
        await till.PayAsync("4.50", key: "only-once");
        paper.LinesLeft = int.MaxValue;
        await till.UntilAsync(state => state.PendingPrints == 0);
        await till.OkAsync<PrintedSale>(till.SendAsync(HttpMethod.Post, $"receipts/{paid.Receipt}/print"));
        await till.UntilAsync(state => state.PendingPrints == 0);
        await till.StopAsync();
        await till.StartAgainAsync();
        await till.UntilAsync(state => state.Printer is { State: DeviceState.Ready });
        await till.AddAsync(TestShop.Mug);
        (await till.CardAsync()).EnsureSuccessStatusCode();
        await till.UntilAsync(state => state.PendingPrints == 0);

        Assert.Equal(1, paper.Drawers);
    }

    [Theory]
    [InlineData("printer:7")]
    [InlineData("")]
    public void A_drawer_that_means_nothing_is_told_at_the_start(string text) =>
        Assert.Equal("till.bad-drawer", DrawerChoice.Read(text).Refusal!.Code);

    [Theory]
    [InlineData("simulated-printer", "OfPlugin { Id = simulated-printer }")]
    [InlineData("/dev/usb/lp0", "OfFile { Path = /dev/usb/lp0 }")]
    [InlineData("/dev/ttyS0", "OfSerial { Line = serial:/dev/ttyS0:9600 }")]
    [InlineData("/dev/ttyUSB0:115200", "OfSerial { Line = serial:/dev/ttyUSB0:115200 }")]
    [InlineData("serial:/dev/receipts:38400", "OfSerial { Line = serial:/dev/receipts:38400 }")]
    [InlineData("tcp:kitchen", "OfNetwork { Host = kitchen, Number = 9100 }")]
    [InlineData("tcp:10.0.0.7:9101", "OfNetwork { Host = 10.0.0.7, Number = 9101 }")]
    [InlineData("usb", "OfUsb { Which = usb }")]
    [InlineData("usb:04b8:0202", "OfUsb { Which = usb:04b8:0202 }")]
    [InlineData("usb:port=1-1.2", "OfUsb { Which = usb:port=1-1.2 }")]
    public void The_setting_says_where_the_printer_is(string text, string meaning) =>
        Assert.Equal(meaning, PortChoice.Read(text, PortUse.Printer).Value.ToString());

    [Theory]
    [InlineData("tcp:host:0", "till.bad-printer")]
    [InlineData("tcp:host:99999", "till.bad-printer")]
    [InlineData("tcp:", "till.bad-printer")]
    [InlineData("LPT1", "till.bad-printer")]
    [InlineData("http://printer/", "till.bad-printer")]
    [InlineData("usb:04b8", "device.bad-usb-choice")]
    public void A_setting_that_means_nothing_is_told_at_the_start(string text, string code) =>
        Assert.Equal(code, PortChoice.Read(text, PortUse.Printer).Refusal!.Code);

    private static async Task<(string Receipt, IReadOnlyList<string> Lines, int Bytes)> SellAsync(
        TestTill till, PaperPrinter paper)
    {
        var (lines, taken) = (paper.Paper.Count, paper.Taken);
        await till.AddAsync(TestShop.Mug);
        var paid = await till.PayAsync("4.50");
        await till.UntilAsync(state => state is { PendingPrints: 0, Printer.State: DeviceState.Ready });
        return (paid.Receipt, [.. paper.Paper.Skip(lines)], (int)(paper.Taken - taken));
    }

    /// <summary>The lines without what is this receipt's own: its number, and its time.</summary>
    private static IEnumerable<int> Shape(IReadOnlyList<string> lines, string receipt) =>
        lines.Select(line => line.Replace(receipt, string.Empty, StringComparison.Ordinal).Length);

    /// <summary>A till with a printer of paper that is ready.</summary>
    private sealed record PaperShop(StubShopServer Server, PaperPrinter Paper, TestTill Till) : IAsyncDisposable
    {
        public static async Task<PaperShop> StartAsync(PaperPrinterTraits? traits = null)
        {
            var server = await StubShopServer.StartAsync();
            var paper = new PaperPrinter(traits ?? new PaperPrinterTraits());
            var till = await TestTill.StartAtAsync(paper, server);
            await till.UntilAsync(state => state.Printer is { State: DeviceState.Ready });
            return new PaperShop(server, paper, till);
        }

        public async ValueTask DisposeAsync()
        {
            await Till.DisposeAsync();
            await Paper.DisposeAsync();
            await Server.DisposeAsync();
        }
    }
}
