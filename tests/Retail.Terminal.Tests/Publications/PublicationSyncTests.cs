using Retail.Terminal.Selling;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Publications;

public sealed class PublicationSyncTests
{
    [Fact]
    public async Task A_damaged_publication_is_not_used_and_fetched_again()
    {
        await using var server = await StubShopServer.StartAsync();
        server.DamagedDownloads = 2;
        await using var till = await TestTill.StartAsync(server, withPrices: false);

        var state = await till.UntilAsync(one => one.Publication == 1);

        Assert.Equal(0, server.DamagedDownloads);
        Assert.Equal([1], state.Publications);
        Assert.Empty(Directory.GetFiles(Path.Combine(till.DataDirectory, "arriving")));
    }

    [Fact]
    public async Task Without_prices_nothing_is_sold()
    {
        await using var server = await StubShopServer.StartAsync();
        server.DamagedDownloads = int.MaxValue;
        await using var till = await TestTill.StartAsync(server, withPrices: false);

        var refused = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/lines", new AddToSale(TestShop.Mug, null)));

        Assert.Equal((503, "till.no-publication"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task The_prices_on_the_shelf_survive_a_restart_without_the_server()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        server.Http.Away = true;
        await till.StartAgainAsync();

        Assert.Equal("4.50", (await till.AddAsync(TestShop.Mug)).Quote.Total.ToAmountString());
    }
}
