namespace Retail.PluginHost;

/// <summary>A provider or device: the contract that it was offered as, and the id that it had then.</summary>
internal sealed record Offer(Type Contract, string Id, object Part);
