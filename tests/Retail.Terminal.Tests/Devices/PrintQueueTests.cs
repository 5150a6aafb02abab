using Retail.Abstractions.Devices;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Devices;

public sealed class PrintQueueTests
{
    [Fact]
    public async Task Out_of_paper_the_sale_is_done_and_its_receipt_is_printed_later_as_the_original()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        till.Printer.State = DeviceState.PaperEnd;
        await till.AddAsync(TestShop.Mug);

        var paid = await till.PayAsync("4.50");
        var pending = await till.StateAsync();
        till.Printer.State = DeviceState.Ready;
        await till.UntilAsync(state => state is { PendingPrints: 0, PendingFacts: 0 });

        Assert.False(paid.Printed);
        Assert.Equal((1L, DeviceState.PaperEnd), (pending.PendingPrints, pending.Printer!.State));
        Assert.DoesNotContain("COPY", Assert.Single(till.Printer.Paper), StringComparison.Ordinal);
        Assert.Equal(0, Assert.Single(server.FactsOf<PrintedReceipt>(FactKinds.ReceiptPrinted)).Copy);
    }

    [Fact]
    public async Task A_print_that_may_have_come_out_is_repeated_as_a_copy()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        till.Printer.ConfirmationsToLose = 1;
        await till.AddAsync(TestShop.Mug);

        await till.PayAsync("4.50");
        await till.UntilAsync(state => state is { PendingPrints: 0, PendingFacts: 0 });

        Assert.Equal(2, till.Printer.Paper.Count);
        Assert.Contains("*** COPY 1 ***", till.Printer.Paper.Last(), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(server.FactsOf<PrintedReceipt>(FactKinds.ReceiptPrinted)).Copy);
    }

    [Fact]
    public async Task A_printer_that_never_confirms_gets_no_copies_without_end_and_holds_up_no_other_receipt()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        till.Clock.Pace = 20;
        till.Printer.ConfirmationsToLose = 3;
        await till.AddAsync(TestShop.Mug);
        var first = await till.PayAsync("4.50");
        await till.UntilAsync(state => state.LastPaid is { Print: ReceiptPrint.Left });

        await till.AddAsync(TestShop.Mug);
        var second = await till.PayAsync("4.50");
        await till.UntilAsync(state => state is { LastPaid.Print: ReceiptPrint.Printed, PendingPrints: 1 });
        var byItself = till.Printer.Paper.ToArray();
        var wanted = await till.OkAsync<PrintedSale>(
            till.SendAsync(HttpMethod.Post, $"receipts/{first.Receipt}/print", key: "print-click-1"));

        Assert.Equal(3, byItself.Count(paper => paper.Contains(first.Receipt, StringComparison.Ordinal)));
        Assert.Single(byItself, paper => paper.Contains(second.Receipt, StringComparison.Ordinal));
        Assert.Equal((ReceiptPrint.Printed, 3), (wanted.Print, wanted.Copies));
        Assert.Contains("*** COPY 3 ***", till.Printer.Paper.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_till_that_dies_between_journal_and_print_prints_after_the_restart_and_sells_once()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        till.Printer.State = DeviceState.Offline;
        await till.AddAsync(TestShop.Mug);
        var paid = await till.PayAsync("4.50");

        await till.StopAsync();
        till.Printer.State = DeviceState.Ready;
        await till.StartAgainAsync();
        await till.UntilAsync(state => state is { PendingPrints: 0, PendingFacts: 0 });

        Assert.Contains(paid.Receipt, Assert.Single(till.Printer.Paper), StringComparison.Ordinal);
        Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
    }

    [Fact]
    public async Task A_printer_that_hangs_stops_no_sale_and_gets_no_second_job()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        till.Clock.Pace = 20;
        till.Printer.LetsGo.Reset();
        await till.AddAsync(TestShop.Mug);
        var first = await till.PayAsync("4.50");
        await till.AddAsync(TestShop.Mug);
        var second = await till.PayAsync("4.50");

        // As long as several print limits at this pace.
        await Task.Delay(TimeSpan.FromSeconds(5));
        var whileItHung = till.Printer.Paper.Count;
        till.Printer.LetsGo.Set();
        await till.UntilAsync(state => state.PendingPrints == 0);

        Assert.False(first.Printed || second.Printed);
        Assert.Equal(1, whileItHung);
        Assert.Contains("*** COPY 1 ***", till.Printer.Paper.ElementAt(1), StringComparison.Ordinal);
        Assert.Equal(3, till.Printer.Paper.Count);
    }

    [Fact]
    public async Task A_printer_that_does_not_say_how_it_is_stops_no_sale()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        till.Printer.Answers.Reset();
        var state = till.StateAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));

        var rung = await till.AddAsync(TestShop.Mug).WaitAsync(TimeSpan.FromSeconds(5));
        till.Printer.Answers.Set();

        Assert.Single(rung.Lines);
        Assert.NotNull((await state).Sale);
    }
}
