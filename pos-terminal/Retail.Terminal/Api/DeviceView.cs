using Retail.Abstractions.Devices;

namespace Retail.Terminal.Api;

/// <summary>A device and its state.</summary>
internal sealed record DeviceView(string Id, DeviceState State);
