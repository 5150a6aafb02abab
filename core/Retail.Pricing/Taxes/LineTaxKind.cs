namespace Retail.Pricing.Taxes;

/// <summary>How a tax of the decimal calculation is computed.</summary>
public enum LineTaxKind
{
    /// <summary>So many per cent of its base.</summary>
    Percent,

    /// <summary>An amount per unit of quantity.</summary>
    PerUnit,
}
