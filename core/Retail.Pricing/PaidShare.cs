namespace Retail.Pricing;

/// <summary>
/// What so many equal units were paid with: each the same, but for the first ones, which got a minor unit more.
/// </summary>
/// <param name="Row">Place of its row in the tax summary.</param>
/// <param name="Count">How many.</param>
/// <param name="AmountEach">What each costs, minor units.</param>
/// <param name="AmountRaised">How many of the first cost one more.</param>
/// <param name="TaxEach">The tax of each.</param>
/// <param name="TaxRaised">How many of the first have one more of it.</param>
/// <param name="IncludesTax">Whether the amounts are with tax.</param>
internal readonly record struct PaidShare(
    int Row, int Count, long AmountEach, int AmountRaised, long TaxEach, int TaxRaised, bool IncludesTax)
{
    /// <summary>Net amount and tax of the first so many units, at most all.</summary>
    public (long Net, long Tax) Of(int units)
    {
        var count = Math.Min(units, Count);
        var amount = (AmountEach * count) + Math.Min(count, AmountRaised);
        var tax = (TaxEach * count) + Math.Min(count, TaxRaised);
        return (IncludesTax ? amount - tax : amount, tax);
    }
}
