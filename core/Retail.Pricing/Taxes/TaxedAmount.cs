namespace Retail.Pricing.Taxes;

/// <summary>A line or a document with its taxes; net plus taxes is gross.</summary>
/// <param name="Net">Without tax, in major units.</param>
/// <param name="Gross">With tax.</param>
/// <param name="Taxes">In the order in which they apply; of a document, by first appearance of their codes.</param>
public sealed record TaxedAmount(decimal Net, decimal Gross, IReadOnlyList<TaxedPart> Taxes);
