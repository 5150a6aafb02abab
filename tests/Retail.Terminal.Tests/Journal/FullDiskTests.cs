using Retail.Abstractions.Devices;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Journal;

public sealed class FullDiskTests
{
    [Theory]
    [InlineData("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000")]
    [InlineData("PRAGMA query_only = ON", "PRAGMA query_only = OFF")]
    public async Task A_till_that_cannot_save_says_so_and_goes_on_when_it_can(string full, string free)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        till.Printer.State = DeviceState.Offline;
        await till.AddAsync(TestShop.Mug);
        await till.PayAsync("4.50");
        server.HoldsFacts = true;
        var before = await till.AddAsync(TestShop.Mug);
        Set(till, full);

        var refused = await UntilFullAsync(till);
        server.HoldsFacts = false;
        till.Printer.State = DeviceState.Ready;
        await Task.Delay(TimeSpan.FromSeconds(3));
        Set(till, free);
        var after = await till.UntilAsync(state => state is { PendingPrints: 0, PendingFacts: 0 });

        Assert.Equal((503, "till.cannot-save"), (refused.Status, refused.Code));
        Assert.Equal(before.Id, after.Sale!.Id);
        Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
        await till.PayAsync("100000.00");
    }

    [Fact]
    public async Task A_scan_that_cannot_be_saved_is_shown_as_not_rung_up()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        Set(till, "PRAGMA query_only = ON");

        till.Scanner.Read(TestShop.MugBarcode);
        var refused = await till.UntilAsync(state => state.LastScan is not null);
        Set(till, "PRAGMA query_only = OFF");
        till.Scanner.Read(TestShop.MugBarcode);

        Assert.Equal("till.cannot-save", refused.LastScan!.Refusal!.Code);
        var rung = await till.UntilAsync(state => state.Sale is not null);
        Assert.Equal(1m, Assert.Single(rung.Sale!.Lines).Quantity.Value);
    }

    private static void Set(TestTill till, string pragma) =>
        till.Service<TillDatabase>().Read(session => session.Execute(pragma));

    /// <summary>Rings up until the file would have to grow.</summary>
    private static async Task<(int Status, string Code, string Sentence)> UntilFullAsync(TestTill till)
    {
        for (var i = 0; i < 400; i++)
        {
            using var response = await till.SendAsync(
                HttpMethod.Post, "sale/lines", new AddToSale(TestShop.Beans, null, 1), $"filling-up-{i:0000}");
            if (!response.IsSuccessStatusCode)
            {
                return await till.RefusedAsync(till.SendAsync(
                    HttpMethod.Post, "sale/lines", new AddToSale(TestShop.Beans, null, 1), $"filling-up-{i:0000}"));
            }
        }

        throw new InvalidOperationException("The disk never filled up.");
    }
}
