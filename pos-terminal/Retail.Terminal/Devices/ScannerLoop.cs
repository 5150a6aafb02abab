using Microsoft.Data.Sqlite;
using Retail.Abstractions.Devices;
using Retail.Devices.Scanning;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Devices;

/// <summary>
/// Rings up what every scanner reads, the way a typed barcode goes; a scanner that is gone is claimed again.
/// </summary>
internal sealed class ScannerLoop(
    TillDevices devices, SaleDesk desk, TillChanges changes, TimeProvider clock, ILogger<ScannerLoop> logger)
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
        var refusal = await TryAddAsync(scan, cancellationToken);
        last = new LastScan(scanner.Id, BarcodeReader.Shorten(scan.Data), clock.GetUtcNow(), refusal);
        changes.Announce();
    }

    private async Task<Refusal?> TryAddAsync(Scan scan, CancellationToken cancellationToken)
    {
        try
        {
            return (await desk.AddAsync(
                new AddToSale(null, scan.Data), Operation.Own, cancellationToken)).Refusal;
        }
        catch (SqliteException failure)
        {
            // The scanner works; the cashier must see that this item was not rung up.
            DeviceLog.ScanLost(logger, BarcodeReader.Shorten(scan.Data), failure);
            return TillDatabase.CannotSave;
        }
    }
}
