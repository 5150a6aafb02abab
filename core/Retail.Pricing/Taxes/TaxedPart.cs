namespace Retail.Pricing.Taxes;

/// <summary>What one tax comes to.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Base">What it is computed on, in major units; what a tax per unit comes with.</param>
/// <param name="Tax">The tax.</param>
public sealed record TaxedPart(string Code, decimal Base, decimal Tax);
