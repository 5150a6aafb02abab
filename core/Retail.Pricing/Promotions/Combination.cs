namespace Retail.Pricing.Promotions;

/// <summary>Promotions of a lane with the units that each uses; no unit is used twice.</summary>
/// <param name="Uses">Who uses what.</param>
/// <param name="SavedMinor">What they save.</param>
/// <param name="BoundMinor">No combination saves more than this; equal to what it saves when it is proved best.</param>
internal sealed record Combination(List<Use> Uses, long SavedMinor, long BoundMinor);
