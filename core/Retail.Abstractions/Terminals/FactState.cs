namespace Retail.Abstractions.Terminals;

/// <summary>What the server did with a fact. All of them mean: do not send it again.</summary>
public enum FactState
{
    /// <summary>Stored, now or before.</summary>
    Stored,

    /// <summary>Stored, and flagged for a person to look at.</summary>
    Flagged,

    /// <summary>Another fact is stored under this sequence; this one is recorded beside it as a conflict.</summary>
    Conflict,
}
