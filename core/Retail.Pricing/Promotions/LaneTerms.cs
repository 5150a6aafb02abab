using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions;

/// <summary>The book's settings as far as promotions compute by them. Made once per quote.</summary>
internal sealed class LaneTerms(PriceBook book, string? zone)
{
    public BookSettings Settings => book.Content.Settings;

    public RoundingMode Rounding => Settings.Rounding;

    public RemainderRule Remainder => Settings.Remainder;

    /// <summary>Whether promotions compute on the price before all of them.</summary>
    public bool IsOnOriginal => Settings.LaneBasis == LaneBasis.Original;

    /// <summary>What a minor unit of a line weighs when an amount is shared, in steps of a millionth.</summary>
    public long ShareWeight(CanonicalLine line) => Settings.ShareBasis == ShareBasis.Gross && !Settings.PricesIncludeTax
        ? Exact.Whole + Exact.Steps(book.Rates.Of(line.Variant.TaxCategory, zone).Rate.Percent)
        : 1;
}
