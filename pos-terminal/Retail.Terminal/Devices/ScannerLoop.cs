using Microsoft.Data.Sqlite;
using Retail.Abstractions.Devices;
using Retail.Devices.Barcodes;
using Retail.Terminal.Journal;
using Retail.Terminal.Searching;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Devices;

/// <summary>
/// Gives what every scanner reads the way that typed text goes; a scanner that is gone is claimed again.
/// </summary>
internal sealed class ScannerLoop(
    TillDevices devices, ScanRouter router, TillChanges changes, TimeProvider clock, ILogger<ScannerLoop> logger)
    : BackgroundService
{
    private volatile LastScan? last;

    public LastScan? Last => last;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        // Each on its own: a plugin's scanner may block its caller.
        Task.WhenAll(devices.Scanners.Select(
            scanner => Task.Run(() => ListenAsync(scanner, stoppingToken), CancellationToken.None)));

    private async Task ListenAsync(IScanner scanner, CancellationToken stoppingToken)
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        while (!stoppingToken.IsCancellationRequested)
        {
            Exception? end = null;
            try
            {
                await foreach (var scan in scanner.ClaimAsync(stoppingToken))
                {
                    backOff.Reset();
                    await RingUpAsync(scanner, scan, stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The scanner is a plugin's: whatever it throws means that the device is gone for now.
                end = failure;
            }

            DeviceLog.ScannerGone(logger, scanner.Id, end);
            await Task.Delay(backOff.Next(), clock, stoppingToken);
        }
    }

    private async Task RingUpAsync(IScanner scanner, Scan scan, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(scan, cancellationToken);
        last = new LastScan(
            scanner.Id, ScannedText.Shorten(scan.Data), clock.GetUtcNow(), outcome.Refusal,
            outcome.IsRefused ? null : outcome.Value.Line);
        changes.Announce();
    }

    private async Task<Outcome<ScanAnswer>> TryAsync(Scan scan, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await router.ScanAsync(scan.Symbology + scan.Data, Operation.Own, cancellationToken);

            // Nobody chooses at the scanner: what only words would find was not rung up.
            return outcome is { IsRefused: false, Value.Kind: ScanKind.Choices }
                ? Refusal.Of(
                    RefusalKind.Rule, "device.unreadable-barcode", ("data", ScannedText.Shorten(scan.Data)))
                : outcome;
        }
        catch (SqliteException failure)
        {
            // The scanner works; the cashier must see that this item was not rung up.
            DeviceLog.ScanLost(logger, ScannedText.Shorten(scan.Data), failure);
            return TillDatabase.CannotSave;
        }
    }
}
