using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Commerce.Terminals;

/// <summary>
/// Stores what tills deliver, each fact once and in its own transaction with what other modules make of it. What
/// happened at a till has happened: it is stored even when the server makes nothing of it, and never holds up the facts
/// behind it.
/// </summary>
internal sealed partial class DeliveringFacts(
    RetailDbContext database,
    Operations operations,
    ITerminalDirectory directory,
    IEnumerable<IFactReceiver> receivers,
    TimeProvider clock,
    ILogger<DeliveringFacts> logger)
{
    private readonly Dictionary<string, IFactReceiver> receiverByKind = receivers.ToDictionary(
        receiver => receiver.Kind, StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/terminals/self/facts", AnswerAsync)
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimits.Import))
            .Allow(AccessRule.Terminal);

    public async Task<Outcome<IReadOnlyList<FactReceipt>>> HandleAsync(
        TerminalId terminal, IReadOnlyList<TerminalFact> facts, CancellationToken cancellationToken)
    {
        if (FactRules.Check(terminal, facts) is { } refusal)
        {
            return refusal;
        }

        if (await directory.FindAsync(terminal, cancellationToken) is not { } place)
        {
            return TerminalRefusals.Unknown(terminal);
        }

        var receipts = new List<FactReceipt>(facts.Count);
        foreach (var fact in facts)
        {
            var receipt = await TakeAsync(fact, place, cancellationToken);
            database.ChangeTracker.Clear();
            if (receipt.IsRefused)
            {
                return receipt.Refusal;
            }

            receipts.Add(receipt.Value);
        }

        return receipts;
    }

    private static async Task<Results<Ok<IReadOnlyList<FactReceipt>>, ProblemHttpResult>> AnswerAsync(
        IReadOnlyList<TerminalFact> facts,
        ClaimsPrincipal caller,
        DeliveringFacts delivering,
        CancellationToken cancellationToken) =>
        (await delivering.HandleAsync(caller.Terminal()!.Value, facts, cancellationToken)).ToOk();

    private async Task<Outcome<FactReceipt>> TakeAsync(
        TerminalFact fact, TerminalPlace place, CancellationToken cancellationToken)
    {
        var receiver = receiverByKind.GetValueOrDefault(fact.Kind);
        try
        {
            return await StoreAsync(
                fact,
                place,
                receiver is null ? null : token => receiver.ReceiveAsync(fact, place, token),
                cancellationToken);
        }
        catch (Exception failure)
            when (receiver is not null && failure is not OperationCanceledException && !database.IsTrouble(failure))
        {
            // A bug in what is made of a fact must not keep it, and all behind it, in the till: a person looks at it.
            LogFailure(place.Id, fact.Sequence, fact.Kind, failure);
            database.ChangeTracker.Clear();
            var doubt = Refusal.Of(RefusalKind.Rule, "terminal.fact-not-taken", ("kind", fact.Kind));
            return await StoreAsync(fact, place, _ => Task.FromResult<Refusal?>(doubt), cancellationToken);
        }
    }

    private Task<Outcome<FactReceipt>> StoreAsync(
        TerminalFact fact,
        TerminalPlace place,
        Func<CancellationToken, Task<Refusal?>>? receive,
        CancellationToken cancellationToken) =>
        operations.RunAsync<FactReceipt>(
            async token =>
            {
                // Before the facts: one that is stored meanwhile is then found, and not taken for a gap.
                var terminal = await database.Set<TerminalRow>().SingleAsync(row => row.Id == place.Id, token);
                var stored = await database.Set<TerminalFactRow>().AsNoTracking()
                    .SingleOrDefaultAsync(row => row.Terminal == place.Id && row.Sequence == fact.Sequence, token);
                if (stored is not null)
                {
                    return stored.Hash == fact.Hash
                        ? stored.ToReceipt()
                        : await RecordConflictAsync(fact, place.Id, token);
                }

                if (fact.Sequence != terminal.LastSequence + 1)
                {
                    return FactRules.Gap(terminal.LastSequence + 1);
                }

                var doubt = FactRules.Doubt(fact, terminal.LastHash);
                var found = receive is null ? null : await receive(token);
                var row = ToRow(fact, place.Id, (found ?? doubt)?.Code);
                database.Add(row);
                (terminal.LastSequence, terminal.LastHash) = (fact.Sequence, fact.Hash);
                return row.ToReceipt();
            },
            cancellationToken);

    private async Task<FactReceipt> RecordConflictAsync(
        TerminalFact fact, TerminalId terminal, CancellationToken cancellationToken)
    {
        if (!await database.Set<TerminalConflictRow>().AnyAsync(
            row => row.Terminal == terminal && row.Sequence == fact.Sequence && row.Hash == fact.Hash,
            cancellationToken))
        {
            LogConflict(terminal, fact.Sequence);
            database.Add(new TerminalConflictRow
            {
                Terminal = terminal,
                Sequence = fact.Sequence,
                Hash = fact.Hash,
                Kind = fact.Kind,
                At = fact.At,
                Payload = fact.Payload,
                PreviousHash = fact.PreviousHash,
                ReceivedAt = clock.GetUtcNow(),
            });
        }

        return new FactReceipt(fact.Sequence, FactState.Conflict, "terminal.fact-conflict");
    }

    private TerminalFactRow ToRow(TerminalFact fact, TerminalId terminal, string? flag) => new()
    {
        Terminal = terminal,
        Sequence = fact.Sequence,
        Kind = fact.Kind,
        At = fact.At,
        Payload = fact.Payload,
        PreviousHash = fact.PreviousHash,
        Hash = fact.Hash,
        ReceivedAt = clock.GetUtcNow(),
        Flag = flag,
    };

    [LoggerMessage(1, LogLevel.Error, "Nothing could be made of fact {Sequence} ({Kind}) of till {Terminal}.")]
    private partial void LogFailure(TerminalId terminal, long sequence, string kind, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "Till {Terminal} delivered two facts {Sequence}; both are kept.")]
    private partial void LogConflict(TerminalId terminal, long sequence);
}
