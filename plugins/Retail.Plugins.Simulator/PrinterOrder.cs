using Retail.Abstractions.Devices;

namespace Retail.Plugins.Simulator;

/// <summary>The state that the printer is to be in.</summary>
internal sealed record PrinterOrder(DeviceState State);
