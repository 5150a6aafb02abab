using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>Puts the answer together: lines, taxes, totals, hash.</summary>
internal static class QuoteWriter
{
    /// <summary>What the promotions' code is in an adjustment that a cashier made.</summary>
    private const string Cashier = "cashier";

    public static Outcome<Quote> Write(
        LaneState state,
        OfferResult offers,
        IReadOnlyList<(int Line, CashierChange Change, long Minor)> changes,
        QuoteShipping? shipping,
        Explainer? explainer,
        PriceBook book)
    {
        var currency = book.Content.Settings.Currency;
        var reductions = offers.Reductions();
        var lines = new QuoteLine[state.Basket.Lines.Length];
        var (subtotal, total, fees, next) = (0L, 0L, 0L, 0);
        var table = new TaxTable(book, state.Basket.Delivery?.Zone, state.Basket.Context.Customer.TaxExempt);
        for (var i = 0; i < lines.Length; i++)
        {
            var first = next;
            while (next < reductions.Count && reductions[next].Line == i)
            {
                next++;
            }

            var adjustments = Adjustments(state, i, reductions[first..next], changes, currency);
            lines[i] = Line(state, i, adjustments, currency);
            subtotal += state.Basket.Lines[i].SubtotalMinor;
            total += state.LineMinor[i];
            table.Add(lines[i].TaxCategory, state.LineMinor[i], state.Runs[i]);
            foreach (var fee in lines[i].Fees ?? [])
            {
                table.Add(fee.TaxCategory, fee.Amount.AmountMinor, state.Basket.Lines[i].UnitCount);
                fees += fee.Amount.AmountMinor;
            }
        }

        if (shipping is not null)
        {
            table.Add(shipping.TaxCategory, shipping.Total.AmountMinor);
        }

        var taxes = table.Rows();
        var quote = new Quote(
            book.Publication,
            state.Basket.Context,
            state.Basket.Codes,
            lines,
            taxes,
            new Money(subtotal, currency),
            new Money(total - subtotal, currency),
            Sum(taxes.Select(tax => tax.Net), currency),
            Sum(taxes.Select(tax => tax.Tax), currency),
            Sum(taxes.Select(tax => tax.Gross), currency),
            offers.GapMinor == 0,
            new Money(offers.GapMinor, currency),
            explainer?.Explanations ?? [],
            string.Empty,
            shipping,
            fees > 0 ? new Money(fees, currency) : null);
        return quote.Total.AmountMinor > QuoteEngine.MaxAmountMinor
            ? BasketReader.TooMuch(book)
            : quote with { Hash = CanonicalForm.Hash(quote) };
    }

    private static QuoteLine Line(
        LaneState state, int index, IReadOnlyList<Adjustment> adjustments, Currency currency)
    {
        var line = state.Basket.Lines[index];
        return new QuoteLine(
            line.Ids,
            line.Variant.Sku,
            line.Variant.Name,
            line.Quantity,
            line.Variant.Unit,
            line.Price.Price,
            line.Price.ListPrice,
            new Money(line.SubtotalMinor, currency),
            adjustments,
            new Money(state.LineMinor[index], currency),
            Array.ConvertAll(state.Runs[index], run => new UnitShare(run.Count, new Money(run.PriceMinor, currency))),
            line.Variant.TaxCategory,
            line.Goods.Fees is { Count: > 0 } fees ? [.. fees.Select(fee => Total(fee, line))] : null);
    }

    private static FeeTotal Total(UnitFee fee, CanonicalLine line) => new(
        fee.Code,
        fee.Name,
        new Money(fee.Amount.AmountMinor * line.UnitCount, fee.Amount.Currency),
        fee.TaxCategory);

    /// <summary>A cashier's price, the promotions by lane and code, then what else the cashier took off.</summary>
    private static List<Adjustment> Adjustments(
        LaneState state,
        int index,
        List<(int Line, Rule Rule, long Minor)> reductions,
        IReadOnlyList<(int Line, CashierChange Change, long Minor)> changes,
        Currency currency)
    {
        var line = state.Basket.Lines[index];
        var adjustments = new List<Adjustment>(reductions.Count);
        if (line.StartMinor < line.SubtotalMinor)
        {
            var price = line.Changes!.First(change => change.Kind == CashierChangeKind.UnitPrice);
            adjustments.Add(ByHand(price, line.SubtotalMinor - line.StartMinor, currency));
        }

        foreach (var (_, rule, minor) in reductions)
        {
            adjustments.Add(new Adjustment(rule.Code, rule.Promotion.Name, new Money(-minor, currency)));
        }

        foreach (var (of, change, minor) in changes)
        {
            if (of == index)
            {
                adjustments.Add(ByHand(change, minor, currency));
            }
        }

        return adjustments;
    }

    private static Adjustment ByHand(CashierChange change, long minor, Currency currency) =>
        new(Cashier, LocalText.English(change.Reason), new Money(-minor, currency), change.Reason);

    private static Money Sum(IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Money.Zero(currency), (sum, amount) => sum + amount);
}
