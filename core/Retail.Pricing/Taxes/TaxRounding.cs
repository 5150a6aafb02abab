namespace Retail.Pricing.Taxes;

/// <summary>Where tax is rounded to minor units.</summary>
public enum TaxRounding
{
    /// <summary>Once per line.</summary>
    Line,

    /// <summary>Once per tax category and rate over the whole quote.</summary>
    RateTotal,

    /// <summary>Once per unit.</summary>
    Unit,

    /// <summary>Once over the whole quote; the rows get their shares of it by largest remainder.</summary>
    Total,
}
