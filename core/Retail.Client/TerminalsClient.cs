using Retail.Abstractions.Terminals;

namespace Retail.Client;

internal sealed class TerminalsClient(RetailHttp http) : ITerminals
{
    public Task<Outcome<Enrolment>> EnrolAsync(EnrolTerminal command, CancellationToken cancellationToken) =>
        http.SendAsync<Enrolment>(
            new RetailRequest(HttpMethod.Post, "terminals/enrolments") { Body = command, Idempotent = true }, cancellationToken);

    public Task<Outcome<IReadOnlyList<FactReceipt>>> DeliverAsync(
        TerminalId terminal, IReadOnlyList<TerminalFact> facts, CancellationToken cancellationToken) =>
        http.SendAsync<IReadOnlyList<FactReceipt>>(
            new RetailRequest(HttpMethod.Post, "terminals/self/facts") { Body = facts, Idempotent = true }, cancellationToken);
}
