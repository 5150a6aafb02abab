using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Handoffs;

/// <summary>Carts as the server would give them, priced by the same engine from the same publication.</summary>
internal static class Carts
{
    public static Cart Priced(
        TestTill till, CartId id, PriceGuarantee guarantee, params (string Sku, decimal Quantity)[] lines)
    {
        var file = till.Service<TillEnrolment>().Current!.Shelf.ByNumber(guarantee.Publication)!;
        var basket = lines.Select(
            (line, index) => new BasketLine($"app-{index}", line.Sku, Quantity.Of(line.Quantity).Value)).ToArray();
        var quote = QuoteEngine.Price(new Basket(guarantee.Context, basket, []), file.Book).Value;
        return new Cart(
            id,
            4,
            CartState.Open,
            new CartOwner("store", null, null),
            [.. basket.Select(line => new CartLine(line.Id, line.Sku, LocalText.English(line.Sku), line.Quantity))],
            [],
            guarantee,
            quote,
            null,
            null,
            null,
            []);
    }
}
