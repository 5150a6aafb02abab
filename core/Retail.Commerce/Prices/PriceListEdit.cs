namespace Retail.Commerce.Prices;

/// <summary>
/// Where and when a price list counts. An empty list of channels, stores or groups means all of them.
/// </summary>
/// <param name="Currency">Currency of its prices: the shop's book currency.</param>
/// <param name="Channels">Codes of the channels where it counts.</param>
/// <param name="Stores">Codes of the stores where it counts.</param>
/// <param name="Groups">Codes of the customer groups for whom it counts.</param>
/// <param name="From">First instant, or null.</param>
/// <param name="Until">First instant after it, or null.</param>
/// <param name="Priority">The highest that matches and has the variant wins.</param>
public sealed record PriceListEdit(
    Currency Currency,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> Stores,
    IReadOnlyList<string> Groups,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    int Priority);
