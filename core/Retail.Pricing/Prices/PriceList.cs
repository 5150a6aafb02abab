namespace Retail.Pricing.Prices;

/// <summary>
/// A named set of prices with its scope. An empty list of channels, stores or groups means all of them.
/// </summary>
/// <param name="Code">Lower case letters, digits and dashes; 1 to 40.</param>
/// <param name="Channels">Codes of the channels where it counts.</param>
/// <param name="Stores">
/// Codes of the stores where it counts; a basket without a store matches only an empty list.
/// </param>
/// <param name="Groups">Codes of the customer groups for whom it counts.</param>
/// <param name="From">First instant, or null.</param>
/// <param name="Until">First instant after it, or null.</param>
/// <param name="Priority">The highest that matches and has the variant wins; on a tie the lower price.</param>
/// <param name="Currency">Currency of its prices, the book's main one or one of its others; null for the main one.
/// </param>
public sealed record PriceList(
    string Code,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> Stores,
    IReadOnlyList<string> Groups,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    int Priority,
    Currency? Currency = null);
