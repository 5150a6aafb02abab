namespace Retail.Terminal.Journal;

/// <summary>Names of the till's counters.</summary>
internal static class Counters
{
    /// <summary>Last receipt number.</summary>
    public const string Receipt = "receipt";

    /// <summary>Last handoff.</summary>
    public const string Handoff = "handoff";

    /// <summary>Last fact that the server has answered.</summary>
    public const string Delivered = "delivered";
}
