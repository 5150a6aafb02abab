using Retail.Abstractions.Terminals;

namespace Retail.Client;

internal sealed class TerminalsClient(RetailHttp http) : ITerminals
{
    public Task<Outcome<Enrolment>> EnrolAsync(EnrolTerminal command, CancellationToken cancellationToken) =>
        http.SendAsync<Enrolment>(
            RetailRequest.Repeatable("terminals/enrolments", command),
            cancellationToken);

    public Task<Outcome<IReadOnlyList<FactReceipt>>> DeliverAsync(
        TerminalId terminal, IReadOnlyList<TerminalFact> facts, CancellationToken cancellationToken) =>
        http.SendAsync<IReadOnlyList<FactReceipt>>(
            RetailRequest.Repeatable("terminals/self/facts", facts),
            cancellationToken);
}
