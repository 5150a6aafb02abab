using Retail.Abstractions.Devices;

namespace Retail.Plugins.Simulator;

/// <summary>What the scale is to show: a status, and the gross weight in milligrams.</summary>
internal sealed record ScaleOrder(ScaleStatus Status, long Milligrams = 0);
