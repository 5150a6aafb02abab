namespace Retail.Pricing.Promotions.Benefits;

/// <summary>
/// Complete sets of so many units of the target, mixed freely: sorted, then cut into sets; what does not fill a set is
/// not used. Pieces only.
/// </summary>
/// <param name="Target">What sets are made of.</param>
/// <param name="Size">Units in a set, at least 1.</param>
/// <param name="Reward">What the reduced units get; a price is that of a whole set and needs
/// <see cref="SetScope.All"/>.</param>
/// <param name="Sort">Which units fill the first set.</param>
/// <param name="MaxSets">At most so many sets, at least 1; null for as many as there are.</param>
/// <param name="Scope">Which units of the sets are reduced.</param>
/// <param name="Pick">Which come first where not all are.</param>
/// <param name="Nth">In each set only the unit at this place by <paramref name="Pick"/>, 1 to <paramref name="Size"/>.
/// </param>
/// <param name="Count">So many of each set, 1 to <paramref name="Size"/>; without <paramref name="Nth"/>.</param>
/// <param name="MaxUnits">At most so many reduced units in all, at least 1; null for any number.</param>
public sealed record SetOf(
    Target Target,
    int Size,
    Reward Reward,
    Pick Sort = Pick.Dearest,
    int? MaxSets = null,
    SetScope Scope = SetScope.All,
    Pick Pick = Pick.Cheapest,
    int? Nth = null,
    int? Count = null,
    int? MaxUnits = null) : Benefit;
