namespace Retail.Pricing.Taxes;

/// <summary>
/// Which side of a tax-inclusive amount is rounded; the other one is the difference. They differ by a minor unit on
/// halves (field/commerce.md 2.2).
/// </summary>
public enum TaxSplit
{
    /// <summary>The tax is rounded, the net amount is what is left.</summary>
    RoundTax,

    /// <summary>The net amount is rounded, the tax is what is left.</summary>
    RoundNet,
}
