using Retail.Abstractions.Devices;
using Retail.Devices.Barcodes;
using Retail.Devices.Scanning;
using Retail.Terminal.Journal;
using Retail.Terminal.Searching;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Devices;

/// <summary>
/// Gives what every scanner reads the way that typed text goes; a scanner that is gone is claimed again. Every scan is
/// rung up, refused with a reason, or waits; what waits when the till stops is told at its next start.
/// </summary>
internal sealed class ScannerLoop(
    TillDevices devices, ScanRouter router, TillDatabase database, TillChanges changes, TimeProvider clock,
    ILogger<ScannerLoop> logger)
    : BackgroundService
{
    /// <summary>A scan that is dealt with in less is not called waiting.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly IReadOnlyList<Dealing> queues =
        [.. devices.Scanners.OfType<IQueuedScanner>().Select(scanner => new Dealing(scanner))];

    private volatile LastScan? last;

    public LastScan? Last => last;

    /// <summary>How many scans wait for the till.</summary>
    public int Waiting => queues.Sum(one => one.Waiting(clock));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var left = queues.SelectMany(one => one.Scanner.TakeWaiting()).Select(scan => scan.Data).ToArray();
        foreach (var data in left)
        {
            DeviceLog.ScanLeft(logger, ScannedText.Shorten(data));
        }

        LeftScans.Save(database, left);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (LeftScans.Take(database) is { } left)
        {
            DeviceLog.ScansLeft(logger, left.ToString());
            Show("till", string.Empty, left);
        }

        // Each on its own: a plugin's scanner may block its caller.
        return Task.WhenAll(devices.Scanners.Select(
            scanner => Task.Run(() => ListenAsync(scanner, stoppingToken), CancellationToken.None)));
    }

    private async Task ListenAsync(IScanner scanner, CancellationToken stoppingToken)
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        while (!stoppingToken.IsCancellationRequested)
        {
            Exception? end = null;
            try
            {
                await (queues.FirstOrDefault(one => one.Scanner == scanner) is { } dealing
                    ? ListenAllAsync(dealing, backOff, stoppingToken)
                    : ListenAsync(scanner, backOff, stoppingToken));
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

    private async Task ListenAsync(IScanner scanner, BackOff backOff, CancellationToken stoppingToken)
    {
        await foreach (var scan in scanner.ClaimAsync(stoppingToken))
        {
            backOff.Reset();
            await RingUpAsync(scanner, scan, stoppingToken);
        }
    }

    private async Task ListenAllAsync(Dealing dealing, BackOff backOff, CancellationToken stoppingToken)
    {
        await foreach (var read in dealing.Scanner.ClaimAllAsync(stoppingToken))
        {
            backOff.Reset();
            if (read.IsRefused)
            {
                DeviceLog.NoScan(logger, dealing.Scanner.Id, read.Refusal.ToString());
                Show(dealing.Scanner.Id, string.Empty, read.Refusal);
                continue;
            }

            dealing.Begin(clock);
            await RingUpAsync(dealing.Scanner, read.Value, stoppingToken);
            dealing.End();
        }
    }

    private async Task RingUpAsync(IScanner scanner, Scan scan, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(scan, cancellationToken);
        Show(scanner.Id, scan.Data, outcome.Refusal, outcome.IsRefused ? null : outcome.Value);
    }

    private void Show(string scanner, string data, Refusal? refusal, ScanAnswer? answer = null)
    {
        last = new LastScan(
            scanner, ScannedText.Shorten(data), clock.GetUtcNow(), refusal, answer?.Line, answer?.Receipt);
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
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The scanner works; the cashier must see that this item was not rung up. Tried again, it would keep all
            // others waiting.
            DeviceLog.ScanLost(logger, ScannedText.Shorten(scan.Data), failure);
            return TillDatabase.CannotSave;
        }
    }

    /// <summary>A scanner with a queue, and since when its first scan is being dealt with.</summary>
    private sealed class Dealing(IQueuedScanner scanner)
    {
        private long since;

        public IQueuedScanner Scanner { get; } = scanner;

        public void Begin(TimeProvider clock) => Interlocked.Exchange(ref since, clock.GetTimestamp());

        public void End() => Interlocked.Exchange(ref since, 0);

        public int Waiting(TimeProvider clock)
        {
            var begun = Interlocked.Read(ref since);
            var isBrief = begun != 0 && clock.GetElapsedTime(begun) < Moment;
            return Math.Max(0, Scanner.Waiting - (isBrief ? 1 : 0));
        }
    }
}
