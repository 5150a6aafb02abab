using Retail.Abstractions.Devices;

namespace Retail.Terminal.Api;

/// <summary>A device and its state.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How it is.</param>
/// <param name="Problem">Why it is away, where somebody can do something about it; null otherwise.</param>
internal sealed record DeviceView(string Id, DeviceState State, RefusalView? Problem = null);
