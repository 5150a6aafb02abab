using System.Globalization;
using Retail.Terminal.Devices;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Api;

/// <summary>
/// Announces what nobody else does: a device that came or went, and what only the time changes, such as the end of a
/// price guarantee or the hour at which a publication comes into force.
/// </summary>
internal sealed class ScreenWatch(
    TillStateReader reader, TillChanges changes, TimeProvider clock, ILogger<ScreenWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);
    private string last = string.Empty;
    private bool drawerTold;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        // A plugin's device may block its caller, which must not hold up the start.
        Task.Run(() => Rounds.RunAsync(LookAsync, clock, logger, stoppingToken), CancellationToken.None);

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var state = reader.Read();
        var seen = Glance(state);
        if (state.Drawer is { IsTooLong: true } drawer && !drawerTold)
        {
            DeviceLog.DrawerOpen(logger, drawer.OpenSince);
        }

        drawerTold = state.Drawer is { IsTooLong: true };
        if (seen != last)
        {
            last = seen;
            changes.Announce();
        }

        await Task.Delay(Period, clock, cancellationToken);
    }

    private static string Glance(TillStateView state)
    {
        var devices = string.Join(',', state.Scanners.Select(scanner => scanner.State));
        var handoffs = string.Join(',', state.HandedOff.Select(one => one.State));
        var plugins = string.Join(',', state.Plugins.Select(plugin => plugin.State));
        var (expired, waiting) = (state.Sale?.GuaranteeExpired, state.ScansWaiting);
        var shown = $"{state.Publication} {state.Printer?.State} {state.Display} {state.Scale} {state.Drawer}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{shown} {devices} {handoffs} {plugins} {expired} {waiting}");
    }
}
