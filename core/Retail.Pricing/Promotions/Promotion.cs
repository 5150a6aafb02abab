using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>
/// Conditions, benefits, a lane and limits; data, never code. Empty lists of channels, stores, groups mean all.
/// </summary>
/// <param name="Code">Lower case letters, digits and dashes; 1 to 40.</param>
/// <param name="Name">Name for people, short enough for a receipt.</param>
/// <param name="Lane">Code of its lane, one of the book's.</param>
/// <param name="Priority">Breaks ties inside a lane: higher first, then code.</param>
/// <param name="Channels">Codes of the channels where it counts.</param>
/// <param name="Stores">Codes of the stores where it counts.</param>
/// <param name="Groups">Codes of the customer groups for whom it counts.</param>
/// <param name="From">First instant, or null.</param>
/// <param name="Until">First instant after it, or null.</param>
/// <param name="Conditions">All must hold.</param>
/// <param name="Benefits">At least one; each on what the one before left, on the promotion's own units.</param>
/// <param name="Exclusive">Whether nothing else applies, in any lane, when its conditions hold on the basket before all
/// promotions; of several such the first by priority and code.</param>
/// <param name="Hours">When in the week of the store it counts; null for always.</param>
public sealed record Promotion(
    string Code,
    LocalText Name,
    string Lane,
    int Priority,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> Stores,
    IReadOnlyList<string> Groups,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    IReadOnlyList<Condition> Conditions,
    IReadOnlyList<Benefit> Benefits,
    bool Exclusive = false,
    IReadOnlyList<WeekHours>? Hours = null);
