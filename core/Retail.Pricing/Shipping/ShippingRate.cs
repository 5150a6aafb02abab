namespace Retail.Pricing.Shipping;

/// <summary>What shipping costs in a zone from a threshold on; of a zone's rates the one with the highest threshold
/// counts that is reached.</summary>
/// <param name="Zone">Code of the zone, or null for zones that have no rate of their own.</param>
/// <param name="From">From so many grams or minor units, at least 0.</param>
/// <param name="Amount">At least zero, in one of the book's currencies and the prices' own basis.</param>
public sealed record ShippingRate(string? Zone, long From, Money Amount);
