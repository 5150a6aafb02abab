using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Carts;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Carts;

/// <summary>How long a till keeps its prices is what it was told at its enrolment.</summary>
public sealed class TillGuaranteeTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    private readonly SellingShop shop = new() { Settings = ["--Retail:Carts:Guarantee", "00:30:00"] };

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task A_till_is_told_a_length_that_is_no_whole_hour()
    {
        var till = await shop.TillAsync();
        Assert.Equal(30 * 60, till.Place.GuaranteeSeconds);
        Assert.False((await ClaimAsync(till, await SignableAsync(till, 1, HalfHour))).IsRefused);
        var longer = await SignableAsync(till, 2, HalfHour + TimeSpan.FromMinutes(1));
        Assert.Equal("handoff.implausible", (await ClaimAsync(till, longer)).Refusal?.Code);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    public async Task A_length_set_later_leaves_what_an_enrolled_till_was_told(int minutes)
    {
        var till = await shop.TillAsync();
        Keep(TimeSpan.FromMinutes(minutes));

        Assert.False((await ClaimAsync(till, await SignableAsync(till, 1, HalfHour))).IsRefused);

        var longer = await SignableAsync(till, 2, HalfHour + TimeSpan.FromMinutes(1));
        Assert.Equal("handoff.implausible", (await ClaimAsync(till, longer)).Refusal?.Code);
        var newer = await shop.TillAsync();
        Assert.Equal(minutes * 60, newer.Place.GuaranteeSeconds);
    }

    [Fact]
    public async Task A_till_hands_on_a_claimed_cart_whose_promise_is_longer_than_its_own()
    {
        var till = await shop.TillAsync();
        Keep(TimeSpan.FromHours(24));
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = await shop.Phone.Handoffs.StartAsync(
            key, new StartHandoff(HandoffId.New(shop.Clock)), shop.Stamp(), CancellationToken.None);
        var claimed = (await till.Client.Handoffs.ClaimAsync(
            new ClaimHandoff(ticket.Value.Code, null, "store"), till.Place.Id, shop.Stamp(), CancellationToken.None))
            .Value.Cart;
        var document = (await SignableAsync(till, 1, HalfHour)) with
        {
            Cart = claimed.Id,
            Guarantee = claimed.Guarantee,
            Lines = [.. claimed.Lines.Select(line => new BasketLine(line.Id, line.Sku, line.Quantity))],
            QuoteHash = claimed.Quote.Hash,
        };

        var handed = await ClaimAsync(till, document);

        Assert.False(handed.IsRefused, handed.Refusal?.ToString());
    }

    private void Keep(TimeSpan life) => shop.Services.GetRequiredService<CartSettings>().GuaranteeLife = life;

    private async Task<SignedCart> SignableAsync(TestTill till, long sequence, TimeSpan life)
    {
        var cart = await till.SignableAsync(sequence, ("MUG", 1));
        return cart with
        {
            Guarantee = cart.Guarantee with { ExpiresAt = cart.Guarantee.Context.Instant + life },
        };
    }

    private Task<Outcome<OpenedCart>> ClaimAsync(TestTill till, SignedCart document) => shop.Phone.Handoffs.ClaimAsync(
        new ClaimHandoff(null, till.Sign(document), "app"), null, shop.Stamp(), CancellationToken.None);
}
