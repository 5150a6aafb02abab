namespace Retail.Commerce.Terminals;

/// <summary>A till in the manager's list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Store">Code of its store.</param>
/// <param name="ReceiptSeries">Prefix of its receipt numbers.</param>
/// <param name="EnrolledAt">When it enrolled.</param>
/// <param name="LastSeenAt">When it last called, to the minute; null when it never has.</param>
/// <param name="Publication">The publication that it said to be on, or null.</param>
/// <param name="LastSequence">The last fact of its journal that is stored here.</param>
/// <param name="BlockedAt">When it was shut out, or null.</param>
public sealed record TerminalSummary(
    TerminalId Id,
    string Name,
    string Store,
    string ReceiptSeries,
    DateTimeOffset EnrolledAt,
    DateTimeOffset? LastSeenAt,
    int? Publication,
    long LastSequence,
    DateTimeOffset? BlockedAt);
