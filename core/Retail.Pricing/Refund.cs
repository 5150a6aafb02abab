using Retail.Abstractions.Quotes;

namespace Retail.Pricing;

/// <summary>
/// What a return gives: <c>Units + Shipping − BrokenOffer = Amount − Charge</c>, which is the sum of the gross amounts
/// of <paramref name="Taxes"/>.
/// </summary>
/// <param name="Amount">What the customer gets, at least zero.</param>
/// <param name="Charge">What the customer owes instead, at least zero; one of both is zero. More than zero only with
/// <see cref="Breakage.Reprice"/>.</param>
/// <param name="Units">What the returned units were paid with, fees and tax included.</param>
/// <param name="BrokenOffer">What is kept back because an offer no longer holds for what is kept; below zero when an
/// earlier charge comes back, or when what is kept gets more of an offer. Zero with <see cref="Breakage.Keep"/>.
/// </param>
/// <param name="Shipping">What was paid for shipping, tax included; zero when it does not come back now.</param>
/// <param name="Taxes">By tax category what net amount and tax change; a row may be below zero when an offer breaks.
/// </param>
/// <param name="Lines">The returned units by line, in the quote's order.</param>
public sealed record Refund(
    Money Amount,
    Money Charge,
    Money Units,
    Money BrokenOffer,
    Money Shipping,
    IReadOnlyList<TaxTotal> Taxes,
    IReadOnlyList<RefundLine> Lines);
