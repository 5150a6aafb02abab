using Retail.Abstractions.Terminals;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Sync;

public sealed class FactSyncTests
{
    [Fact]
    public async Task Sold_without_the_server_everything_is_delivered_once_when_it_is_back()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        server.Http.Away = true;
        for (var i = 0; i < 3; i++)
        {
            await till.AddAsync(TestShop.Mug);
            await till.PayAsync("5.00");
        }

        var offline = await till.UntilAsync(state => !state.Server.Reachable);
        await till.StartAgainAsync();
        server.Http.Away = false;
        await till.UntilAsync(state => state is { PendingFacts: 0, Server.Reachable: true });

        Assert.Equal(6, offline.PendingFacts);
        Assert.Equal("server.unreachable", (await OfflineProblemAsync(till, server)).Code);
        Assert.Equal(
            3, server.FactsOf<CompletedSale>(FactKinds.SaleCompleted).Select(sale => sale.Order).Distinct().Count());
        Assert.Equal(
            Enumerable.Range(1, server.Facts.Count), server.Facts.Keys.Order().Select(sequence => (int)sequence));
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_is_sent_again_and_stored_once()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        server.Http.Away = true;
        await till.AddAsync(TestShop.Mug);
        await till.PayAsync("5.00");

        server.Http.LoseAnswers(6);
        server.Http.Away = false;
        await till.UntilAsync(state => state.PendingFacts == 0);

        Assert.True(server.Http.Requests.Count(request => request == "POST /api/v1/terminals/self/facts") > 1);
        Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
        Assert.Empty((await till.StateAsync()).Flags);
    }

    [Fact]
    public async Task A_server_that_was_restored_from_an_older_copy_gets_the_missing_facts_again()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        await till.PayAsync("5.00");
        await till.UntilAsync(state => state is { PendingFacts: 0, PendingPrints: 0 });

        server.Facts.Clear();
        await till.AddAsync(TestShop.Mug);
        await till.PayAsync("5.00");
        await till.UntilAsync(state => state is { PendingFacts: 0, PendingPrints: 0 });

        Assert.Equal([1L, 2L, 3L, 4L], server.Facts.Keys.Order());
    }

    [Fact]
    public async Task What_the_server_flags_is_shown_and_not_sent_again()
    {
        await using var server = await StubShopServer.StartAsync();
        server.Judge = fact => new FactReceipt(fact.Sequence, FactState.Flagged, "terminal.price-differs");
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        await till.PayAsync("5.00");

        var state = await till.UntilAsync(one => one.PendingFacts == 0);

        Assert.Contains(new FactReceipt(1, FactState.Flagged, "terminal.price-differs"), state.Flags);
    }

    private static async Task<Terminal.Api.RefusalView> OfflineProblemAsync(TestTill till, StubShopServer server)
    {
        server.Http.Away = true;
        await till.AddAsync(TestShop.Mug);
        await till.PayAsync("5.00");
        return (await till.UntilAsync(state => state.SyncProblem is not null)).SyncProblem!;
    }

    [Fact]
    public async Task A_delivery_says_which_publication_is_in_force()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        server.Publish(2, dearer: 1m);
        await till.UntilAsync(state => state.Publication == 2);
        await till.AddAsync(TestShop.Mug);
        await till.PayAsync("20.00");
        await till.UntilAsync(state => state.PendingFacts == 0);

        Assert.Equal("2", server.PublicationSaid);
    }
}
