using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Abstractions.Json;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Database;
using Retail.Commerce.Terminals;
using Retail.Commerce.Tests.Merchandising;
using Retail.Commerce.Tests.Server;

namespace Retail.Commerce.Tests.Terminals;

public sealed class FactTests
{
    [Fact]
    public async Task Facts_are_stored_once_however_often_they_come()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        var facts = Chain(till.Id, "R-1", "R-2", "R-3");

        var first = await Deliver(till, facts[..2]);
        var again = await Deliver(till, facts);

        Assert.Equal([Stored(1), Stored(2)], first.Read<FactReceipt[]>());
        Assert.Equal([Stored(1), Stored(2), Stored(3)], again.Read<FactReceipt[]>());
        Assert.Equal(3, (await FactsOf(server)).Count);
    }

    [Fact]
    public async Task A_delivery_with_a_gap_is_told_where_to_go_on()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        var facts = Chain(till.Id, "R-1", "R-2", "R-3", "R-4");
        await Deliver(till, facts[..1]);

        var ahead = await Deliver(till, facts[2..]);
        var holed = await Deliver(till, [facts[1], facts[3]]);

        Assert.Equal("terminal.facts-gap", ahead.Code);
        Assert.Equal("2", ahead.Body["arguments"]!["expected"]!.GetValue<string>());
        Assert.Equal("terminal.facts-gap", holed.Code);
        Assert.Single(await FactsOf(server));
    }

    [Fact]
    public async Task Another_fact_under_the_same_number_is_kept_beside_the_first()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        var mine = Chain(till.Id, "R-1", "R-2");
        var others = Chain(till.Id, "X-1", "X-2", "X-3");
        await Deliver(till, mine);

        var conflict = (await Deliver(till, others)).Read<FactReceipt[]>();
        await Deliver(till, others);

        Assert.Equal(
            [
                new FactReceipt(1, FactState.Conflict, "terminal.fact-conflict"),
                new FactReceipt(2, FactState.Conflict, "terminal.fact-conflict"),
                new FactReceipt(3, FactState.Flagged, "terminal.broken-chain"),
            ],
            conflict);
        Assert.Equal(
            mine.Select(fact => fact.Hash).Append(others[2].Hash), (await FactsOf(server)).Select(row => row.Hash));
        await using var scope = server.Services.CreateAsyncScope();
        var beside = await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<TerminalConflictRow>()
            .OrderBy(row => row.Sequence).Select(row => row.Hash).ToListAsync();
        Assert.Equal(others[..2].Select(fact => fact.Hash), beside);
    }

    [Fact]
    public async Task A_fact_that_does_not_match_its_hash_is_not_stored()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        var facts = Chain(till.Id, "R-1", "R-2");
        facts[1] = facts[1] with { Payload = facts[1].Payload.Replace("R-2", "R-9", StringComparison.Ordinal) };

        var refused = await Deliver(till, facts);

        Assert.Equal("terminal.bad-fact", refused.Code);
        Assert.Empty(await FactsOf(server));
    }

    [Fact]
    public async Task What_cannot_be_read_is_kept_and_flagged_and_holds_nothing_up()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        var first = Fact(till.Id, 1, FactKinds.ReceiptPrinted, "{\"receipt\":", TerminalFact.NoPrevious);
        var second = Fact(till.Id, 2, "something-new", "{}", first.Hash);
        var third = Fact(till.Id, 3, FactKinds.ReceiptPrinted, Printed("R-3"), second.Hash);

        var receipts = (await Deliver(till, [first, second, third])).Read<FactReceipt[]>();

        Assert.Equal(
            [
                new FactReceipt(1, FactState.Flagged, "terminal.unreadable-fact"),
                new FactReceipt(2, FactState.Flagged, "terminal.unknown-fact-kind"),
                Stored(3),
            ],
            receipts);
        Assert.Equal("{\"receipt\":", (await FactsOf(server))[0].Payload);
    }

    [Fact]
    public async Task A_bug_in_what_is_made_of_a_fact_does_not_hold_up_the_till()
    {
        await using var server = await RunningServer.StartAsync(adapt: builder =>
            builder.Services.TryAddEnumerable(ServiceDescriptor.Scoped<IFactReceiver, BrokenReceiver>()));
        var till = await server.EnrolAsync();

        var receipts = (await Deliver(till, Chain(till.Id, "R-1", "R-2"))).Read<FactReceipt[]>();

        Assert.Equal(
            [
                new FactReceipt(1, FactState.Flagged, "terminal.fact-not-taken"),
                new FactReceipt(2, FactState.Flagged, "terminal.fact-not-taken"),
            ],
            receipts);
        Assert.Equal(2, (await FactsOf(server)).Count);
    }

    [Fact]
    public async Task A_delivery_of_none_or_of_too_many_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        var many = Chain(till.Id, [.. Enumerable.Range(1, TerminalFact.MaxBatch + 1).Select(number => $"R-{number}")]);

        Assert.Equal("terminal.bad-batch", (await Deliver(till, [])).Code);
        Assert.Equal("terminal.bad-batch", (await Deliver(till, many)).Code);
        Assert.Equal("terminal.bad-fact", (await Deliver(till, [null!])).Code);
        Assert.Equal(TerminalFact.MaxBatch, (await Deliver(till, many[..^1])).Read<FactReceipt[]>().Length);
    }

    private static FactReceipt Stored(long sequence) => new(sequence, FactState.Stored, null);

    private static Task<Answer> Deliver(EnrolledTill till, TerminalFact[] facts) =>
        RunningServer.SendAsync(till.Http, HttpMethod.Post, "/api/v1/terminals/self/facts", facts);

    private static async Task<List<TerminalFactRow>> FactsOf(RunningServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RetailDbContext>()
            .Set<TerminalFactRow>()
            .OrderBy(row => row.Sequence)
            .ToListAsync();
    }

    private static TerminalFact[] Chain(TerminalId terminal, params string[] receipts)
    {
        var facts = new List<TerminalFact>();
        foreach (var receipt in receipts)
        {
            var previous = facts.Count == 0 ? TerminalFact.NoPrevious : facts[^1].Hash;
            facts.Add(Fact(terminal, facts.Count + 1, FactKinds.ReceiptPrinted, Printed(receipt), previous));
        }

        return [.. facts];
    }

    private static string Printed(string receipt) =>
        JsonSerializer.Serialize(new PrintedReceipt(receipt, 0), RetailJson.Options);

    private static TerminalFact Fact(TerminalId terminal, long sequence, string kind, string payload, string previous)
    {
        var at = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        return new TerminalFact(
            sequence,
            kind,
            at,
            payload,
            previous,
            TerminalFact.HashOf(terminal, sequence, kind, at, payload, previous));
    }

    private sealed class BrokenReceiver : IFactReceiver
    {
        public string Kind => FactKinds.ReceiptPrinted;

        public Task<Refusal?> ReceiveAsync(
            TerminalFact fact, TerminalPlace terminal, CancellationToken cancellationToken) =>
            throw new OverflowException("a bug");
    }
}
