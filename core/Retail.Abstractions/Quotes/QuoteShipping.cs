namespace Retail.Abstractions.Quotes;

/// <summary>What shipping costs.</summary>
/// <param name="Method">Code of the shipping method.</param>
/// <param name="Name">Its name for people; outside the hash.</param>
/// <param name="Price">Before offers, in the prices' own basis.</param>
/// <param name="Adjustments">What offers take off.</param>
/// <param name="Total">Price plus adjustments.</param>
/// <param name="TaxCategory">Code of its tax category.</param>
public sealed record QuoteShipping(
    string Method,
    LocalText Name,
    Money Price,
    IReadOnlyList<Adjustment> Adjustments,
    Money Total,
    string TaxCategory);
