using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Devices.Barcodes;
using Retail.Pricing;

namespace Retail.Terminal.Labels;

/// <summary>
/// How much a label stands for. What it costs is the engine's to say: of a label that holds a price, the quantity is
/// looked for at which the engine comes to exactly that price. Pure.
/// </summary>
internal static class LabelQuantity
{
    private const decimal Step = 0.001m;

    /// <summary>
    /// The quantity, or <c>label.other-unit</c>, <c>label.other-currency</c>, <c>label.price-not-met</c>,
    /// <c>label.price-too-low</c>.
    /// </summary>
    public static Outcome<decimal> Of(Barcode barcode, BookVariant goods, QuoteContext context, PriceBook book)
    {
        var unit = goods.Variant.Unit;
        var measure = barcode.Measure is { } found && found.Unit == unit ? found.Value : (decimal?)null;
        if (measure is null && barcode is { IsVariableMeasure: true, Measure: { } other })
        {
            return Refusal.Of(
                RefusalKind.Rule, "label.other-unit", ("item", goods.Variant.Sku),
                ("measure", string.Create(CultureInfo.InvariantCulture, $"{other.Value} {NameOf(other.Unit)}")),
                ("unit", NameOf(unit)));
        }

        if (barcode.Price is not { } price)
        {
            return measure ?? 1m;
        }

        var currency = context.Currency;
        if (price.Currency is { } letters && letters != currency.Code)
        {
            return Refusal.Of(
                RefusalKind.Rule, "label.other-currency", ("currency", letters), ("own", currency.Code));
        }

        return measure is null && barcode.IsVariableMeasure
            ? Costing(price.Amount, goods, context, book)
            : AtMost(price.Amount, measure ?? 1m, goods, context, book);
    }

    /// <summary>
    /// What costs exactly so much before offers: the division gives where to look, the engine says whether it is so.
    /// </summary>
    private static Outcome<decimal> Costing(
        decimal amount, BookVariant goods, QuoteContext context, PriceBook book)
    {
        if (book.PriceOf(goods, context, Quantity.One) is not { Price.Amount: > 0 and var unitPrice })
        {
            return NotMet(amount, goods, context);
        }

        var step = goods.Variant.Unit == UnitOfMeasure.Piece ? 1m : Step;
        var near = decimal.Round(amount / unitPrice / step, MidpointRounding.AwayFromZero) * step;
        foreach (var tried in (decimal[])[near, near - step, near + step])
        {
            if (tried > 0 && tried <= Quantity.Max && CostOf(tried, goods, context, book) is { } cost &&
                IsSame(cost, amount))
            {
                return tried;
            }
        }

        return NotMet(amount, goods, context);
    }

    /// <summary>A customer pays no more than the label says.</summary>
    private static Outcome<decimal> AtMost(
        decimal amount, decimal quantity, BookVariant goods, QuoteContext context, PriceBook book) =>
        CostOf(quantity, goods, context, book) is { } cost && cost.AmountMinor > amount * cost.Currency.MinorPerMajor
            ? Refusal.Of(
                RefusalKind.Rule, "label.price-too-low", ("item", goods.Variant.Sku),
                ("price", Text(amount, context)), ("cost", cost.ToString()))
            : quantity;

    private static Money? CostOf(decimal quantity, BookVariant goods, QuoteContext context, PriceBook book)
    {
        var quote = Quantity.Of(quantity).Then(checkedQuantity => QuoteEngine.Price(
            new Basket(context, [new BasketLine("1", goods.Variant.Sku, checkedQuantity)], []), book));
        return quote.IsRefused ? null : quote.Value.Lines[0].Subtotal;
    }

    private static bool IsSame(Money cost, decimal amount) => cost.AmountMinor == amount * cost.Currency.MinorPerMajor;

    private static Refusal NotMet(decimal amount, BookVariant goods, QuoteContext context) => Refusal.Of(
        RefusalKind.Rule, "label.price-not-met", ("item", goods.Variant.Sku), ("price", Text(amount, context)));

    private static string Text(decimal amount, QuoteContext context) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount} {context.Currency.Code}");

    private static string NameOf(UnitOfMeasure unit) => unit switch
    {
        UnitOfMeasure.Kilogram => "kg",
        UnitOfMeasure.Litre => "l",
        UnitOfMeasure.Metre => "m",
        _ => "×",
    };
}
