using Microsoft.AspNetCore.Builder;
using Retail.Abstractions.Plugins;
using Retail.Plugins.MobileApp.Doors;

namespace Retail.Plugins.MobileApp;

/// <summary>The phone app: carts that tills hand over, and carts that are started here.</summary>
public sealed class MobileAppPlugin : IRetailPlugin
{
    /// <inheritdoc/>
    public ValueTask StartAsync(IPluginContext context, CancellationToken cancellationToken)
    {
        var files = new AppFiles(context);
        context.MapPages("/h", links => ClaimDoors.MapLinks(links.MapGroup(string.Empty).WithMetadata(files)));
        context.MapPages("/app", pages =>
        {
            var app = pages.MapGroup(string.Empty).WithMetadata(files);
            HomeDoors.Map(app);
            ClaimDoors.MapOpening(app);
            CartDoors.Map(app);
            AddingDoors.Map(app);
            PayDoors.Map(app);
            ReceiptDoors.Map(app);
            OfferDoors.Map(app);
            EventDoors.Map(app);
            InstallDoors.Map(app);
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
