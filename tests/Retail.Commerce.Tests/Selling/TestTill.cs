using System.Security.Cryptography;
using System.Text.Json;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Json;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Quotes;
using Retail.Abstractions.Terminals;
using Retail.Client;
using Retail.Commerce.Tests.Merchandising;

namespace Retail.Commerce.Tests.Selling;

/// <summary>What an enrolled till sends, made by hand, so that a test can send it wrong.</summary>
public sealed class TestTill
{
    private readonly ShopClock clock;
    private string previous = TerminalFact.NoPrevious;
    private long facts;

    internal TestTill(Enrolment place, ECDsa key, RetailClient client, ShopClock clock)
    {
        (Place, Key, Client) = (place, key, client);
        this.clock = clock;
    }

    public Enrolment Place { get; }

    public ECDsa Key { get; }

    public RetailClient Client { get; }

    /// <summary>A cart as this till would sign it: priced by the server's own quote.</summary>
    public async Task<SignedCart> SignableAsync(long sequence, params (string Sku, decimal Quantity)[] lines)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.Now.ToUnixTimeSeconds());
        var context = new QuoteContext("store", Place.Store, Place.Currency, now, CustomerFacts.Unknown);
        var basket = lines.Select(
            (line, index) => new BasketLine($"line-{index + 1}", line.Sku, Quantity.Of(line.Quantity).Value)).ToArray();
        var quote = (await Client.Quotes.QuoteAsync(new Basket(context, basket, []), CancellationToken.None)).Value;
        return new SignedCart(
            Place.Id,
            sequence,
            CartId.New(clock),
            HandoffId.New(clock),
            now,
            now.AddMinutes(15),
            new PriceGuarantee(quote.Publication, context, now.AddHours(24)),
            basket,
            [],
            quote.Hash);
    }

    public string Sign(SignedCart cart) => SignedCartCodec.Encode(cart, Key);

    /// <summary>A sale of this till, paid exactly in cash.</summary>
    public async Task<CompletedSale> SaleAsync(string receipt, params (string Sku, decimal Quantity)[] lines)
    {
        var cart = await SignableAsync(0, lines);
        var quote = (await Client.Quotes.QuoteAsync(
            new Basket(cart.Guarantee.Context, cart.Lines, []), CancellationToken.None)).Value;
        var zero = Money.Zero(quote.Total.Currency);
        return new CompletedSale(
            OrderId.New(clock), null, receipt, clock.Now, cart.Guarantee, cart.Lines, [], quote,
            [new Tender(TenderKind.Cash, quote.Total, quote.Total, zero, null, null)]);
    }

    /// <summary>The next entry of this till's journal.</summary>
    public TerminalFact Next(string kind, object payload)
    {
        var text = payload as string ?? JsonSerializer.Serialize(payload, payload.GetType(), RetailJson.Options);
        var sequence = ++facts;
        var hash = TerminalFact.HashOf(Place.Id, sequence, kind, clock.Now, text, previous);
        var fact = new TerminalFact(sequence, kind, clock.Now, text, previous, hash);
        previous = hash;
        return fact;
    }

    public async Task<IReadOnlyList<FactReceipt>> DeliverAsync(params TerminalFact[] batch)
    {
        var delivered = await Client.Terminals.DeliverAsync(Place.Id, batch, CancellationToken.None);
        Assert.False(delivered.IsRefused, delivered.Refusal?.ToString());
        return delivered.Value;
    }
}
