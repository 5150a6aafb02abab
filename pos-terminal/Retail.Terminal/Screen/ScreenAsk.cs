using System.Globalization;

namespace Retail.Terminal.Screen;

/// <summary>What the address says beside its path: so a page that is loaded again is as it was.</summary>
/// <param name="Panel">What lies over the ticket.</param>
/// <param name="Line">The line that was chosen, or null.</param>
/// <param name="After">The touch of the ticket after which it was chosen; a later one takes the choice away.</param>
/// <param name="Text">What is looked for.</param>
/// <param name="Sale">The sale that is meant, or null.</param>
internal sealed record ScreenAsk(Panel Panel, string? Line, long After, string Text, OrderId? Sale)
{
    private const int MaxText = 200;

    /// <summary>The page without anything over it.</summary>
    public static ScreenAsk Nothing { get; } = new(Panel.None, null, 0, string.Empty, null);

    public static ScreenAsk Of(IQueryCollection query) => new(
        PanelOf(query["view"].ToString()),
        query["line"] is [{ Length: > 0 and <= 40 } line] ? line : null,
        long.TryParse(query["after"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var after)
            ? after
            : 0,
        Shorten(query["q"].ToString()),
        OrderId.TryParse(query["sale"].ToString(), null, out var sale) ? sale : null);

    public static string Shorten(string text) => text.Length <= MaxText ? text : text[..MaxText];

    /// <summary>The address of the page with this over it, about this.</summary>
    public static string At(Panel panel, string text) =>
        $"/?view={NameOf(panel)}&q={Uri.EscapeDataString(Shorten(text))}";

    private static Panel PanelOf(string name) =>
        Enum.GetValues<Panel>().FirstOrDefault(one => string.Equals(NameOf(one), name, StringComparison.Ordinal));

    public static string NameOf(Panel panel) => panel.ToString().ToLowerInvariant();
}
