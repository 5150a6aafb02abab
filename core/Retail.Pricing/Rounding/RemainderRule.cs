namespace Retail.Pricing.Rounding;

/// <summary>
/// Who gets the minor units that are left when an amount is shared by value and does not divide (field/commerce.md 2.2
/// shows that systems differ). Lines are in canonical order: by SKU, then quantity.
/// </summary>
public enum RemainderRule
{
    /// <summary>Whole parts first; what is left goes one each to the largest fractions, on a tie to the earlier
    /// line.</summary>
    LargestRemainder,

    /// <summary>Whole parts first; what is left goes one each to the first lines.</summary>
    FloorFirst,

    /// <summary>Whole parts first; what is left goes to the last line.</summary>
    FloorLast,

    /// <summary>Every line but the last is rounded by the book's mode; the last one gets what is left.</summary>
    RoundLast,

    /// <summary>Every line is rounded, halves down; the difference is made good one each at the first lines.</summary>
    RoundHalfDownFixFirst,
}
