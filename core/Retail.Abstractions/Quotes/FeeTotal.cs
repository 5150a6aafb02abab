namespace Retail.Abstractions.Quotes;

/// <summary>A deposit or an eco fee of all units of a line; no offer reduces it.</summary>
/// <param name="Code">Code of the fee.</param>
/// <param name="Name">Its name for people; outside the hash.</param>
/// <param name="Amount">For all units, in the prices' own basis.</param>
/// <param name="TaxCategory">Code of its tax category.</param>
public sealed record FeeTotal(string Code, LocalText Name, Money Amount, string TaxCategory);
