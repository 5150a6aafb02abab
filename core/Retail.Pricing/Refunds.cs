using System.Globalization;
using Retail.Abstractions.Quotes;

namespace Retail.Pricing;

/// <summary>
/// What a return of units gives (design decision 3): a pure function of what was bought, what came back before and what
/// comes back now. In any order and any grouping all returns together give exactly what was paid.
/// </summary>
/// <remarks>
/// The units of a line come back dearest first, whichever piece the customer puts on the counter: they are alike, and
/// only so does the sum not depend on who returns which when. Deposits and fees come back with their units; shipping
/// only when it is asked for. Refusals: <c>refund.unknown-line</c>, <c>refund.too-many</c>, <c>refund.not-positive</c>,
/// <c>refund.no-shipping</c>, <c>refund.shipping-again</c>, <c>refund.other-publication</c>.
/// </remarks>
public static class Refunds
{
    /// <summary>The refund as the book's <see cref="BookSettings.Breakage"/> wants it.</summary>
    /// <param name="paid">What was paid.</param>
    /// <param name="bought">The basket of that quote; where it went and what a cashier changed is asked of it.</param>
    /// <param name="book">The publication of that quote.</param>
    /// <param name="before">All that came back before.</param>
    /// <param name="now">What comes back now.</param>
    public static Outcome<Refund> Of(Quote paid, Basket bought, PriceBook book, Returned before, Returned now) =>
        book.Content.Settings.Breakage == Breakage.Reprice
            ? Reprice(paid, bought, book, before, now)
            : Keep(paid, before, now);

    /// <summary>
    /// <see cref="Breakage.Keep"/>: every unit refunds what it cost, tax included. It needs nothing but the quote.
    /// </summary>
    public static Outcome<Refund> Keep(Quote paid, Returned before, Returned now) =>
        Counts(paid, before, now).Select(counts =>
        {
            var shares = new PaidShares(paid);
            var change = Difference(
                shares.Of(counts.After, before.Shipping || now.Shipping),
                shares.Of(counts.Before, before.Shipping));
            return Refund(paid, shares, counts, now.Shipping, change);
        });

    /// <summary>
    /// <see cref="Breakage.Reprice"/>: what is kept is priced again under the same book and context, and the customer
    /// gets back what that costs less than what was kept before. Also refuses as
    /// <see cref="QuoteEngine.Price(Basket, PriceBook)"/> when what is kept has no price (so few are not sold).
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static Outcome<Refund> Reprice(Quote paid, Basket bought, PriceBook book, Returned before, Returned now)
    {
        if (paid.Publication != book.Publication)
        {
            return Refuse(
                "refund.other-publication", ("publication", Text(book.Publication)), ("paid", Text(paid.Publication)));
        }

        var shares = new PaidShares(paid);
        return Counts(paid, before, now).Then(counts =>
            CostOf(shares, paid, bought, book, counts.Before).Then(keptBefore =>
            CostOf(shares, paid, bought, book, counts.After).Select(keptAfter =>
            {
                var goods = Difference(keptBefore, keptAfter);
                var change = now.Shipping
                    ? Sum(goods, Difference(shares.OfAll(withShipping: true), shares.OfAll(withShipping: false)))
                    : goods;
                return Refund(paid, shares, counts, now.Shipping, change);
            })));
    }

    /// <summary>What is kept costs, without shipping: what was paid while nothing is back.</summary>
    private static Outcome<TaxTotal[]> CostOf(
        PaidShares shares, Quote paid, Basket bought, PriceBook book, int[] returned)
    {
        if (!returned.AsSpan().ContainsAnyExcept(0))
        {
            return shares.OfAll(withShipping: false);
        }

        var lines = new List<BasketLine>(returned.Length);
        for (var i = 0; i < returned.Length; i++)
        {
            var line = paid.Lines[i];
            var units = PaidShares.UnitsOf(line);
            if (returned[i] < units)
            {
                // A measured thing is one unit, and kept whole.
                var kept = returned[i] == 0 ? line.Quantity : Quantity.Of(units - returned[i]).Value;
                lines.Add(new BasketLine(line.LineIds[0], line.Sku, kept));
            }
        }

        if (lines.Count == 0)
        {
            return Array.Empty<TaxTotal>();
        }

        var basket = new Basket(
            paid.Context,
            lines,
            paid.Codes,
            bought.Delivery is { } delivery ? delivery with { Method = null } : null,
            bought.Changes?.Where(change => change?.Line is null || lines.Exists(line => line.Id == change.Line))
                .ToList());
        return QuoteEngine.Price(basket, book).Select(quote => quote.Taxes.ToArray());
    }

