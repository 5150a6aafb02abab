using Retail.Abstractions.Devices;
using Retail.Devices.Printing;
using Retail.Terminal.Journal;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Devices;

/// <summary>
/// The cash drawer. It is asked to open once for each sale paid in cash, when the sale is in the journal, and that it
/// was asked is in the journal first: a till that ends in between asks no second time, for a drawer that opens when
/// nobody stands before it is worse than one that a key has to open.
/// </summary>
internal sealed class TillDrawer
{
    private readonly TillDatabase database;
    private readonly TillDevices devices;
    private readonly PluginHolder plugins;
    private readonly TimeProvider clock;
    private readonly ILogger<TillDrawer> logger;
    private readonly DrawerChoice choice;
    private readonly TimeSpan limit;
    private readonly Lock gate = new();
    private DrawerSensor sensor = new();
    private DateTimeOffset? openSince;

    public TillDrawer(
        TillOptions options, TillDatabase database, TillDevices devices, PluginHolder plugins, TimeProvider clock,
        ILogger<TillDrawer> logger)
    {
        (this.database, this.devices, this.plugins) = (database, devices, plugins);
        (this.clock, this.logger, limit) = (clock, logger, options.DrawerLimit);
        choice = Choose(options);
        if (choice.Pin is not null && devices.Printer is { } printer)
        {
            printer.Changed += Look;
        }
        else if (Plugin is { } drawer)
        {
            drawer.StateChanged += Look;
        }

        Look();
    }

    /// <summary>Since when it stands open, and whether that is too long; null when it is shut, or unknown.</summary>
    public (DateTimeOffset Since, bool IsTooLong)? Open
    {
        get
        {
            lock (gate)
            {
                return openSince is { } since ? (since, clock.GetUtcNow() - since >= limit) : null;
            }
        }
    }

    private ICashDrawer? Plugin => plugins.Plugins.CashDrawers.FirstOrDefault(one => one.Id == choice.Plugin);

    /// <summary>What the settings say; a bad text throws a <see cref="StartRefusedException"/>.</summary>
    public static DrawerChoice Choose(TillOptions options) =>
        StartRefusedException.Need(DrawerChoice.Read(options.Drawer));

    /// <summary>Opens it for a sale that was paid in cash, unless it was asked to already. Returns at once.</summary>
    public void OpenFor(OrderId sale)
    {
        var isFirst = database.Commit<bool>(session => session.AsksDrawer(sale)) is { IsRefused: false, Value: true };
        if (isFirst && (choice.Pin is not null || choice.Plugin is not null))
        {
            // A device may block its caller.
            _ = Task.Run(OpenAsync);
        }
    }

    private void Look()
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            sensor = sensor.Saw(devices.Printer?.DrawerHigh, now);
            var isOpen = choice.Pin is not null ? sensor.IsOpen : Plugin?.IsOpen;
            openSince = isOpen == true ? openSince ?? now : null;
        }
    }

    private async Task OpenAsync()
    {
        try
        {
            lock (gate)
            {
                sensor = sensor.Asked(clock.GetUtcNow());
            }

            if (choice.Pin is { } pin && devices.Printer is { } printer)
            {
                await printer.OpenDrawerAsync(pin, CancellationToken.None);
            }
            else if (Plugin is { } drawer)
            {
                await drawer.OpenAsync(CancellationToken.None);
            }
        }
        catch (Exception failure)
        {
            // The sale stands, and the drawer has a key.
            DeviceLog.DrawerFails(logger, failure);
        }
    }
}
