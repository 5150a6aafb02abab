namespace Retail.Pricing.Promotions;

/// <summary>Units of one line that cost the same. Nothing in the engine depends on telling them apart.</summary>
/// <param name="Line">Index of the canonical line.</param>
/// <param name="Count">How many, at least 1.</param>
/// <param name="PriceMinor">What each costs now.</param>
/// <param name="BaseMinor">What promotions compute on: the same, or the price before all promotions
/// (<see cref="LaneBasis"/>).</param>
internal readonly record struct UnitRun(int Line, int Count, long PriceMinor, long BaseMinor);