    private static Refund Refund(
        Quote paid,
        PaidShares shares,
        (int[] Before, int[] After) counts,
        bool withShipping,
        List<TaxTotal> change)
    {
        var lines = new List<RefundLine>();
        for (var i = 0; i < counts.After.Length; i++)
        {
            if (counts.After[i] > counts.Before[i])
            {
                var (before, after) = (shares.OfLine(i, counts.Before[i]), shares.OfLine(i, counts.After[i]));
                var (net, tax) = (after.Net - before.Net, after.Tax - before.Tax);
                lines.Add(new RefundLine(
                    paid.Lines[i].LineIds, paid.Lines[i].Sku, counts.After[i] - counts.Before[i],
                    Minor(net), Minor(tax), Minor(net + tax)));
            }
        }

        var units = lines.Sum(line => line.Gross.AmountMinor);
        var shipping = withShipping ? shares.ShippingMinor : 0;
        var due = change.Sum(row => row.Gross.AmountMinor);
        return new Refund(
            Minor(Math.Max(due, 0)), Minor(Math.Max(-due, 0)), Minor(units), Minor(units + shipping - due),
            Minor(shipping), change, lines);

        Money Minor(long minor) => new(minor, paid.Total.Currency);
    }

    /// <summary>Units back of each of the quote's lines, before and after, or what is wrong with them.</summary>
    private static Outcome<(int[] Before, int[] After)> Counts(Quote paid, Returned before, Returned now)
    {
        if (now.Shipping && paid.Shipping is null)
        {
            return Refuse("refund.no-shipping");
        }

        if (now.Shipping && before.Shipping)
        {
            return Refuse("refund.shipping-again");
        }

        var back = new int[paid.Lines.Count];
        if (Add(paid, back, before, least: 0) is { } wrongBefore)
        {
            return wrongBefore;
        }

        int[] after = [.. back];
        return Add(paid, after, now, least: 1) is { } wrongNow ? wrongNow : (back, after);
    }

    private static Refusal? Add(Quote paid, int[] counts, Returned returned, int least)
    {
        foreach (var given in returned.Lines)
        {
            var line = Find(paid, given?.Line);
            if (line < 0)
            {
                return Refuse("refund.unknown-line", ("line", given?.Line ?? string.Empty));
            }

            if (given!.Units < least)
            {
                return Refuse("refund.not-positive", ("line", given.Line), ("units", Text(given.Units)));
            }

            var bought = PaidShares.UnitsOf(paid.Lines[line]);
            if (given.Units > bought - counts[line])
            {
                return Refuse(
                    "refund.too-many",
                    ("sku", paid.Lines[line].Sku), ("units", Text(given.Units)), ("left", Text(bought - counts[line])));
            }

            counts[line] += given.Units;
        }

        return null;
    }

    private static int Find(Quote paid, string? id)
    {
        for (var i = 0; i < paid.Lines.Count; i++)
        {
            if (id is not null && paid.Lines[i].LineIds.Contains(id, StringComparer.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static List<TaxTotal> Difference(IReadOnlyList<TaxTotal> rows, IReadOnlyList<TaxTotal> less) =>
        Combined(rows, less, (a, b) => a - b);

    private static List<TaxTotal> Sum(IReadOnlyList<TaxTotal> rows, IReadOnlyList<TaxTotal> more) =>
        Combined(rows, more, (a, b) => a + b);

    /// <summary>Row by row, and part by part, by category; rows in which nothing is left are none.</summary>
    private static List<TaxTotal> Combined(
        IReadOnlyList<TaxTotal> rows, IReadOnlyList<TaxTotal> others, Func<Money, Money, Money> combine)
    {
        var combined = new List<TaxTotal>();
        foreach (var any in rows.Concat(others).DistinctBy(row => row.Category, StringComparer.Ordinal)
            .OrderBy(row => row.Category, StringComparer.Ordinal))
        {
            var (a, b) = (Of(rows, any), Of(others, any));
            var row = a with
            {
                Net = combine(a.Net, b.Net),
                Tax = combine(a.Tax, b.Tax),
                Gross = combine(a.Gross, b.Gross),
                Parts = a.Parts?.Zip(b.Parts!, (one, two) =>
                    one with { Base = combine(one.Base, two.Base), Tax = combine(one.Tax, two.Tax) }).ToList(),
            };
            if (row.Net.AmountMinor != 0 || row.Tax.AmountMinor != 0)
            {
                combined.Add(row);
            }
        }

        return combined;

        static TaxTotal Of(IReadOnlyList<TaxTotal> rows, TaxTotal like) =>
            rows.FirstOrDefault(row => row.Category == like.Category) ?? Zero(like);
    }

    private static TaxTotal Zero(TaxTotal row)
    {
        var zero = Money.Zero(row.Net.Currency);
        return row with
        {
            Net = zero,
            Tax = zero,
            Gross = zero,
            Parts = row.Parts?.Select(part => part with { Base = zero, Tax = zero }).ToList(),
        };
    }

    private static Refusal Refuse(string code, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        Refusal.Of(RefusalKind.Rule, code, arguments);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
