using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Inventory;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Stores;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Catalog;

/// <summary>What shop, app and till ask to show a product, over HTTP and in process alike.</summary>
public sealed class FaceTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private static readonly CatalogView Web = new("web", null);

    [Fact]
    public async Task A_variant_says_what_one_costs_and_which_offers_name_it()
    {
        var bag = (await shop.Phone.Catalog.FindAsync("BAG", Web, CancellationToken.None)).Value;
        var mug = (await shop.Phone.Catalog.FindAsync("MUG", Web, CancellationToken.None)).Value;

        Assert.Equal("1.65 GBP", bag.One.ToString());
        var offer = Assert.Single(bag.Offers);
        Assert.Equal(("bags-3-for-2", "Bolsas 3x2", null), (offer.Promotion, offer.Name.ByLanguage["es"], offer.Until));
        Assert.Empty(mug.Offers);
    }

    [Fact]
    public async Task Offers_on_everything_are_told_once_and_coupons_never()
    {
        var offers = (await shop.Phone.Catalog.OffersAsync(Web, CancellationToken.None)).Value;

        Assert.Equal("basket-10", Assert.Single(offers).Promotion);
    }

    [Fact]
    public async Task The_catalog_tells_until_when_it_stays_the_same()
    {
        var state = (await shop.Phone.Catalog.StateAsync(Web, CancellationToken.None)).Value;

        Assert.Equal((1, shop.Clock.Now.AddMinutes(1)), (state.Publication, state.StableUntil));
    }

    [Fact]
    public async Task The_shop_tells_its_name_currency_and_stores()
    {
        var told = (await shop.Phone.Shop.ReadAsync(CancellationToken.None)).Value;

        Assert.Equal(("Retail", "GBP"), (told.Name, told.Currency.Code));
        Assert.Equal(["centro Europe/London", "norte Europe/London"],
            told.Stores.Take(2).Select(store => $"{store.Code} {store.TimeZone}"));
    }

    [Theory]
    [InlineData("centro", "mug", StockState.InStock, null)]
    [InlineData("centro", "LANTERN", StockState.Low, 2)]
    [InlineData("centro", "CHEESE", StockState.Untracked, null)]
    [InlineData("norte", "MUG", StockState.Untracked, null)]
    [InlineData("no such store", "no such thing", StockState.Untracked, null)]
    public async Task A_store_tells_what_it_has(string store, string sku, StockState state, int? left)
    {
        var told = (await shop.Phone.Availability.FindAsync(store, sku, CancellationToken.None)).Value;

        Assert.Equal((state, left), (told.State, (int?)told.Left?.Value));
    }

    [Fact]
    public async Task What_is_kept_for_a_moment_is_asked_for_again_after_it()
    {
        await StoresAsync();
        await shop.Staff.SendAsync("PUT", "/stores/sur", JsonNode.Parse(
            """{"name":"Sur","timeZone":"Europe/Madrid","currency":"GBP","channel":"store"}"""));
        Assert.DoesNotContain(await StoresAsync(), store => store.Code == "sur");
        shop.Clock.Now += TimeSpan.FromSeconds(4);
        Assert.Equal("Sur", Assert.Single(await StoresAsync(), store => store.Code == "sur").Name);

        async Task<IReadOnlyList<ShopStore>> StoresAsync() =>
            (await shop.Phone.Shop.ReadAsync(CancellationToken.None)).Value.Stores;
    }

    [Fact]
    public async Task What_was_sold_is_gone_from_the_stock_that_customers_see()
    {
        var (key, cart) = await shop.CartAsync("norte", ("BAG", 1));
        Assert.Equal(StockState.Untracked, await StateAsync());
        var paid = await shop.Phone.Checkout.PayAsync(
            key,
            new PayCart(
                PaymentId.New(shop.Clock), OrderId.New(shop.Clock), "simulator", "approve", cart.Quote.Hash,
                Fulfilment.CarryOut),
            shop.Stamp(),
            CancellationToken.None);
        Assert.False(paid.IsRefused, paid.Refusal?.ToString());
        shop.Clock.Now += TimeSpan.FromSeconds(3);
        Assert.Equal(StockState.Out, await StateAsync());

        async Task<StockState> StateAsync() =>
            (await shop.Phone.Availability.FindAsync("norte", "BAG", CancellationToken.None)).Value.State;
    }

    [Fact]
    public async Task Every_way_to_pay_is_told_with_its_name()
    {
        var ways = (await shop.Phone.Checkout.MethodsAsync(CancellationToken.None)).Value;
        await using var scope = shop.Services.CreateAsyncScope();
        var inProcess = await scope.ServiceProvider.GetRequiredService<ICheckout>()
            .MethodsAsync(CancellationToken.None);

        Assert.Equal(new PayBy("simulator", "approve",
            LocalText.Of("Test card (approved)", "Tarjeta de prueba (aceptada)")), ways[0]);
        Assert.Equal(ways, inProcess.Value);
    }
}
