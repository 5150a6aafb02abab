namespace Retail.Abstractions.Plugins;

/// <summary>What a plugin may offer; declared in its <c>plugin.json</c>.</summary>
public enum PluginCapability
{
    /// <summary>Ways to pay.</summary>
    Payment,

    /// <summary>Scanners, printers, …</summary>
    Device,

    /// <summary>HTTP endpoints of its own.</summary>
    Endpoints,

    /// <summary>Pages for people, under paths of their own.</summary>
    Pages,
}
