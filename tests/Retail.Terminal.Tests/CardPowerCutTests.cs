using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Json;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Api;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;
using Retail.Testing.Processes;

namespace Retail.Terminal.Tests;

/// <summary>
/// The real till process with the real simulator plugin, killed at every instant of a card payment. The truth is the
/// simulated bank's own book on the disk.
/// </summary>
public sealed class CardPowerCutTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly TemporaryFolder folder = new();
    private StubShopServer server = null!;
    private TillProcess till = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        server = await StubShopServer.StartAsync();
        till = new TillProcess(folder.Path, server.Http.Address, FreePort.Take());
        http = new HttpClient { BaseAddress = till.Address, Timeout = Patience };
        await till.StartAsync();
        await SendAsync<Enrolment>("/api/enrolment", new EnrolmentRequest(null, StubShopServer.EnrolmentCode));
        await UntilAsync(state => state is { Publication: 1, Printer.State: DeviceState.Ready });
    }

    [Fact]
    public async Task Killed_before_the_bank_has_the_request_nothing_is_charged_and_the_sale_is_there()
    {
        var sale = await AddAsync();
        var paying = TryPayAsync("slow", sale.Id);
        await UntilAsync(state => state.Payment is { UnderWay: true });
        await till.KillAsync();
        await paying;

        await till.StartAsync();
        var free = await UntilAsync(state => state.Payment is { UnderWay: false });
        var paid = await SendAsync<PaidSale>("/api/sale/card", new PayCard("simulator", "approve", sale.Id));

        Assert.Equal((PaymentState.Reversed, sale.Quote.Hash), (free.Payment!.State, free.Sale!.Quote.Hash));
        await SoldAsync(paid.Sale);
    }

    [Fact]
    public async Task Killed_before_the_banks_answer_the_sale_is_complete_and_printed_without_anybody_asking()
    {
        var sale = await AddAsync();
        var paying = TryPayAsync("slow", sale.Id);
        var underWay = await UntilAsync(state => state.Payment is { UnderWay: true });
        await till.KillAsync();
        await paying;

        // The request had reached the bank, which took the money while the till was dead.
        await File.AppendAllTextAsync(BankBook, new JsonObject
        {
            ["payment"] = underWay.Payment!.Id.ToString(),
            ["amount"] = new JsonObject { ["amount"] = "4.50", ["currency"] = "GBP" },
            ["method"] = "slow",
            ["state"] = "captured",
            ["reference"] = "SIM-while-dead",
            ["at"] = "2026-11-21T12:00:00Z",
        }.ToJsonString() + "\n");
        await till.StartAsync();
        await UntilAsync(state => state is { Sale: null, PendingPrints: 0, PendingFacts: 0 });

        await SoldAsync(sale.Id);
        var paper = await http.GetStringAsync("/plugins/retail.simulator/paper");
        Assert.Contains("SIM-while-dead", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_any_instant_the_bank_has_the_money_exactly_when_the_goods_are_sold()
    {
        foreach (var milliseconds in new[] { 0, 3, 7, 12, 25 })
        {
            var sale = await AddAsync();
            var paying = TryPayAsync("approve", sale.Id);
            await Task.Delay(milliseconds);
            await till.KillAsync();
            await paying;
            await till.StartAsync();
            var settled = await UntilAsync(
                state => state is { Payment: null or { UnderWay: false }, PendingFacts: 0, Server.Reachable: true });

            var sold = server.FactsOf<CompletedSale>(FactKinds.SaleCompleted);
            Assert.Equal(settled.Sale is null ? 1 : 0, sold.Count(one => one.Order == sale.Id));
            Assert.Equal(sold.Count, Taken());
            if (settled.Sale is not null)
            {
                await SendAsync<object>("/api/sale/card", new PayCard("simulator", "approve", sale.Id));
            }
        }

        await UntilAsync(state => state is { PendingFacts: 0, PendingPrints: 0 });
        Assert.Equal((5, 5), (server.FactsOf<CompletedSale>(FactKinds.SaleCompleted).Count, Taken()));
    }

    [Fact]
    public async Task Killed_before_the_receipt_it_is_printed_once_as_the_original()
    {
        var sale = await AddAsync();
        (await http.PutAsJsonAsync("/plugins/retail.simulator/printer", new { state = "paper-end" }))
            .EnsureSuccessStatusCode();
        var paid = await SendAsync<PaidSale>("/api/sale/card", new PayCard("simulator", "lost-answer", sale.Id));
        await till.KillAsync();

        await till.StartAsync();
        await UntilAsync(state => state is { PendingPrints: 0, PendingFacts: 0 });

        Assert.False(paid.Printed);
        Assert.Equal(
            new PrintedReceipt(paid.Receipt, 0),
            Assert.Single(server.FactsOf<PrintedReceipt>(FactKinds.ReceiptPrinted)));
        await SoldAsync(sale.Id);
    }

    [Theory]
    [InlineData("decline", 422, "till.payment-declined")]
    [InlineData("lost-request", 409, "till.payment-reversed")]
    public async Task What_brings_no_money_sells_nothing(string method, int status, string code)
    {
        var sale = await AddAsync();

        using var refused = await http.PostAsJsonAsync(
            "/api/sale/card", new PayCard("simulator", method, sale.Id), RetailJson.Options);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;

        Assert.Equal((status, code), ((int)refused.StatusCode, problem["code"]!.GetValue<string>()));
        Assert.Equal((0, sale.Id), (Taken(), (await StateAsync()).Sale!.Id));
    }

    public async Task DisposeAsync()
    {
        await till.DisposeAsync();
        await server.DisposeAsync();
    }

    public void Dispose()
    {
        http.Dispose();
        folder.Dispose();
    }

    private string BankBook => Path.Combine(folder.Path, "plugins", "retail.simulator", "payments.jsonl");

    /// <summary>How many payments the bank has taken and kept, as its book says.</summary>
    private int Taken()
    {
        using var file = new FileStream(BankBook, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .GroupBy(line => line["payment"]!.GetValue<string>(), StringComparer.Ordinal)
            .Count(payment => payment.Last()["state"]!.GetValue<string>() == "captured");
    }

    private async Task SoldAsync(OrderId sale)
    {
        await UntilAsync(state => state.PendingFacts == 0);
        var completed = Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
        Assert.Equal((sale, TenderKind.Card), (completed.Order, completed.Tenders.Single().Kind));
        Assert.Equal(1, Taken());
    }

    private Task<SaleView> AddAsync() => SendAsync<SaleView>("/api/sale/lines", new AddToSale(TestShop.Mug, null));

    /// <summary>A click whose answer may never come.</summary>
    private async Task TryPayAsync(string method, OrderId sale)
    {
        var lost = await Record.ExceptionAsync(() => http.PostAsJsonAsync(
            "/api/sale/card", new PayCard("simulator", method, sale), RetailJson.Options));
        Assert.True(lost is null or HttpRequestException or OperationCanceledException, lost?.ToString());
    }

    private async Task<T> SendAsync<T>(string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body, RetailJson.Options);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"{path}: {text}"));
        return System.Text.Json.JsonSerializer.Deserialize<T>(text, RetailJson.Options)!;
    }

    private async Task<TillStateView> StateAsync() =>
        (await http.GetFromJsonAsync<TillStateView>("/api/state", RetailJson.Options))!;

    private async Task<TillStateView> UntilAsync(Func<TillStateView, bool> reached)
    {
        var since = TimeProvider.System.GetTimestamp();
        for (var state = await StateAsync(); ; state = await StateAsync())
        {
            if (reached(state))
            {
                return state;
            }

            Assert.True(
                TimeProvider.System.GetElapsedTime(since) < Patience,
                System.Text.Json.JsonSerializer.Serialize(state, RetailJson.Options));
            await Task.Delay(25);
        }
    }
}
