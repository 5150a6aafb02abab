namespace Retail.Abstractions.Quotes;

/// <summary>
/// The engine's answer. Two quotes with the same <see cref="Hash"/> are the same price, offer and tax to the cent.
/// </summary>
/// <param name="Publication">Number of the publication that it was computed from.</param>
/// <param name="Context">What it depended on.</param>
/// <param name="Codes">Coupon codes that count in this publication, ordered ordinally.</param>
/// <param name="Lines">In canonical order: by SKU, then quantity.</param>
/// <param name="Taxes">One per tax category and rate, ordered by category.</param>
/// <param name="Subtotal">Sum of the lines' subtotals.</param>
/// <param name="Discount">Sum of the lines' adjustments, at most zero.</param>
/// <param name="Net">Without tax.</param>
/// <param name="Tax">All tax.</param>
/// <param name="Total">What is to be paid; net plus tax.</param>
/// <param name="ProvedBest">
/// Whether the engine proved that in no lane, on what the earlier lanes left, another combination of the offers saves
/// more.
/// </param>
/// <param name="Gap">At most so much more might have been saved, summed over the lanes; zero when proved.</param>
/// <param name="Explanations">For every promotion that concerns the basket, ordered by promotion.</param>
/// <param name="Hash">SHA-256 of the canonical form, 64 lower-case hex digits (core/Retail.Pricing/README.md).</param>
/// <param name="Shipping">What shipping costs; null when nothing is shipped or no method is chosen. In
/// <paramref name="Total"/>, not in <paramref name="Subtotal"/> and <paramref name="Discount"/>.</param>
/// <param name="Fees">Sum of the lines' fees, in <paramref name="Total"/> only; null for none.</param>
public sealed record Quote(
    int Publication,
    QuoteContext Context,
    IReadOnlyList<string> Codes,
    IReadOnlyList<QuoteLine> Lines,
    IReadOnlyList<TaxTotal> Taxes,
    Money Subtotal,
    Money Discount,
    Money Net,
    Money Tax,
    Money Total,
    bool ProvedBest,
    Money Gap,
    IReadOnlyList<Explanation> Explanations,
    string Hash,
    QuoteShipping? Shipping = null,
    Money? Fees = null);
