namespace Retail.PluginHost;

/// <summary>How a plugin is.</summary>
public enum PluginState
{
    /// <summary>It started, and what it offers is in use.</summary>
    Running,

    /// <summary>Nothing of it is in use; the reason says why.</summary>
    Quarantined,

    /// <summary>It ran until the process let go of its plugins.</summary>
    Stopped,
}
