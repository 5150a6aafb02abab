using Retail.Abstractions.Catalog;

namespace Retail.Devices.Barcodes;

/// <summary>How much of a thing a symbol says there is.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">Of what; imperial measures are given in these.</param>
public readonly record struct Measure(decimal Value, UnitOfMeasure Unit);
