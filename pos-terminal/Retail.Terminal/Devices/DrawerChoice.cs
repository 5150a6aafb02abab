using System.Text.RegularExpressions;
using Retail.Devices.Printing;

namespace Retail.Terminal.Devices;

/// <summary>What the setting <c>Retail:Drawer</c> says: which drawer opens for cash.</summary>
/// <param name="Pin">The wire of the printer's socket that it hangs on, or null.</param>
/// <param name="Plugin">Id of a plugin's, or null.</param>
internal sealed partial record DrawerChoice(DrawerPin? Pin, string? Plugin)
{
    private const int MostShown = 60;

    /// <summary>Reads <c>printer</c>, <c>printer:5</c>, <c>none</c> or an id; else <c>till.bad-drawer</c>.</summary>
    public static Outcome<DrawerChoice> Read(string text) => text switch
    {
        "printer" => new DrawerChoice(DrawerPin.Two, null),
        "printer:5" => new DrawerChoice(DrawerPin.Five, null),
        "none" => new DrawerChoice(null, null),
        _ when PluginId().IsMatch(text) => new DrawerChoice(null, text),
        _ => Refusal.Of(
            RefusalKind.Malformed, "till.bad-drawer",
            ("drawer", text.Length <= MostShown ? text : text[..MostShown] + "…")),
    };

    [GeneratedRegex("^[a-z0-9.-]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex PluginId();
}
