using Retail.Abstractions.Carts;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Carts;

public sealed class CartTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Fact]
    public async Task A_cart_opens_with_its_token_and_with_no_other()
    {
        var (key, cart) = await shop.CartAsync();
        Assert.Equal(CartState.Open, cart.State);
        Assert.Equal(43, key.Token!.Length);
        Assert.False((await shop.Phone.Carts.GetAsync(key, CancellationToken.None)).IsRefused);

        var (stranger, _) = await shop.CartAsync();
        var refused = await shop.Phone.Carts.GetAsync(key with { Token = stranger.Token }, CancellationToken.None);
        Assert.Equal("cart.not-found", refused.Refusal?.Code);
        var nobody = await shop.Phone.Carts.GetAsync(key with { Token = null }, CancellationToken.None);
        Assert.Equal(RefusalKind.Unauthenticated, nobody.Refusal?.Kind);
    }

    [Fact]
    public async Task Adding_a_line_reprices_the_cart_and_pieces_of_a_variant_share_a_line()
    {
        var (key, _) = await shop.CartAsync(lines: [("BAG", 1), ("BAG", 2)]);
        var byBarcode = await shop.Phone.Carts.AddLineAsync(
            key, new AddLine("mug", null, "2985123000015", 1), shop.Stamp(), CancellationToken.None);
        var cart = byBarcode.Value;
        Assert.Equal(["BAG 3", "MUG 1"], cart.Lines.Select(line => $"{line.Sku} {line.Quantity}"));
        Assert.Equal("7.30 GBP", cart.Quote.Total.ToString());
        Assert.Contains(cart.Quote.Lines[0].Adjustments, offer => offer.Promotion == "bags-3-for-2");
    }

    [Fact]
    public async Task What_is_weighed_stays_as_it_was_put_on_the_scale()
    {
        var (_, cart) = await shop.CartAsync(lines: [("CHEESE", 0.251m), ("CHEESE", 0.333m)]);
        Assert.Equal(2, cart.Lines.Count);
        Assert.Equal("7.30 GBP", cart.Quote.Total.ToString());
    }

    [Theory]
    [InlineData("MUG", "0", "quantity.not-positive")]
    [InlineData("MUG", "-1", "quantity.not-positive")]
    [InlineData("MUG", "1000000", "quantity.too-large")]
    [InlineData("MUG", "1.125", "quantity.fraction-of-piece")]
    [InlineData("CHEESE", "0.1234", "quantity.too-precise")]
    [InlineData("NOTHING", "1", "catalog.unknown-sku")]
    public async Task A_wrong_quantity_or_item_is_refused_and_changes_nothing(string sku, string quantity, string code)
    {
        var (key, before) = await shop.CartAsync(lines: [("LANTERN", 1)]);
        var value = decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(code, (await shop.AddAsync(key, sku, value)).Refusal?.Code);
        var after = (await shop.Phone.Carts.GetAsync(key, CancellationToken.None)).Value;
        Assert.Equal((before.Version, before.Quote.Hash), (after.Version, after.Quote.Hash));
    }

    [Theory]
    [InlineData("2985123000022", "catalog.unknown-barcode")]
    [InlineData("2985123000016", "catalog.bad-barcode")]
    [InlineData("<script>", "catalog.bad-barcode")]
    public async Task An_unknown_or_misread_barcode_is_refused(string barcode, string code)
    {
        var (key, _) = await shop.CartAsync();
        var added = await shop.Phone.Carts.AddLineAsync(
            key, new AddLine("x", null, barcode, 1), shop.Stamp(), CancellationToken.None);
        Assert.Equal(code, added.Refusal?.Code);
    }

    [Fact]
    public async Task A_foreign_currency_is_refused_when_the_cart_begins()
    {
        var command = new CreateCart(CartId.New(shop.Clock), "app", null, Currency.Of("EUR"));
        var created = await shop.Phone.Carts.CreateAsync(command, shop.Stamp(), CancellationToken.None);
        Assert.Equal("quote.foreign-currency", created.Refusal?.Code);
    }

    [Fact]
    public async Task A_coupon_counts_when_a_promotion_knows_it_and_is_refused_otherwise()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 2)]);
        var unknown = await shop.Phone.Carts.AddCodeAsync(key, "NOPE", shop.Stamp(), CancellationToken.None);
        Assert.Equal("quote.unknown-coupon", unknown.Refusal?.Code);
        var known = await shop.Phone.Carts.AddCodeAsync(key, "hello1", shop.Stamp(), CancellationToken.None);
        Assert.Equal("7.00 GBP", known.Value.Quote.Total.ToString());
        var without = await shop.Phone.Carts.RemoveCodeAsync(key, "HELLO1", shop.Stamp(), CancellationToken.None);
        Assert.Equal("8.00 GBP", without.Value.Quote.Total.ToString());
        var again = await shop.Phone.Carts.RemoveCodeAsync(key, "HELLO1", shop.Stamp(), CancellationToken.None);
        Assert.Equal("cart.code-not-found", again.Refusal?.Code);
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_the_one_that_was_seen_is_not()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var stale = await shop.Phone.Carts.SetQuantityAsync(
            key, cart.Lines[0].Id, 5, shop.Stamp(cart.Version - 1), CancellationToken.None);
        Assert.Equal(("cart.stale", RefusalKind.Stale), (stale.Refusal?.Code, stale.Refusal!.Kind));
        var seen = await shop.Phone.Carts.SetQuantityAsync(
            key, cart.Lines[0].Id, 5, shop.Stamp(cart.Version), CancellationToken.None);
        Assert.Equal("20.00 GBP", seen.Value.Quote.Total.ToString());
        var gone = await shop.Phone.Carts.RemoveLineAsync(key, "no-such-line", shop.Stamp(), CancellationToken.None);
        Assert.Equal("cart.line-not-found", gone.Refusal?.Code);
    }

    [Fact]
    public async Task A_repeated_command_gives_the_stored_answer_and_the_same_key_for_another_command_is_refused()
    {
        var (key, _) = await shop.CartAsync();
        var stamp = shop.Stamp();
        var line = new AddLine("mug", "MUG", null, 1);
        var first = await shop.Phone.Carts.AddLineAsync(key, line, stamp, CancellationToken.None);
        var later = await shop.AddAsync(key, "BAG", 1);
        var again = await shop.Phone.Carts.AddLineAsync(key, line, stamp, CancellationToken.None);
        Assert.Equal((first.Value.Version, first.Value.Quote.Hash), (again.Value.Version, again.Value.Quote.Hash));
        Assert.Equal(later.Value.Version, (await shop.Phone.Carts.GetAsync(key, CancellationToken.None)).Value.Version);
        var other = await shop.Phone.Carts.AddLineAsync(key, line with { Quantity = 2 }, stamp, CancellationToken.None);
        Assert.Equal("request.idempotency-key-reused", other.Refusal?.Code);
    }

    [Fact]
    public async Task A_repeated_creation_gives_the_same_token()
    {
        var command = new CreateCart(CartId.New(shop.Clock), "app", "centro", Currency.Of("GBP"));
        var stamp = shop.Stamp();
        var first = await shop.Phone.Carts.CreateAsync(command, stamp, CancellationToken.None);
        var again = await shop.Phone.Carts.CreateAsync(command, stamp, CancellationToken.None);
        Assert.Equal(first.Value.Token, again.Value.Token);
        var taken = await shop.Phone.Carts.CreateAsync(command, shop.Stamp(), CancellationToken.None);
        Assert.Equal("cart.id-taken", taken.Refusal?.Code);
    }

    [Fact]
    public async Task Additions_that_race_are_all_counted_and_the_same_one_only_once()
    {
        var (key, _) = await shop.CartAsync();
        var racing = Enumerable.Range(0, 12).Select(_ => shop.AddAsync(key, "MUG", 1)).ToList();
        var (stamp, line) = (shop.Stamp(), new AddLine("bag", "BAG", null, 1));
        racing.AddRange(Enumerable.Range(0, 6)
            .Select(_ => shop.Phone.Carts.AddLineAsync(key, line, stamp, CancellationToken.None)));
        Assert.All(await Task.WhenAll(racing), outcome => Assert.False(outcome.IsRefused, outcome.Refusal?.ToString()));
        var cart = (await shop.Phone.Carts.GetAsync(key, CancellationToken.None)).Value;
        Assert.Equal(["BAG 1", "MUG 12"],
            cart.Lines.Select(each => $"{each.Sku} {each.Quantity}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_abandoned_cart_takes_nothing_more()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        Assert.Equal(CartState.Abandoned,
            (await shop.Phone.Carts.AbandonAsync(key, shop.Stamp(), CancellationToken.None)).Value.State);
        Assert.Equal("cart.abandoned", (await shop.AddAsync(key, "MUG", 1)).Refusal?.Code);
    }

    [Fact]
    public async Task A_cart_is_started_in_a_store_and_a_channel_that_can_be()
    {
        var command = new CreateCart(CartId.New(shop.Clock), "app", "nowhere", Currency.Of("GBP"));
        var created = await shop.Phone.Carts.CreateAsync(command, shop.Stamp(), CancellationToken.None);
        Assert.Equal("store.not-found", created.Refusal?.Code);
        command = command with { Store = null, Channel = new string('a', 41) };
        created = await shop.Phone.Carts.CreateAsync(command, shop.Stamp(), CancellationToken.None);
        Assert.Equal("store.bad-channel", created.Refusal?.Code);
    }
}
