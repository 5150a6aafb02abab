using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Http;
using Retail.Commerce.Import;
using Retail.Commerce.Publications;
using Retail.Pricing;

namespace Retail.Commerce.Carts;

/// <summary>POST /carts/{id}/lines: so much of a variant, by SKU or barcode.</summary>
internal sealed class AddingLines(CartStore carts, CartPricing pricing, IPriceBooks books, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/carts/{id}/lines", HandleAsync).Allow(AccessRule.CartHolder).TakesStamp();

    public Task<Outcome<Cart>> RunAsync(
        CartKey key, AddLine command, CommandStamp stamp, CancellationToken cancellationToken) =>
        carts.ChangeAsync(key, stamp, command, (cart, book) => Add(cart, book, command), cancellationToken);

    private Outcome<CartRow> Add(CartRow cart, PriceBook book, AddLine command)
    {
        if (cart.Lines.Count == 0)
        {
            // An empty cart has shown no price yet: its guarantee begins with its first line.
            var context = cart.Guarantee.Context;
            var fresh = pricing.Begin(context.Channel, context.Store, context.Currency, context.Customer);
            if (fresh.IsRefused)
            {
                return fresh.Refusal;
            }

            cart.Guarantee = fresh.Value;
            book = books.ByNumber(fresh.Value.Publication)!;
        }
        else if (clock.GetUtcNow() >= cart.Guarantee.ExpiresAt)
        {
            return CartRefusals.Expired(cart);
        }

        var variant = FindVariant(book, command);
        return variant.Then(
            found => Quantity.Of(command.Quantity).Then(quantity => Put(cart, found, command.LineId, quantity)));
    }

    private static Outcome<CartRow> Put(CartRow cart, Variant variant, string lineId, Quantity quantity)
    {
        if (lineId.Length is 0 or > 40)
        {
            return Refusal.Of(RefusalKind.Malformed, "cart.bad-line-id");
        }

        // What is weighed stays as it was put on the scale; pieces of a variant share a line.
        var same = variant.Unit == UnitOfMeasure.Piece ? cart.Lines.FirstOrDefault(line => line.Sku == variant.Sku)
            : null;
        if (same is not null)
        {
            var sum = Quantity.Of(same.Quantity.Value + quantity.Value);
            if (sum.IsRefused)
            {
                return sum.Refusal;
            }

            cart.Lines = [.. cart.Lines.Select(line => line == same ? line with { Quantity = sum.Value } : line)];
            return cart;
        }

        if (cart.Lines.Any(line => line.Id == lineId))
        {
            return Refusal.Of(RefusalKind.Conflict, "cart.line-id-taken", ("line", lineId));
        }

        if (cart.Lines.Count >= Basket.MaxLines)
        {
            return Refusal.Of(
                RefusalKind.Rule,
                "quote.too-many-lines",
                ("count", Text(cart.Lines.Count + 1)),
                ("max", Text(Basket.MaxLines)));
        }

        cart.Lines = [.. cart.Lines, new CartLine(lineId, variant.Sku, variant.Name, quantity)];
        return cart;
    }

    private Outcome<Variant> FindVariant(PriceBook book, AddLine command) => command switch
    {
        { Sku: { } sku, Barcode: null } => book.Variants.Find(sku) is { } found
            ? found.Variant
            : Refusal.Of(RefusalKind.NotFound, "catalog.unknown-sku", ("sku", CodeRules.Short(sku))),
        { Sku: null, Barcode: { } barcode } => FindByBarcode(book, barcode),
        _ => Refusal.Of(RefusalKind.Malformed, "cart.sku-or-barcode"),
    };

    private Outcome<Variant> FindByBarcode(PriceBook book, string barcode)
    {
        if (!Gtin.TryParse(barcode.Trim(), out var gtin))
        {
            return Refusal.Of(RefusalKind.Rule, "catalog.bad-barcode", ("barcode", CodeRules.Short(barcode)));
        }

        return books.FileByNumber(book.Publication)?.FindByGtin(gtin) is { } found
            ? found.Variant
            : Refusal.Of(RefusalKind.NotFound, "catalog.unknown-barcode", ("barcode", barcode.Trim()));
    }

    private static Task<Results<Ok<Cart>, ProblemHttpResult>> HandleAsync(
        CartId id, AddLine command, AddingLines verb, HttpContext http, CancellationToken cancellationToken) =>
        http.CartAsync(id, (key, stamp) => verb.RunAsync(key, command, stamp, cancellationToken));

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
