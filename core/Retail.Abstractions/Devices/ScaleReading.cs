namespace Retail.Abstractions.Devices;

/// <summary>What a scale shows.</summary>
/// <param name="Status">How it is; only what is stable may be sold.</param>
/// <param name="Milligrams">The gross weight, negative below zero; 0 where the status has no weight.</param>
public readonly record struct ScaleReading(ScaleStatus Status, long Milligrams);
