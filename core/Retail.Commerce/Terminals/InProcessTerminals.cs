using Retail.Abstractions.Terminals;

namespace Retail.Commerce.Terminals;

/// <summary>The contract, in the server's process.</summary>
internal sealed class InProcessTerminals(Enrolling enrolling, DeliveringFacts delivering) : ITerminals
{
    public Task<Outcome<Enrolment>> EnrolAsync(EnrolTerminal command, CancellationToken cancellationToken) =>
        enrolling.HandleAsync(command, cancellationToken);

    public Task<Outcome<IReadOnlyList<FactReceipt>>> DeliverAsync(
        TerminalId terminal, IReadOnlyList<TerminalFact> facts, CancellationToken cancellationToken) =>
        delivering.HandleAsync(terminal, facts, cancellationToken);
}
