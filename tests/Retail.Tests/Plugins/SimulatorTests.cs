using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Payments;
using Retail.Abstractions.Plugins;
using Retail.PluginHost;

namespace Retail.Tests.Plugins;

/// <summary>The Simulator as the build placed it, through the contracts and its own endpoints only.</summary>
[Trait("Database", "none")]
public sealed class SimulatorTests : IAsyncLifetime, IDisposable
{
    private static readonly Money Price = new(1230, Currency.Of("GBP"));

    private readonly PluginZoo zoo = new PluginZoo().WithSimulator();

    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(20) };

    private PluginCatalog catalog = null!;

    private WebApplication app = null!;

    private IPaymentProvider Payments => catalog.PaymentProviders.Single();

    public async Task InitializeAsync()
    {
        catalog = await zoo.LoadAsync();
        app = await PluginSite.ServeAsync(catalog);
        client.BaseAddress = new Uri(PluginSite.Address(app), "/plugins/retail.simulator/");
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await catalog.DisposeAsync();
    }

    public void Dispose()
    {
        client.Dispose();
        zoo.Dispose();
    }

    [Fact]
    public async Task In_the_server_it_offers_payment_and_neither_devices_nor_endpoints()
    {
        using var other = new PluginZoo().WithSimulator();
        await using var server = await other.LoadAsync(PluginHostKind.Server);
        await using var site = await PluginSite.ServeAsync(server);
        using var http = new HttpClient { BaseAddress = PluginSite.Address(site) };

        Assert.Equal(PluginState.Running, server.Plugins.Single().State);
        Assert.Equal("simulator", server.PaymentProviders.Single().Id);
        Assert.Empty(server.Scanners);
        Assert.Empty(server.ReceiptPrinters);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/plugins/retail.simulator/paper")).StatusCode);
    }

    [Theory]
    [InlineData("approve", PaymentState.Captured, null)]
    [InlineData("decline", PaymentState.Declined, "declined")]
    [InlineData("seashells", PaymentState.Declined, "unknown-method")]
    public async Task A_charge_gives_what_the_method_says_and_the_same_again(
        string method, PaymentState state, string? reason)
    {
        var payment = PaymentId.New(TimeProvider.System);

        var first = await ChargeAsync(payment, method);

        Assert.Equal((state, reason), (first.State, first.Reason));
        Assert.Equal(first, await ChargeAsync(payment, method));
        Assert.Equal(first, await Payments.FindAsync(payment, default));
    }

    [Fact]
    public async Task A_lost_answer_has_charged_and_finding_tells_so()
    {
        var payment = PaymentId.New(TimeProvider.System);

        await Assert.ThrowsAsync<TimeoutException>(() => ChargeAsync(payment, "lost-answer"));

        Assert.Equal(PaymentState.Captured, (await Payments.FindAsync(payment, default)).State);
        Assert.Equal(PaymentState.Captured, (await ChargeAsync(payment, "lost-answer")).State);
    }

    [Fact]
    public async Task A_lost_request_has_not_charged_and_a_reversal_makes_sure_of_it()
    {
        var payment = PaymentId.New(TimeProvider.System);

        await Assert.ThrowsAsync<TimeoutException>(() => ChargeAsync(payment, "lost-request"));

        Assert.Equal(
            new PaymentAnswer(PaymentState.Unknown, null, "not-found"), await Payments.FindAsync(payment, default));
        Assert.Equal(PaymentState.Reversed, (await Payments.ReverseAsync(payment, default)).State);
        Assert.Equal(PaymentState.Reversed, (await ChargeAsync(payment, "approve")).State);
    }

    [Fact]
    public async Task A_slow_charge_that_is_cancelled_has_not_charged()
    {
        var payment = PaymentId.New(TimeProvider.System);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Payments.ChargeAsync(new PaymentRequest(payment, Price, "slow", "test"), impatient.Token));

        Assert.Equal("not-found", (await Payments.FindAsync(payment, default)).Reason);
    }

    [Fact]
    public async Task Another_amount_under_the_same_payment_is_an_error()
    {
        var payment = PaymentId.New(TimeProvider.System);
        await ChargeAsync(payment, "approve");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Payments.ChargeAsync(
            new PaymentRequest(payment, Price + Price, "approve", "test"), default));
    }

    [Fact]
    public async Task Payments_outlive_the_process_and_a_line_that_the_power_cut_off()
    {
        var (kept, reversed) = (PaymentId.New(TimeProvider.System), PaymentId.New(TimeProvider.System));
        var answer = await ChargeAsync(kept, "approve");
        await ChargeAsync(reversed, "approve");
        await Payments.ReverseAsync(reversed, default);
        await catalog.DisposeAsync();
        await File.AppendAllTextAsync(Path.Combine(zoo.DataFolder, "retail.simulator", "payments.jsonl"), """{"payment":"0""");

        catalog = await zoo.LoadAsync();

        Assert.Equal(answer, await Payments.FindAsync(kept, default));
        Assert.Equal(PaymentState.Reversed, (await Payments.FindAsync(reversed, default)).State);
        var later = PaymentId.New(TimeProvider.System);
        await ChargeAsync(later, "approve");
        await catalog.DisposeAsync();
        catalog = await zoo.LoadAsync();
        Assert.Equal(PaymentState.Captured, (await Payments.FindAsync(later, default)).State);
    }

    [Fact]
    public async Task A_scan_is_answered_when_the_reader_has_dealt_with_it()
    {
        var seen = new List<Scan>();
        using var end = new CancellationTokenSource();
        var reading = ReadAsync(seen.Add, end.Token);

        var answers = new List<HttpStatusCode>();
        foreach (var data in new[] { "5012345678900", "4006381333931" })
        {
            answers.Add((await client.PostAsJsonAsync("scans", new { data, symbology = (string?)null })).StatusCode);
        }

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent], answers);
        Assert.Equal([new Scan("5012345678900", null), new Scan("4006381333931", null)], seen);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(DeviceState.Closed, catalog.Scanners.Single().State);
    }

    [Fact]
    public async Task A_scan_that_nobody_reads_or_that_the_reader_dropped_is_refused()
    {
        Assert.Equal("simulator.scanner-not-claimed", await CodeAsync(await ScanAsync("123")));

        var reading = ReadAsync(_ => throw new InvalidOperationException("The reader fell over."), default);

        Assert.Equal("simulator.scan-lost", await CodeAsync(await ScanAsync("123")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
    }

    [Theory]
    [InlineData("""{"data":""}""", "simulator.bad-scan")]
    [InlineData("""{"data":"1","symbology":"E"}""", "simulator.bad-scan")]
    [InlineData("""{"symbology":"]E0"}""", "simulator.bad-body")]
    [InlineData("[", "simulator.bad-body")]
    public async Task A_scan_that_is_none_is_refused(string body, string code)
    {
        var answer = await client.PostAsync("scans", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, await CodeAsync(answer));
    }

    [Fact]
    public async Task A_job_is_on_paper_wrapped_at_the_width_and_on_disk()
    {
        var printer = catalog.ReceiptPrinters.Single();
        var line = new string('x', printer.Columns) + "yz";

        Assert.Equal(
            DeviceState.Ready, await printer.PrintAsync(Encoding.UTF8.GetBytes($"\u001b@Café £1\n{line}\n"), default));

        var paper = await client.GetFromJsonAsync<JsonObject>("paper");
        var text = $"@Café £1\n{line[..42]}\nyz\n";
        Assert.Equal(text, (string?)paper!["jobs"]![0]!["text"]);
        Assert.Equal(
            text, await File.ReadAllTextAsync(Path.Combine(zoo.DataFolder, "retail.simulator", "paper", "000001.txt")));
    }

    [Fact]
    public async Task A_printer_without_paper_or_power_prints_nothing_until_it_is_ready_again()
    {
        var printer = catalog.ReceiptPrinters.Single();
        var job = "receipt\n"u8.ToArray();

        await BecomeAsync("paper-end");
        Assert.Equal(DeviceState.PaperEnd, await printer.PrintAsync(job, default));
        await BecomeAsync("offline");
        await Assert.ThrowsAsync<IOException>(() => printer.PrintAsync(job, default));
        await BecomeAsync("ready");
        Assert.Equal(DeviceState.Ready, await printer.PrintAsync(job, default));

        var paper = await client.GetFromJsonAsync<JsonObject>("paper");
        Assert.Single(paper!["jobs"]!.AsArray());
        Assert.Equal(
            "simulator.bad-body", await CodeAsync(await client.PutAsJsonAsync("printer", new { state = "on-fire" })));
        Assert.Equal("simulator.bad-printer-state",
            await CodeAsync(await client.PutAsJsonAsync("printer", new { state = "closed" })));
    }

    [Fact]
    public async Task A_scale_shows_what_it_is_told_and_is_none_before()
    {
        var scale = catalog.Scales.Single();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var readings = scale.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var first = readings.MoveNextAsync();
        Assert.Equal(DeviceState.Offline, scale.State);

        var told = await client.PutAsJsonAsync("scale", new { status = "stable", milligrams = 1_234_000 });

        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        Assert.True(await first);
        Assert.Equal(new ScaleReading(ScaleStatus.Stable, 1_234_000), readings.Current);
        await scale.ZeroAsync(limit.Token);
        Assert.True(await readings.MoveNextAsync());
        Assert.Equal((ScaleStatus.Zero, DeviceState.Ready), (readings.Current.Status, scale.State));
        Assert.Equal(
            "simulator.bad-body", await CodeAsync(await client.PutAsJsonAsync("scale", new { status = "heavy" })));
    }

    private async Task ReadAsync(Action<Scan> deal, CancellationToken cancellationToken)
    {
        await foreach (var scan in catalog.Scanners.Single().ClaimAsync(cancellationToken))
        {
            deal(scan);
        }
    }

    private Task<PaymentAnswer> ChargeAsync(PaymentId payment, string method) =>
        Payments.ChargeAsync(new PaymentRequest(payment, Price, method, "test"), default);

    private Task<HttpResponseMessage> ScanAsync(string data) => client.PostAsJsonAsync("scans", new { data });

    private async Task BecomeAsync(string state) =>
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync("printer", new { state })).StatusCode);

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.DoesNotContain("{", (string)problem!["detail"]!, StringComparison.Ordinal);
        Assert.NotEqual((string?)problem["code"], (string?)problem["detail"]);
        return (string?)problem["code"];
    }
}
