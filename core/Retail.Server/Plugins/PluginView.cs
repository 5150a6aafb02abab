using System.Globalization;
using Retail.PluginHost;

namespace Retail.Server.Plugins;

/// <summary>A plugin as the staff sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, when it could be read.</param>
/// <param name="State">Whether it runs.</param>
/// <param name="Code">Code of the reason why it does not.</param>
/// <param name="Reason">The reason in the reader's language.</param>
internal sealed record PluginView(
    string Id, string Name, string? Version, PluginState State, string? Code, string? Reason)
{
    public static PluginView Of(PluginStatus status) => new(
        status.Id,
        status.Name,
        status.Version,
        status.State,
        status.Reason?.Code,
        status.Reason?.In(CultureInfo.CurrentUICulture));
}
