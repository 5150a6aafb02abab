using Retail.Abstractions.Terminals;

namespace Retail.Commerce.Terminals;

/// <summary>
/// A module that makes something of a kind of journal fact. It runs inside the transaction that stores the fact, saves
/// nothing itself, and never refuses: what happened at a till has happened.
/// </summary>
internal interface IFactReceiver
{
    /// <summary>The kind that it takes, of <see cref="FactKinds"/>.</summary>
    string Kind { get; }

    /// <summary>Takes the fact; gives null, or why a person should look at it.</summary>
    Task<Refusal?> ReceiveAsync(TerminalFact fact, TerminalPlace terminal, CancellationToken cancellationToken);
}
