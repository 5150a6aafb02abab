namespace Retail.Abstractions.Plugins;

/// <summary>Which process a plugin runs in; declared as <c>hosts</c> in its <c>plugin.json</c>.</summary>
public enum PluginHostKind
{
    /// <summary>The server: many callers from the network.</summary>
    Server,

    /// <summary>A till: one caller, on the loopback address behind the till's own guard.</summary>
    Terminal,
}
