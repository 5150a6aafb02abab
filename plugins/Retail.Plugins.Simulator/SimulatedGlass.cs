namespace Retail.Plugins.Simulator;

/// <summary>What stands on the display.</summary>
internal sealed record SimulatedGlass(string Upper, string Lower);
