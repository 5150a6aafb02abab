namespace Retail.Abstractions.Terminals;

/// <summary>What a till says to the server about itself.</summary>
public interface ITerminals
{
    /// <summary>
    /// Enrols once. Refusals: <c>terminal.bad-code</c>, <c>terminal.bad-key</c>. The same till with the same code and
    /// key gets the same answer again, so that a lost answer locks nobody out.
    /// </summary>
    Task<Outcome<Enrolment>> EnrolAsync(EnrolTerminal command, CancellationToken cancellationToken);

    /// <summary>
    /// Stores journal facts, each once: (till, sequence) with the same hash gives the stored answer, with another hash
    /// a recorded conflict. At most <see cref="TerminalFact.MaxBatch"/> at a time, in order, without gaps.
    /// </summary>
    Task<Outcome<IReadOnlyList<FactReceipt>>> DeliverAsync(
        TerminalId terminal, IReadOnlyList<TerminalFact> facts, CancellationToken cancellationToken);
}
