using Retail.Abstractions.Devices;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Tendering;

public sealed class ReceiptTests
{
    [Fact]
    public async Task The_last_paid_sale_stays_on_the_screen_until_the_next_scan_even_over_a_restart()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Beans, 3);
        await till.PayAsync("5.00");

        var paid = await till.StateAsync();
        await till.StartAgainAsync();
        var again = await till.StateAsync();
        await till.AddAsync(TestShop.Mug);
        var next = await till.StateAsync();
        (await till.SendAsync(HttpMethod.Delete, "sale")).EnsureSuccessStatusCode();
        var voided = await till.StateAsync();

        Assert.Equal(
            ("M1C2-000001", "2.40", "5.00", "2.60"),
            (paid.LastPaid!.Receipt, paid.LastPaid.Total.ToAmountString(), paid.LastPaid.Given!.Value.ToAmountString(),
                paid.LastPaid.Change!.Value.ToAmountString()));
        Assert.Equal(paid.LastPaid, again.LastPaid);
        Assert.Equal((null, null), (next.LastPaid, voided.LastPaid));
    }

    [Fact]
    public async Task The_screen_says_whether_the_receipt_came_out()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        till.Printer.State = DeviceState.PaperEnd;
        await till.AddAsync(TestShop.Mug);

        await till.PayAsync("4.50");
        var failed = await till.StateAsync();
        till.Printer.State = DeviceState.Ready;
        var printed = await till.UntilAsync(state => state.LastPaid!.Print == ReceiptPrint.Printed);

        Assert.Equal(ReceiptPrint.Failed, failed.LastPaid!.Print);
        Assert.Equal(0, printed.LastPaid!.Copies);
    }

    [Fact]
    public async Task A_receipt_is_printed_again_as_a_copy_once_per_click_and_the_journal_knows()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        var paid = await till.PayAsync("4.50");

        var copy = await till.OkAsync<PrintedSale>(PrintAsync(till, paid.Receipt, "print-click-1"));
        var repeat = await till.OkAsync<PrintedSale>(PrintAsync(till, paid.Receipt, "print-click-1"));
        var second = await till.OkAsync<PrintedSale>(PrintAsync(till, paid.Receipt, "print-click-2"));
        await till.UntilAsync(state => state.PendingFacts == 0);

        Assert.Equal((1, ReceiptPrint.Printed), (copy.Copies, copy.Print));
        Assert.Equal((copy, 2), (repeat, second.Copies));
        Assert.Equal(
            [0, 1, 2], server.FactsOf<PrintedReceipt>(FactKinds.ReceiptPrinted).Select(printed => printed.Copy));
        Assert.Equal(
            ["", "*** COPY 1 ***", "*** COPY 2 ***"],
            till.Printer.Paper.Select(paper =>
                paper.Split('\n').SingleOrDefault(line => line.Contains("COPY", StringComparison.Ordinal), "").Trim()));
    }

    [Fact]
    public async Task A_receipt_that_has_not_come_out_comes_out_as_the_original_however_often_it_is_asked_for()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        till.Printer.State = DeviceState.PaperEnd;
        await till.AddAsync(TestShop.Mug);
        var paid = await till.PayAsync("4.50");

        await Task.WhenAll(
            till.OkAsync<PrintedSale>(PrintAsync(till, paid.Receipt)),
            till.OkAsync<PrintedSale>(PrintAsync(till, paid.Receipt)));
        till.Printer.Paper.Clear();
        till.Printer.State = DeviceState.Ready;
        await till.UntilAsync(state => state.PendingPrints == 0);

        Assert.DoesNotContain("COPY", Assert.Single(till.Printer.Paper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_receipts_are_listed_and_a_wrong_number_is_told()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        for (var i = 0; i < 3; i++)
        {
            await till.AddAsync(TestShop.Mug);
            await till.PayAsync("4.50");
        }

        var listed = await till.OkAsync<PrintedSale[]>(till.SendAsync(HttpMethod.Get, "receipts"));
        var one = await till.OkAsync<PrintedSale>(till.SendAsync(HttpMethod.Get, "receipts/M1C2-000002"));
        var unknown = await till.RefusedAsync(PrintAsync(till, "M1C2-000009"));

        Assert.Equal(["M1C2-000003", "M1C2-000002", "M1C2-000001"], listed.Select(sale => sale.Receipt));
        Assert.Equal(listed[1], one);
        Assert.Equal((404, "till.unknown-receipt"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task A_receipt_is_found_by_its_number_however_many_came_after_it()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        for (var i = 0; i <= ReceiptDesk.Most; i++)
        {
            await till.AddAsync(TestShop.Mug);
            await till.PayAsync("4.50");
        }

        var copy = await till.OkAsync<PrintedSale>(PrintAsync(till, "M1C2-000001"));

        Assert.Equal(("M1C2-000001", 1), (copy.Receipt, copy.Copies));
    }

    private static Task<HttpResponseMessage> PrintAsync(TestTill till, string number, string? key = null) =>
        till.SendAsync(HttpMethod.Post, $"receipts/{number}/print", key: key);
}
