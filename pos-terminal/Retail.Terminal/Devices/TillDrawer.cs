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
    private readonly ILogger<TillDrawer> logger;
    private readonly DrawerChoice choice;

    public TillDrawer(
        TillOptions options, TillDatabase database, TillDevices devices, PluginHolder plugins,
        ILogger<TillDrawer> logger)
    {
        (this.database, this.devices, this.plugins, this.logger) = (database, devices, plugins, logger);
        choice = Choose(options);
    }

    /// <summary>What the settings say; a bad text throws a <see cref="StartRefusedException"/>.</summary>
    public static DrawerChoice Choose(TillOptions options)
    {
        var read = DrawerChoice.Read(options.Drawer);
        return read.IsRefused ? throw new StartRefusedException(read.Refusal) : read.Value;
    }

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

    private async Task OpenAsync()
    {
        try
        {
            if (choice.Pin is { } pin && devices.Printer is { } printer)
            {
                await printer.OpenDrawerAsync(pin, CancellationToken.None);
            }
            else if (plugins.Plugins.CashDrawers.FirstOrDefault(one => one.Id == choice.Plugin) is { } drawer)
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
