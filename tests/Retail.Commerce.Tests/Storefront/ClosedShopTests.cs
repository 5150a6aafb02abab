using System.Net;
using Retail.Commerce.Tests.Server;
using Retail.Testing.Processes;

namespace Retail.Commerce.Tests.Storefront;

/// <summary>The web shop before anything is published.</summary>
public sealed class ClosedShopTests
{
    [Theory]
    [InlineData("/shop")]
    [InlineData("/shop/p/MUG")]
    [InlineData("/shop/search?text=mug")]
    [InlineData("/shop/cart")]
    public async Task A_shop_without_prices_says_that_it_opens_soon(string path)
    {
        await using var server = await RunningServer.StartAsync(
            [$"--Retail:PluginsDirectory={Repository.Plugins}"]);
        using var visitor = new ShopVisitor(server.Address);
        var page = await visitor.GetAsync(path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Abrimos pronto", page.Text, StringComparison.Ordinal);
    }
}
