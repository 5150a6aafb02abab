namespace Retail.PluginHost;

/// <summary>Why a plugin is quarantined, and the exception for the log.</summary>
internal sealed record Failure(Refusal Reason, Exception? Exception = null);
