using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Retail.Abstractions.Devices;
using Retail.Devices.Emulator;
using Retail.Testing.Devices;
using Retail.Tests.Faces;

namespace Retail.Tests.Faults;

/// <summary>A whole till with emulated devices on its USB, in the rush of a Saturday.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class BusyTillTests(OpenShop shop)
{
    private const int Scans = 1_000;
    private const byte In = 0x81;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BetweenPayments = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [EmulatorFact]
    public async Task A_thousand_scans_at_fifty_a_second_are_all_sold_once_and_in_order_whatever_the_till_does()
    {
        var items = shop.Skus.Take(Scans).ToArray();
        await using var usb = await EmulatedUsb.StartAsync();
        await usb.PlugAsync("printer", EmulatedDevice.Printer());
        await usb.PlugAsync("scanner", Scanner());
        await using var till = await shop.OpenTillAsync(usb.Environment, "--Retail:Printer", "usb");
        await till.Api.WaitAsync("devices", state =>
            state["printer"]!["state"]!.GetValue<string>() == "ready" && state["scanners"]!.AsArray()
                .Any(one => one!["id"]!.GetValue<string>() != "simulated-scanner" && IsReady(one)));

        using var rush = new CancellationTokenSource(Patience);
        var looking = LookAsync(till.Address, rush.Token);
        var feeding = FeedAsync(usb, items);
        while (!feeding.IsCompleted)
        {
            // Paid in between: drawer, printer and server are at work while scans come.
            await Task.WhenAny(feeding, Task.Delay(BetweenPayments, rush.Token));
            await till.Api.WaitAsync("something to pay", state => state["sale"] is not null);
            await PayAsync(till);
        }

        await feeding;
        var last = shop.BarcodeOf(items[^1]);
        await till.Api.WaitAsync(
            "the last scan", state => state["lastScan"]?["data"]?.GetValue<string>() == last);
        if ((await till.Api.StateAsync())["sale"] is not null)
        {
            await PayAsync(till);
        }

        var done = await till.Api.WaitAsync("all printed and delivered", state =>
            state["pendingPrints"]!.GetValue<long>() == 0 && state["pendingFacts"]!.GetValue<long>() == 0);
        await rush.CancelAsync();

        Assert.Equal(items, await SoldAsync(till));
        Assert.Equal(0, done["scansWaiting"]!.GetValue<int>());
        Assert.Empty(done["flags"]!.AsArray());
        Assert.True(await looking > 100, "Nobody looked at the screen.");
    }

    private static EmulatedDevice Scanner() => EmulatedDevice.Hid([.. HidPosReports.Descriptor]) with
    {
        // Not Honeywell's: the emulator answers no feature report.
        Vendor = 0x05E0,
    };

    private static bool IsReady(JsonNode? device) => device!["state"]!.GetValue<string>() == "ready";

    private static Task<JsonNode> PayAsync(OpenTill till) => till.Api.DoAsync(
        "POST", "/api/sale/cash", new JsonObject { ["amountGiven"] = "20000.00" });

    private async Task FeedAsync(EmulatedUsb usb, IEnumerable<string> items)
    {
        // By the clock, so that a late one is made up for.
        var start = TimeProvider.System.GetTimestamp();
        foreach (var (number, sku) in items.Index())
        {
            var wait = (Pace * number) - TimeProvider.System.GetElapsedTime(start);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            await usb.FeedAsync("scanner", In, HidPosReports.Of(new Scan(shop.BarcodeOf(sku), "]E0")));
        }
    }

    /// <summary>Takes the screen anew again and again; gives how often.</summary>
    private static async Task<int> LookAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var looks = 0; ; looks++)
        {
            try
            {
                using var page = await http.GetAsync("/", cancellationToken);
                page.EnsureSuccessStatusCode();
                await Task.Delay(50, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return looks;
            }
        }
    }

    /// <summary>What the journal says was sold, piece by piece, in the order of ringing up.</summary>
    private static async Task<IReadOnlyList<string>> SoldAsync(OpenTill till)
    {
        await using var connection = new SqliteConnection($"Data Source={till.Journal};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT payload FROM fact WHERE kind = 'sale-completed' ORDER BY sequence";
        var sold = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            using var sale = JsonDocument.Parse(rows.GetString(0));
            foreach (var line in sale.RootElement.GetProperty("lines").EnumerateArray())
            {
                var sku = line.GetProperty("sku").GetString()!;
                sold.AddRange(Enumerable.Repeat(sku, (int)line.GetProperty("quantity").GetDecimal()));
            }
        }

        return sold;
    }
}
