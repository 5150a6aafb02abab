using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Tests.Selling;
using Retail.Testing.Shops;

namespace Retail.Commerce.Tests.Carts;

/// <summary>Each has a shop of its own: it moves the clock and publishes.</summary>
public sealed class GuaranteeTests : IAsyncLifetime, IDisposable
{
    private readonly SellingShop shop = new();

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task A_dearer_price_list_changes_new_carts_and_no_line_of_an_old_one()
    {
        var (key, before) = await shop.CartAsync(lines: [("MUG", 1)]);
        shop.Clock.Now += TimeSpan.FromMinutes(5);
        await shop.PublishPriceAsync("MUG", "5.00");

        var kept = await shop.AddAsync(key, "MUG", 1);
        Assert.Equal(
            (before.Quote.Publication, "8.00 GBP"), (kept.Value.Quote.Publication, kept.Value.Quote.Total.ToString()));
        var (_, fresh) = await shop.CartAsync(lines: [("MUG", 2)]);
        Assert.Equal(
            (before.Quote.Publication + 1, "10.00 GBP"), (fresh.Quote.Publication, fresh.Quote.Total.ToString()));
    }

    [Fact]
    public async Task An_empty_cart_has_shown_no_price_so_its_guarantee_begins_with_its_first_line()
    {
        var (key, empty) = await shop.CartAsync();
        shop.Clock.Now += TimeSpan.FromHours(2);
        await shop.PublishPriceAsync("MUG", "5.00");
        var filled = await shop.AddAsync(key, "MUG", 1);
        Assert.Equal("5.00 GBP", filled.Value.Quote.Total.ToString());
        Assert.True(filled.Value.Guarantee.ExpiresAt > empty.Guarantee.ExpiresAt);
    }

    [Fact]
    public async Task After_its_end_old_and_new_total_are_shown_and_a_yes_is_needed()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 2), ("BAG", 1)]);
        await shop.PublishPriceAsync("MUG", "5.00");
        shop.Clock.Now += TimeSpan.FromHours(24);

        Assert.Equal("cart.guarantee-expired", (await shop.AddAsync(key, "MUG", 1)).Refusal?.Code);
        var expired = (await shop.Phone.Carts.GetAsync(key, CancellationToken.None)).Value;
        Assert.Equal("9.65 GBP", expired.Quote.Total.ToString());
        Assert.Equal(
            ("9.65 GBP", "11.65 GBP"), (expired.Offer!.OldTotal.ToString(), expired.Offer.NewQuote.Total.ToString()));

        var offer = expired.Offer.NewQuote;
        var wrong = await RenewAsync(key, new RenewGuarantee(offer.Context.Instant, expired.Quote.Hash));
        Assert.Equal("cart.offer-changed", wrong.Refusal?.Code);
        var old = await RenewAsync(key, new RenewGuarantee(offer.Context.Instant.AddHours(-1), offer.Hash));
        Assert.Equal("cart.offer-expired", old.Refusal?.Code);

        // Less is always possible, also without a yes.
        var bag = expired.Lines.Single(line => line.Sku == "BAG").Id;
        Assert.False(
            (await shop.Phone.Carts.RemoveLineAsync(key, bag, shop.Stamp(), CancellationToken.None)).IsRefused);
        var changed = await RenewAsync(key, new RenewGuarantee(offer.Context.Instant, offer.Hash));
        Assert.Equal("cart.offer-changed", changed.Refusal?.Code);

        var shown = (await shop.Phone.Carts.GetAsync(key, CancellationToken.None)).Value.Offer!.NewQuote;
        var renewed = await RenewAsync(key, new RenewGuarantee(shown.Context.Instant, shown.Hash));
        Assert.Equal((shown.Hash, "10.00 GBP"), (renewed.Value.Quote.Hash, renewed.Value.Quote.Total.ToString()));
        Assert.Null(renewed.Value.Offer);
        Assert.Equal("cart.guarantee-holds",
            (await RenewAsync(key, new RenewGuarantee(shown.Context.Instant, shown.Hash))).Refusal?.Code);
    }

    [Fact]
    public async Task An_old_price_cannot_be_kept_by_saying_yes_to_a_moment_before_the_end()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var end = cart.Guarantee.ExpiresAt;
        await DemoShop.RaisePriceAsync(shop.Staff, "MUG", "5.00");
        await shop.Staff.PublishAsync(end.AddMinutes(-4));
        shop.Clock.Now = end.AddMinutes(1);
        var before = cart.Quote.Context with { Instant = end.AddMinutes(-5) };
        var lines = cart.Lines.Select(line => new BasketLine(line.Id, line.Sku, line.Quantity)).ToArray();
        var old = (await shop.Phone.Quotes.QuoteAsync(new Basket(before, lines, []), CancellationToken.None)).Value;
        Assert.Equal("4.00 GBP", old.Total.ToString());
        Assert.Equal(
            "cart.offer-expired", (await RenewAsync(key, new RenewGuarantee(before.Instant, old.Hash))).Refusal?.Code);
    }

    private Task<Outcome<Cart>> RenewAsync(CartKey key, RenewGuarantee command) =>
        shop.Phone.Carts.RenewAsync(key, command, shop.Stamp(), CancellationToken.None);
}
