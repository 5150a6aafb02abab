using Retail.Abstractions.Carts;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Carts;

public sealed class HandoffTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Fact]
    public async Task While_it_waits_nobody_changes_the_cart_and_taking_back_frees_it()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = await OfferAsync(key);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$", ticket.Code);
        Assert.Equal("cart.handed-off", (await shop.AddAsync(key, "MUG", 1)).Refusal?.Code);
        var back = await TakeBackAsync(ticket.Status.Id, key);
        Assert.Equal(HandoffState.TakenBack, back.Value.State);
        Assert.False((await shop.AddAsync(key, "MUG", 1)).IsRefused);
        Assert.Equal("handoff.taken-back", (await ClaimAsync(ticket.Code)).Refusal?.Code);
    }

    [Fact]
    public async Task The_claimer_may_change_the_cart_and_the_former_owner_may_look_at_it()
    {
        var (key, before) = await shop.CartAsync(lines: [("BAG", 3)]);
        var ticket = await OfferAsync(key);
        var claimed = (await ClaimAsync(ticket.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)))
            .Value;
        Assert.Equal(before.Quote.Hash, claimed.Cart.Quote.Hash);
        var newKey = CartKey.By(before.Id, claimed.Token!);
        Assert.False((await shop.AddAsync(newKey, "MUG", 1)).IsRefused);
        var refused = await shop.AddAsync(key, "MUG", 1);
        Assert.Equal("cart.not-owner", refused.Refusal?.Code);
        Assert.Equal(2, (await shop.Phone.Carts.GetAsync(key, CancellationToken.None)).Value.Lines.Count);
        Assert.Equal(HandoffState.Claimed,
            (await shop.Phone.Handoffs.GetAsync(ticket.Status.Id, key, CancellationToken.None)).Value.State);
    }

    [Fact]
    public async Task Of_all_who_claim_at_once_one_gets_it_and_may_ask_again()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = await OfferAsync(key);
        var stamps = Enumerable.Range(0, 8).Select(_ => shop.Stamp()).ToArray();
        var command = new ClaimHandoff(ticket.Code, null, "app");
        var outcomes = await Task.WhenAll(
            stamps.Select(stamp => shop.Phone.Handoffs.ClaimAsync(command, null, stamp, CancellationToken.None)));
        var winner = Assert.Single(Enumerable.Range(0, 8), index => !outcomes[index].IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), lost =>
            Assert.Equal("handoff.already-claimed", lost.Refusal!.Code));
        var again = await shop.Phone.Handoffs.ClaimAsync(command, null, stamps[winner], CancellationToken.None);
        Assert.Equal(outcomes[winner].Value.Token, again.Value.Token);
    }

    [Fact]
    public async Task A_cart_that_a_device_has_claimed_can_be_taken_back_until_its_payment_starts()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = await OfferAsync(key);
        var claimed = (await ClaimAsync(ticket.Code)).Value;
        Assert.Equal(HandoffState.TakenBack, (await TakeBackAsync(ticket.Status.Id, key)).Value.State);
        Assert.Equal(
            "cart.not-found", (await shop.AddAsync(CartKey.By(key.Id, claimed.Token!), "MUG", 1)).Refusal?.Code);
        Assert.False((await shop.AddAsync(key, "MUG", 1)).IsRefused);
    }

    [Fact]
    public async Task A_cart_at_a_till_is_not_taken_back_because_the_till_may_be_selling_it()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = await OfferAsync(key);
        var till = await shop.TillAsync();
        var claimed = await till.Client.Handoffs.ClaimAsync(
            new ClaimHandoff(ticket.Code, null, "store"), till.Place.Id, shop.Stamp(), CancellationToken.None);
        Assert.Null(claimed.Value.Token);
        Assert.Equal(till.Place.Id, claimed.Value.Cart.Owner.Terminal);
        Assert.Equal("handoff.held-by-till", (await TakeBackAsync(ticket.Status.Id, key)).Refusal?.Code);
    }

    [Fact]
    public async Task An_unknown_or_empty_handoff_is_refused()
    {
        Assert.Equal("handoff.not-found", (await ClaimAsync("AAAAA-AAAAA")).Refusal?.Code);
        var (key, _) = await shop.CartAsync();
        var empty = await shop.Phone.Handoffs.StartAsync(
            key, new StartHandoff(HandoffId.New(shop.Clock)), shop.Stamp(), CancellationToken.None);
        Assert.Equal("handoff.empty-cart", empty.Refusal?.Code);
        var both = await shop.Phone.Handoffs.ClaimAsync(
            new ClaimHandoff("A", "B", "app"), null, shop.Stamp(), CancellationToken.None);
        Assert.Equal("handoff.code-or-document", both.Refusal?.Code);
    }

    [Fact]
    public async Task A_signed_cart_is_priced_to_the_same_hash_and_waits_under_a_short_code()
    {
        var till = await shop.TillAsync();
        var document = await till.SignableAsync(1, ("BAG", 3), ("LANTERN", 1));
        var offered =
            await till.Client.Handoffs.OfferSignedAsync(till.Place.Id, till.Sign(document), CancellationToken.None);
        var again = await till.Client.Handoffs.OfferSignedAsync(
            till.Place.Id, till.Sign(document), CancellationToken.None);
        Assert.Equal(offered.Value.Code, again.Value.Code);
        var claimed = (await ClaimAsync(offered.Value.Code)).Value;
        Assert.Equal(document.QuoteHash, claimed.Cart.Quote.Hash);
        Assert.Equal(["store", "store", "app"], claimed.Cart.History.Select(one => one.Channel));
    }

    [Fact]
    public async Task A_signed_cart_is_claimed_from_its_QR_once()
    {
        var till = await shop.TillAsync();
        var text = "https://shop.example/h/" + till.Sign(await till.SignableAsync(1, ("MUG", 2)));
        var claimed = await ClaimSignedAsync(text);
        Assert.False(claimed.IsRefused, claimed.Refusal?.ToString());
        Assert.Equal("handoff.already-claimed", (await ClaimSignedAsync(text)).Refusal?.Code);
    }

    [Fact]
    public async Task A_tampered_expired_foreign_or_dearer_document_is_refused_and_stores_nothing()
    {
        var till = await shop.TillAsync();
        var good = await till.SignableAsync(1, ("MUG", 2));
        var text = till.Sign(good);
        var flipped = text[..40] + (text[40] == 'A' ? 'B' : 'A') + text[41..];
        Assert.Contains(
            (await ClaimSignedAsync(flipped)).Refusal?.Code, (string[])["handoff.bad-signature", "handoff.malformed"]);
        Assert.Equal("handoff.malformed", (await ClaimSignedAsync("RC1.AAAA")).Refusal?.Code);

        var past = good with { IssuedAt = good.IssuedAt.AddMinutes(-20), ExpiresAt = good.IssuedAt.AddMinutes(-5) };
        var since = past.IssuedAt;
        past = past with
        {
            Guarantee = past.Guarantee with
            {
                Context = past.Guarantee.Context with { Instant = since },
                ExpiresAt = since.AddHours(24),
            },
        };
        Assert.Equal("handoff.expired", (await ClaimSignedAsync(till.Sign(past))).Refusal?.Code);
        Assert.Equal("handoff.price-differs",
            (await ClaimSignedAsync(till.Sign(good with { QuoteHash = new string('a', 64) }))).Refusal?.Code);
        var later = good with { Guarantee = good.Guarantee with { Publication = good.Guarantee.Publication + 100 } };
        Assert.Equal("handoff.unknown-publication", (await ClaimSignedAsync(till.Sign(later))).Refusal?.Code);
        var elsewhere =
            good with { Guarantee = good.Guarantee with { Context = good.Guarantee.Context with { Store = "norte" } } };
        Assert.Equal("handoff.implausible", (await ClaimSignedAsync(till.Sign(elsewhere))).Refusal?.Code);
        var longer =
            good with { Guarantee = good.Guarantee with { ExpiresAt = good.Guarantee.ExpiresAt.AddDays(300) } };
        Assert.Equal("handoff.implausible", (await ClaimSignedAsync(till.Sign(longer))).Refusal?.Code);

        var other = await shop.TillAsync();
        var foreign = await other.Client.Handoffs.OfferSignedAsync(other.Place.Id, text, CancellationToken.None);
        Assert.Equal("handoff.bad-signature", foreign.Refusal?.Code);
        Assert.False((await ClaimSignedAsync(text)).IsRefused);
    }

    [Fact]
    public async Task A_document_under_a_name_that_was_used_is_refused()
    {
        var till = await shop.TillAsync();
        var first = await till.SignableAsync(7, ("MUG", 2));
        Assert.False((await ClaimSignedAsync(till.Sign(first))).IsRefused);
        var second = (await till.SignableAsync(7, ("MUG", 1)));
        Assert.Equal("handoff.replayed", (await ClaimSignedAsync(till.Sign(second))).Refusal?.Code);
    }

    [Fact]
    public async Task A_till_closes_a_document_that_nobody_has_seen_and_a_later_claim_is_refused()
    {
        var till = await shop.TillAsync();
        var document = await till.SignableAsync(1, ("MUG", 2));
        var key = CartKey.By(document.Cart, till.Place.Id);
        var closed =
            await till.Client.Handoffs.TakeBackAsync(document.Handoff, key, shop.Stamp(), CancellationToken.None);
        Assert.Equal(HandoffState.TakenBack, closed.Value.State);
        Assert.Equal("handoff.taken-back", (await ClaimSignedAsync(till.Sign(document))).Refusal?.Code);
    }

    [Fact]
    public async Task A_claim_repeated_after_the_cart_was_sold_or_taken_back_gives_it_to_nobody()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = await OfferAsync(key);
        var till = await shop.TillAsync();
        var (command, stamp) = (new ClaimHandoff(ticket.Code, null, "store"), shop.Stamp());
        var claimed = await till.Client.Handoffs.ClaimAsync(command, till.Place.Id, stamp, CancellationToken.None);
        Assert.False(claimed.IsRefused, claimed.Refusal?.ToString());
        var sale = await till.SaleAsync("Z-000001", ("MUG", 1));
        await till.DeliverAsync(till.Next(FactKinds.SaleCompleted, sale with { Cart = cart.Id }));
        var again = await till.Client.Handoffs.ClaimAsync(command, till.Place.Id, stamp, CancellationToken.None);
        Assert.Equal("cart.already-ordered", again.Refusal?.Code);

        var (other, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var second = await OfferAsync(other);
        (command, stamp) = (new ClaimHandoff(second.Code, null, "app"), shop.Stamp());
        var taken = await shop.Phone.Handoffs.ClaimAsync(command, null, stamp, CancellationToken.None);
        Assert.False(taken.IsRefused, taken.Refusal?.ToString());
        await TakeBackAsync(second.Status.Id, other);
        var repeated = await shop.Phone.Handoffs.ClaimAsync(command, null, stamp, CancellationToken.None);
        Assert.Equal("handoff.taken-back", repeated.Refusal?.Code);
    }

    [Fact]
    public async Task A_till_that_gives_a_claimed_sale_up_returns_the_cart_to_the_customer()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = await OfferAsync(key);
        var till = await shop.TillAsync();
        await till.Client.Handoffs.ClaimAsync(
            new ClaimHandoff(ticket.Code, null, "store"), till.Place.Id, shop.Stamp(), CancellationToken.None);
        var voided = new VoidedSale(cart.Id, cart.Quote.Total, 1);
        Assert.Equal(
            FactState.Stored, Assert.Single(await till.DeliverAsync(till.Next(FactKinds.SaleVoided, voided))).State);
        var back = await shop.AddAsync(key, "MUG", 1);
        Assert.Equal(("app", "8.00 GBP"), (back.Value.Owner.Channel, back.Value.Quote.Total.ToString()));
        Assert.Equal("history.returned", back.Value.History[^1].Code);
    }

    [Fact]
    public async Task A_cart_that_a_till_claimed_can_be_handed_on_from_there_under_its_first_guarantee()
    {
        var (key, cart) = await shop.CartAsync(lines: [("BAG", 3)]);
        var ticket = await OfferAsync(key);
        var till = await shop.TillAsync();
        var claimed = await till.Client.Handoffs.ClaimAsync(
            new ClaimHandoff(ticket.Code, null, "store"), till.Place.Id, shop.Stamp(), CancellationToken.None);
        var document = await till.SignableAsync(1, ("BAG", 3));
        document = document with
        {
            Cart = cart.Id,
            Guarantee = claimed.Value.Cart.Guarantee,
            QuoteHash = cart.Quote.Hash,
        };
        var offered = await till.Client.Handoffs.OfferSignedAsync(
            till.Place.Id, till.Sign(document), CancellationToken.None);
        Assert.False(offered.IsRefused, offered.Refusal?.ToString());
        var home = await ClaimAsync(offered.Value.Code);
        Assert.Equal(cart.Quote.Hash, home.Value.Cart.Quote.Hash);
    }

    [Fact]
    public async Task A_till_that_offers_its_cart_anew_ends_the_offer_before()
    {
        var till = await shop.TillAsync();
        var first = await till.SignableAsync(1, ("MUG", 1));
        var second = first with { Sequence = 2, Handoff = HandoffId.New(shop.Clock) };
        var old = await till.Client.Handoffs.OfferSignedAsync(till.Place.Id, till.Sign(first), CancellationToken.None);
        var ticket =
            await till.Client.Handoffs.OfferSignedAsync(till.Place.Id, till.Sign(second), CancellationToken.None);
        var owner = (await ClaimAsync(ticket.Value.Code)).Value;
        Assert.Equal("handoff.taken-back", (await ClaimAsync(old.Value.Code)).Refusal?.Code);
        Assert.False((await shop.AddAsync(CartKey.By(owner.Cart.Id, owner.Token!), "MUG", 1)).IsRefused);
    }

    [Fact]
    public async Task A_cart_that_its_claimer_gave_up_is_not_called_being_paid()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = await OfferAsync(key);
        var claimed = (await ClaimAsync(ticket.Code)).Value;
        await shop.Phone.Carts.AbandonAsync(
            CartKey.By(key.Id, claimed.Token!), shop.Stamp(), CancellationToken.None);
        Assert.Equal("cart.abandoned", (await TakeBackAsync(ticket.Status.Id, key)).Refusal?.Code);
    }

    [Fact]
    public async Task A_cart_is_claimed_for_a_channel_that_can_be()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = await OfferAsync(key);
        var claimed = await shop.Phone.Handoffs.ClaimAsync(
            new ClaimHandoff(ticket.Code, null, new string('a', 41)), null, shop.Stamp(), CancellationToken.None);
        Assert.Equal("store.bad-channel", claimed.Refusal?.Code);
    }

    private async Task<HandoffTicket> OfferAsync(CartKey key)
    {
        var ticket = await shop.Phone.Handoffs.StartAsync(
            key, new StartHandoff(HandoffId.New(shop.Clock)), shop.Stamp(), CancellationToken.None);
        Assert.False(ticket.IsRefused, ticket.Refusal?.ToString());
        return ticket.Value;
    }

    private Task<Outcome<OpenedCart>> ClaimAsync(string code) => shop.Phone.Handoffs.ClaimAsync(
        new ClaimHandoff(code, null, "app"), null, shop.Stamp(), CancellationToken.None);

    private Task<Outcome<OpenedCart>> ClaimSignedAsync(string text) => shop.Phone.Handoffs.ClaimAsync(
        new ClaimHandoff(null, text, "app"), null, shop.Stamp(), CancellationToken.None);

    private Task<Outcome<HandoffStatus>> TakeBackAsync(HandoffId id, CartKey key) =>
        shop.Phone.Handoffs.TakeBackAsync(id, key, shop.Stamp(), CancellationToken.None);
}
