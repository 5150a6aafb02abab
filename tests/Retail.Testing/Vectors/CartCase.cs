using System.Globalization;
using Retail.Abstractions.Quotes;

namespace Retail.Testing.Vectors;

/// <summary>Prices a cart of the neutral schema and compares what is expected of it.</summary>
internal static class CartCase
{
    public static VectorResult Run(CartVector.Cart cart, CartVector.Policy policy, CartVector.Expect expect)
    {
        var outcome = new CartBook(cart, policy).Quote();
        var compare = new Comparison(0m);
        if (outcome.IsRefused)
        {
            compare.Refused(outcome.Refusal);
            return compare.Result([]);
        }

        var quote = outcome.Value;
        foreach (var (id, line) in expect.Lines ?? new Dictionary<string, CartVector.ExpectLine>())
        {
            var index = cart.Lines.Index().First(one => string.Equals(one.Item.Id, id, StringComparison.Ordinal)).Index;
            Compare(compare, "lines." + id, line, quote.Lines[index]);
        }

        var items = quote.Lines.Sum(line => line.Total.AmountMinor);
        var shipping = quote.Shipping?.Total.AmountMinor ?? 0;
        compare.Of("items_total", expect.ItemsTotal, items);
        compare.Of("discount_total", expect.DiscountTotal, -quote.Discount.AmountMinor);
        compare.Of("shipping_total", expect.ShippingTotal, shipping);
        compare.Of("total", expect.Total, items + shipping);
        compare.Of("tax_total", expect.TaxTotal, quote.Tax.AmountMinor);
        compare.Of("net_total", expect.NetTotal, quote.Net.AmountMinor);
        compare.Of("gross_total", expect.GrossTotal, quote.Total.AmountMinor);
        if (expect.Applied is { } applied)
        {
            compare.Of("applied", applied.Select(CartPromotions.Code), Applied(quote));
        }

        return compare.Result(Why(quote));
    }

    private static void Compare(Comparison compare, string key, CartVector.ExpectLine expect, QuoteLine line)
    {
        compare.Of(key + ".discount", expect.Discount, line.Subtotal.AmountMinor - line.Total.AmountMinor);
        compare.Of(key + ".total", expect.Total, line.Total.AmountMinor);
        compare.Of(key + ".unit_price_after", expect.UnitPriceAfter, line.Units[0].Price.AmountMinor);
        if (expect.Units is { } units)
        {
            // Equal units are not told apart: the largest discounts first.
            var each = line.Subtotal.AmountMinor / units.Count;
            compare.Of(
                key + ".units",
                units.OrderDescending().Select(Text),
                line.Units.SelectMany(unit => Enumerable.Repeat(each - unit.Price.AmountMinor, unit.Count))
                    .OrderDescending().Select(Text),
                isOrdered: true);
        }
    }

    private static IEnumerable<string> Applied(Quote quote) =>
        quote.Lines.SelectMany(line => line.Adjustments).Concat(quote.Shipping?.Adjustments ?? [])
            .Where(adjustment => adjustment.Amount.AmountMinor < 0)
            .Select(adjustment => adjustment.Promotion);

    private static IEnumerable<string> Why(Quote quote) =>
        quote.Lines.SelectMany(line => line.Adjustments.Select(adjustment =>
                $"{Text(line.Name)}: {Text(adjustment.Name)} {adjustment.Amount.ToAmountString()}"))
            .Concat(quote.Explanations.Select(explanation => explanation.In(CultureInfo.InvariantCulture)))
            .Concat(quote.Taxes.Select(tax =>
                $"{tax.Category}: net {tax.Net.ToAmountString()}, tax {tax.Tax.ToAmountString()}"))
            .Append(quote.ProvedBest ? "proved best" : $"at most {quote.Gap.ToAmountString()} more was possible");

    private static string Text(LocalText name) => name.In(CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
