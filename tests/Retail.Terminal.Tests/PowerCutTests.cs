using System.Net.Http.Json;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Json;
using Retail.Abstractions.Payments;
using Retail.Abstractions.Terminals;
using Retail.PluginHost;
using Retail.Terminal.Api;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;
using Retail.Testing.Processes;

namespace Retail.Terminal.Tests;

/// <summary>The real till process with the simulated devices of the real plugin, killed as by a power cut.</summary>
public sealed class PowerCutTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Killed_in_a_sale_and_between_journal_and_print_nothing_is_lost_or_doubled()
    {
        await using var server = await StubShopServer.StartAsync();
        using var folder = new TemporaryFolder();
        await using var till = new TillProcess(folder.Path, server.Http.Address, FreePort.Take());
        using var http = new HttpClient { BaseAddress = till.Address };
        await till.StartAsync();
        await PostAsync<Enrolment>(http, "/api/enrolment", new EnrolmentRequest(null, StubShopServer.EnrolmentCode));
        await UntilAsync(
            http,
            state => state.Publication == 1 && state.Scanners.Any(scanner => scanner.State == DeviceState.Ready));
        Assert.Equal(PluginState.Running, Assert.Single((await StateAsync(http)).Plugins).State);

        await PostAsync<object>(http, "/plugins/retail.simulator/scans", new Scan(TestShop.MugBarcode, "]E0"));
        await till.KillAsync();
        await till.StartAsync();
        var resumed = (await StateAsync(http)).Sale!;
        server.Http.Away = true;
        var order = new { state = "paper-end" };
        (await http.PutAsJsonAsync("/plugins/retail.simulator/printer", order)).EnsureSuccessStatusCode();
        var paid = await PostAsync<PaidSale>(http, "/api/sale/cash", new PayCash("5.00", resumed.Id));
        await till.KillAsync();

        server.Http.Away = false;
        await till.StartAsync();
        var again = await PostAsync<PaidSale>(http, "/api/sale/cash", new PayCash("5.00", resumed.Id));
        await UntilAsync(http, state => state is { PendingFacts: 0, PendingPrints: 0 });

        Assert.Equal("4.50", resumed.Quote.Total.ToAmountString());
        Assert.False(paid.Printed);
        Assert.Equal(paid.Receipt, again.Receipt);
        Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
        var printed = Assert.Single(server.FactsOf<PrintedReceipt>(FactKinds.ReceiptPrinted));
        Assert.Equal(new PrintedReceipt(paid.Receipt, 0), printed);
    }

    [Fact]
    public async Task Killed_the_till_finds_all_that_it_had_in_hand()
    {
        await using var server = await StubShopServer.StartAsync();
        using var folder = new TemporaryFolder();
        await using var till = new TillProcess(folder.Path, server.Http.Address, FreePort.Take());
        using var http = new HttpClient { BaseAddress = till.Address };
        await till.StartAsync();
        await PostAsync<Enrolment>(http, "/api/enrolment", new EnrolmentRequest(null, StubShopServer.EnrolmentCode));
        await UntilAsync(http, state => state is { Publication: 1 });
        server.Http.Away = true;
        var outSale = await PostAsync<SaleView>(http, "/api/sale/lines", new AddToSale(TestShop.Beans, null, 3));
        var handoff = await PostAsync<HandoffAnswer>(http, "/api/sale/handoff", new { });
        var order = new { state = "paper-end" };
        (await http.PutAsJsonAsync("/plugins/retail.simulator/printer", order)).EnsureSuccessStatusCode();
        await PostAsync<SaleView>(http, "/api/sale/lines", new AddToSale(TestShop.Mug, null));
        var paid = await PostAsync<PaidSale>(http, "/api/sale/cash", new PayCash("5.00", null));

        await till.KillAsync();
        await till.StartAsync();
        (await http.PutAsJsonAsync("/plugins/retail.simulator/printer", order)).EnsureSuccessStatusCode();
        var afterPaid = await StateAsync(http);
        var next = await PostAsync<SaleView>(http, "/api/sale/lines", new AddToSale(TestShop.Mug, null, 2));
        var paying = http.PostAsJsonAsync(
            "/api/sale/card", new PayCard("simulator", "slow", next.Id), RetailJson.Options);
        await UntilAsync(http, state => state.Payment is { UnderWay: true });
        await till.KillAsync();
        await Record.ExceptionAsync(() => paying);
        await till.StartAsync();
        await UntilAsync(http, state => state.Payment is { UnderWay: false });
        var resumed = await StateAsync(http);

        Assert.Equal(
            (paid.Receipt, "0.50"),
            (afterPaid.LastPaid!.Receipt, afterPaid.LastPaid.Change!.Value.ToAmountString()));
        Assert.Equal((outSale.Id, handoff.Link), (afterPaid.HandedOff[0].Sale, afterPaid.HandedOff[0].Handoff.Link));
        Assert.Equal((next.Id, next.Quote.Hash), (resumed.Sale!.Id, resumed.Sale.Quote.Hash));
        Assert.Equal(PaymentState.Reversed, resumed.Payment!.State);
        Assert.Equal(handoff.Link, Assert.Single(resumed.HandedOff).Handoff.Link);
        server.Http.Away = false;
        await UntilAsync(http, state => state is { PendingFacts: 0, PendingPrints: 0 });
        Assert.Equal(0, Assert.Single(server.FactsOf<PrintedReceipt>(FactKinds.ReceiptPrinted)).Copy);
    }

    private static async Task<T> PostAsync<T>(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body, RetailJson.Options);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? default! : System.Text.Json.JsonSerializer.Deserialize<T>(text, RetailJson.Options)!;
    }

    private static async Task<TillStateView> StateAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<TillStateView>("/api/state", RetailJson.Options))!;

    private static async Task UntilAsync(HttpClient http, Func<TillStateView, bool> reached)
    {
        var since = TimeProvider.System.GetTimestamp();
        for (var state = await StateAsync(http); !reached(state); state = await StateAsync(http))
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(since) < Patience,
                System.Text.Json.JsonSerializer.Serialize(state, RetailJson.Options));
            await Task.Delay(50);
        }
    }
}
