using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Json;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Api;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;
using Retail.Testing.Devices.Printers;
using Retail.Testing.Processes;

namespace Retail.Terminal.Tests;

/// <summary>The real till process and a network printer, killed in the middle of a receipt as by a power cut.</summary>
public sealed class PrintPowerCutTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Killed_while_a_receipt_waits_for_paper_its_repeat_is_a_copy_and_the_drawer_stays_shut()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var paper = new PaperPrinter(new PaperPrinterTraits());
        await using var network = new NetworkPaperPrinter(paper);
        using var folder = new TemporaryFolder();
        await using var till = new TillProcess(
            folder.Path, server.Http.Address, FreePort.Take(),
            "--Retail:Printer", string.Create(CultureInfo.InvariantCulture, $"tcp:127.0.0.1:{network.Port}"),
            "--Retail:Language", "en");
        using var http = new HttpClient { BaseAddress = till.Address };
        await till.StartAsync();
        await PostAsync(http, "/api/enrolment", new EnrolmentRequest(null, StubShopServer.EnrolmentCode));
        await UntilAsync(http, state => state is { Publication: 1, Printer.State: DeviceState.Ready });
        await PostAsync(http, "/api/sale/lines", new AddToSale(TestShop.Mug, null));
        paper.LinesLeft = 5;
        await PostAsync(http, "/api/sale/cash", new PayCash("5.00", null));
        await UntilAsync(http, state => state.LastPaid is { Print: ReceiptPrint.Paused });

        await till.KillAsync();
        await till.StartAsync();
        var restarted = await UntilAsync(http, state => state.Printer is { State: DeviceState.PaperEnd });
        paper.LinesLeft = int.MaxValue;
        await UntilAsync(http, state => state is { PendingPrints: 0, PendingFacts: 0 });

        Assert.Equal(ReceiptPrint.Torn, restarted.LastPaid!.Print);
        Assert.Equal(1, Assert.Single(server.FactsOf<PrintedReceipt>(FactKinds.ReceiptPrinted)).Copy);
        Assert.Single(paper.Paper, line => line.Contains("*** COPY 1 ***", StringComparison.Ordinal));
        Assert.InRange(paper.Paper.Count(line => line.Contains("--cut--", StringComparison.Ordinal)), 1, 2);
        Assert.Equal(1, paper.Drawers);
        var told = await http.GetStringAsync("/api/diagnostics");
        Assert.Contains("network-printer out", told, StringComparison.Ordinal);
    }

    private static async Task PostAsync(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body, RetailJson.Options);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<TillStateView> UntilAsync(HttpClient http, Func<TillStateView, bool> reached)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var state = (await http.GetFromJsonAsync<TillStateView>("/api/state", RetailJson.Options))!;
            if (reached(state))
            {
                return state;
            }

            Assert.True(
                TimeProvider.System.GetElapsedTime(since) < Patience,
                JsonSerializer.Serialize(state, RetailJson.Options));
            await Task.Delay(50);
        }
    }
}
