using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Ports;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Testing.Devices.Printers;
using Retail.Testing.Processes;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Ports;

/// <summary>Printers at a network socket.</summary>
public sealed class NetworkPortTests : IAsyncDisposable
{
    private static readonly PrinterProfile Model = PrinterCatalog.OfHouse.Find("TM-T88V").Value;

    private static readonly PrintingShop Shop = new(
        copy => ReceiptComposer.Compose(ReceiptExamples.Offers(copy), CultureInfo.GetCultureInfo("en")));

    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task A_receipt_comes_out_over_the_network_and_its_bytes_are_kept()
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits());
        await using var network = new NetworkPaperPrinter(paper);
        var ring = new DiagnosticRing(1_000_000, TimeProvider.System);
        await using var printer = new EscPosPrinter(
            new WatchedPort(PortOf(network.Port), ring), Model, PrintingShop.Hasty, TimeProvider.System);
        printer.Start();

        var ends = await Shop.PrintAsync(printer, limit.Token);

        Assert.Equal((PrintVerdict.Printed, PrintProof.ProcessId), (ends[^1].Verdict, ends[^1].Proof));
        Assert.Equal(await Shop.LinesAsync(0, Model), paper.Paper);
        Assert.Contains("network note opened", ring.Export(), StringComparison.Ordinal);
        Assert.Contains("network out", ring.Export(), StringComparison.Ordinal);
        Assert.Contains("network in 7\n  000000  37 22", ring.Export(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hung_up_on_at_any_byte_nothing_is_lost_or_doubled_unmarked()
    {
        var bytes = Shop.Job(0, Model, new JobOptions(PrintProof.ProcessId)).Bytes.Length;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, bytes / 20).Select(one => one * 20),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = limit.Token },
            async (at, token) =>
            {
                await using var paper = new PaperPrinter(new PaperPrinterTraits());
                await using var network = new NetworkPaperPrinter(paper);
                await using var printer = new EscPosPrinter(
                    PortOf(network.Port), Model, PrintingShop.Hasty, TimeProvider.System);
                printer.Start();
                await PrintingShop.ReadyAsync(printer, token);
                paper.UnplugAfterTaking(at);

                await Shop.PrintAsync(printer, token);

                var originals = paper.Count(await Shop.LinesAsync(0, Model));
                Assert.True(originals <= 1 && originals + paper.Count(await Shop.LinesAsync(1, Model)) >= 1, $"{at}");
            });
    }

    [Fact]
    public async Task A_printer_that_is_not_there_is_told_with_its_address()
    {
        var number = FreePort.Take();

        var refused = await Assert.ThrowsAsync<PortException>(() => PortOf(number).OpenAsync(limit.Token));

        Assert.Equal("device.connection-refused", refused.Refusal.Code);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{number}"), refused.Refusal.Arguments["address"]);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_told()
    {
        var port = new NetworkPort("printer.invalid", 9_100, PortUse.Printer, "network", TimeProvider.System);

        var refused = await Assert.ThrowsAsync<PortException>(() => port.OpenAsync(limit.Token));

        Assert.Equal("device.host-unknown", refused.Refusal.Code);
    }

    [Fact]
    public async Task One_that_does_not_answer_is_given_up_by_the_tills_clock()
    {
        // No room for a connection that waits: a second one is not answered.
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var number = ((IPEndPoint)full.LocalEndPoint!).Port;
        using var first = new TcpClient("127.0.0.1", number);
        var port = new NetworkPort("127.0.0.1", number, PortUse.Printer, "network", new HastyClock());

        var refused = await Assert.ThrowsAsync<PortException>(() => port.OpenAsync(limit.Token));

        Assert.Equal("device.connection-timed-out", refused.Refusal.Code);
    }

    public ValueTask DisposeAsync()
    {
        limit.Dispose();
        return ValueTask.CompletedTask;
    }

    private static NetworkPort PortOf(int number) =>
        new("127.0.0.1", number, PortUse.Printer, "network", TimeProvider.System);

    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 50, period);
    }
}
