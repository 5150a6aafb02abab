namespace Retail.PluginHost;

/// <summary>The reasons of quarantine all name the plugin.</summary>
internal static class PluginRefusals
{
    public static Refusal Of(string code, string pluginId, params ReadOnlySpan<(string Name, string Value)> more) =>
        Refusal.Of(RefusalKind.Unavailable, code, [("id", pluginId), .. more]);
}
