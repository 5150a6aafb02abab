namespace Retail.PluginHost;

/// <summary>One plugin that was found.</summary>
/// <param name="Id">Its id, which is the name of its folder.</param>
/// <param name="Name">For people; the id when <c>plugin.json</c> could not be read.</param>
/// <param name="Version">The plugin's own version, or null when it could not be read.</param>
/// <param name="State">Running or not.</param>
/// <param name="Reason">Why it is quarantined; null while it runs.</param>
public sealed record PluginStatus(string Id, string Name, string? Version, PluginState State, Refusal? Reason);
