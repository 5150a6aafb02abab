using Retail.Terminal.Devices;
using Retail.Terminal.Tests.Stubs;
using Retail.Testing.Processes;

namespace Retail.Terminal.Tests.Devices;

/// <summary>The settings that say how receipts look on this till's printer.</summary>
public sealed class PrinterModelTests
{
    [Fact]
    public async Task A_till_that_knows_its_printers_model_prints_in_its_commands()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server, settings: ["--Retail:PrinterModel", "zj-5870"]);
        await till.AddAsync(TestShop.Mug);

        var paid = await till.PayAsync("4.50");
        await till.UntilAsync(state => state is { PendingPrints: 0, PendingFacts: 0 });

        var job = Assert.Single(till.Printer.Paper);
        Assert.StartsWith("\u001b@", job, StringComparison.Ordinal);
        Assert.Contains("Receipt " + paid.Receipt, job, StringComparison.Ordinal);
        Assert.Contains(new string('-', 32) + "\n", job, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('-', 33), job, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_nobody_knows_is_told_with_those_near_it()
    {
        var refused = Assert.Throws<StartRefusedException>(
            () => new ReceiptPress(new TillOptions { PrinterModel = "TM-T88VI" }));

        Assert.Equal("device.unknown-printer-model", refused.Refusal.Code);
        Assert.Contains("TM-T88V", refused.Refusal.Arguments["near"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_logo_that_is_not_there_is_told() => Assert.Equal(
        "till.no-logo",
        Assert.Throws<StartRefusedException>(
            () => new ReceiptPress(new TillOptions { Logo = "/nowhere/logo.pbm" })).Refusal.Code);

    [Fact]
    public void A_logo_that_is_none_is_told()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "logo.pbm");
        File.WriteAllText(file, "not a picture");

        Assert.Equal(
            "device.bad-picture",
            Assert.Throws<StartRefusedException>(
                () => new ReceiptPress(new TillOptions { Logo = file })).Refusal.Code);
    }
}
