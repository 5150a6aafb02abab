using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>Puts the answer together: lines, taxes, totals, hash.</summary>
internal static class QuoteWriter
{
    public static Outcome<Quote> Write(LaneState state, OfferResult offers, PriceBook book)
    {
        var currency = book.Content.Settings.Currency;
        var basket = state.Basket;
        var table = new TaxTable(book, basket.Delivery?.Zone, basket.Context.Customer.TaxExempt);
        var lines = new QuoteLine[basket.Lines.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = Line(state, offers, i, currency);
            table.Add(lines[i].TaxCategory, state.LineMinor[i], state.Runs[i]);
        }

        var taxes = table.Rows();
        var subtotal = Sum(lines.Select(line => line.Subtotal), currency);
        var quote = new Quote(
            book.Publication,
            basket.Context,
            basket.Codes,
            lines,
            taxes,
            subtotal,
            Sum(lines.Select(line => line.Total), currency) - subtotal,
            Sum(taxes.Select(tax => tax.Net), currency),
            Sum(taxes.Select(tax => tax.Tax), currency),
            Sum(taxes.Select(tax => tax.Gross), currency),
            offers.GapMinor == 0,
            new Money(offers.GapMinor, currency),
            offers.Explanations,
            string.Empty);
        return quote.Total.AmountMinor > QuoteEngine.MaxAmountMinor
            ? BasketReader.TooMuch(book)
            : quote with { Hash = CanonicalForm.Hash(quote) };
    }

    private static QuoteLine Line(LaneState state, OfferResult offers, int index, Currency currency)
    {
        var line = state.Basket.Lines[index];
        var adjustments = offers.Reductions(index).Select(part =>
            new Adjustment(part.Rule.Code, part.Rule.Promotion.Name, new Money(-part.Minor, currency)));
        return new QuoteLine(
            line.Ids,
            line.Variant.Sku,
            line.Variant.Name,
            line.Quantity,
            line.Variant.Unit,
            line.UnitPrice,
            line.ListPrice,
            new Money(line.SubtotalMinor, currency),
            [.. adjustments],
            new Money(state.LineMinor[index], currency),
            [.. state.Runs[index].Select(run => new UnitShare(run.Count, new Money(run.PriceMinor, currency)))],
            line.Variant.TaxCategory);
    }

    private static Money Sum(IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Money.Zero(currency), (sum, amount) => sum + amount);
}
