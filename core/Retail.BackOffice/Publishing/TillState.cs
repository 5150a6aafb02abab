using Retail.Commerce.Terminals;

namespace Retail.BackOffice.Publishing;

/// <summary>A till and the publication that it is on.</summary>
/// <param name="Till">The till.</param>
/// <param name="Store">Its store's name.</param>
/// <param name="BehindSince">Since when it should be on a later one; null when it is where it should be.</param>
public sealed record TillState(TerminalSummary Till, string Store, DateTimeOffset? BehindSince);
