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
        List<(int Line, CashierChange Change, long Minor)> changes,
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
            while (next < reductions.Length && reductions[next].Line == i)
            {
                next++;
            }

            lines[i] = Line(state, i, Adjustments(state, i, reductions[first..next], changes, currency), currency);
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
        var (net, tax) = (Money.Zero(currency), Money.Zero(currency));
        foreach (var row in taxes)
        {
            net += row.Net;
            tax += row.Tax;
        }

        var quote = new Quote(
            book.Publication,
            state.Basket.Context,
            state.Basket.Codes,
            lines,
            taxes,
            new Money(subtotal, currency),
            new Money(total - subtotal, currency),
            net,
            tax,
            net + tax,
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
        LaneState state, int index, Adjustment[] adjustments, Currency currency)
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
            Units(state.Runs[index], currency),
            line.Variant.TaxCategory,
            line.Goods.Fees is { Count: > 0 } fees ? Totals(fees, line, currency) : null);
    }

    private static UnitShare[] Units(UnitRun[] runs, Currency currency)
    {
        var units = new UnitShare[runs.Length];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = new UnitShare(runs[i].Count, new Money(runs[i].PriceMinor, currency));
        }

        return units;
    }

    private static FeeTotal[]? Totals(IReadOnlyList<UnitFee> fees, CanonicalLine line, Currency currency)
    {
        FeeTotal[] totals =
            [.. fees.Where(fee => fee.Amount.Currency == currency).Select(fee => Total(fee, line))];
        return totals.Length > 0 ? totals : null;
    }

    private static FeeTotal Total(UnitFee fee, CanonicalLine line) => new(
        fee.Code,
        fee.Name,
        new Money(fee.Amount.AmountMinor * line.UnitCount, fee.Amount.Currency),
        fee.TaxCategory);

    /// <summary>A cashier's price, the promotions by lane and code, then what else the cashier took off.</summary>
    private static Adjustment[] Adjustments(
        LaneState state,
        int index,
        ReadOnlySpan<(int Line, int Lane, Rule Rule, long Minor)> reductions,
        List<(int Line, CashierChange Change, long Minor)> changes,
        Currency currency)
    {
        var line = state.Basket.Lines[index];
        var hasOwnPrice = line.StartMinor < line.SubtotalMinor;
        var adjustments = new Adjustment[(hasOwnPrice ? 1 : 0) + reductions.Length + CountOf(index, changes)];
        var next = 0;
        if (hasOwnPrice)
        {
            var price = line.Changes!.First(change => change.Kind == CashierChangeKind.UnitPrice);
            adjustments[next++] = ByHand(price, line.SubtotalMinor - line.StartMinor, currency);
        }

        foreach (var (_, _, rule, minor) in reductions)
        {
            adjustments[next++] = new Adjustment(rule.Code, rule.Promotion.Name, new Money(-minor, currency));
        }

        foreach (var (of, change, minor) in changes)
        {
            if (of == index)
            {
                adjustments[next++] = ByHand(change, minor, currency);
            }
        }

        return adjustments;
    }

    private static int CountOf(int index, List<(int Line, CashierChange Change, long Minor)> changes)
    {
        var count = 0;
        foreach (var (of, _, _) in changes)
        {
            count += of == index ? 1 : 0;
        }

        return count;
    }

    private static Adjustment ByHand(CashierChange change, long minor, Currency currency) =>
        new(Cashier, LocalText.English(change.Reason), new Money(-minor, currency), change.Reason);
}
