namespace Retail.Pricing;

/// <summary>What the returned units of a line cost, their fees included.</summary>
/// <param name="LineIds">Ids of the quote's line.</param>
/// <param name="Sku">The variant.</param>
/// <param name="Units">How many come back now.</param>
/// <param name="Net">Without tax.</param>
/// <param name="Tax">The tax.</param>
/// <param name="Gross">With tax: what was paid for them.</param>
public sealed record RefundLine(
    IReadOnlyList<string> LineIds, string Sku, int Units, Money Net, Money Tax, Money Gross);
