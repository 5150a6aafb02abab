using Microsoft.Extensions.Logging;

namespace Retail.PluginHost;

internal static partial class PluginLog
{
    [LoggerMessage(1, LogLevel.Information, "Plugin {PluginId} {Version} runs.")]
    public static partial void Running(ILogger logger, string pluginId, string version);

    [LoggerMessage(2, LogLevel.Error, "Plugin {PluginId} is quarantined: {Reason}.")]
    public static partial void Quarantined(ILogger logger, Exception? exception, string pluginId, string reason);

    [LoggerMessage(3, LogLevel.Debug, "Plugin {PluginId} is not for the {Host} process.")]
    public static partial void NotForThisHost(ILogger logger, string pluginId, string host);

    [LoggerMessage(4, LogLevel.Warning, "The plugins folder {Folder} does not exist; no plugin is loaded.")]
    public static partial void NoFolder(ILogger logger, string folder);

    [LoggerMessage(5, LogLevel.Warning, "Plugin {PluginId} failed to stop.")]
    public static partial void StopFailed(ILogger logger, Exception exception, string pluginId);

    [LoggerMessage(6, LogLevel.Warning, "Plugin {PluginId} stopped but stays in memory: something still refers to it.")]
    public static partial void NotUnloaded(ILogger logger, string pluginId);
}
