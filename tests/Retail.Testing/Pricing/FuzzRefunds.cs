using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing;

namespace Retail.Testing.Pricing;

/// <summary>Whatever comes back in whatever order and grouping, all of it gives exactly what was paid.</summary>
internal static class FuzzRefunds
{
    private const int MostUnits = 200;

    public static FuzzVerdict InAnyOrder(FuzzCase one, Quote quote)
    {
        if (quote.Lines.Count == 0 || quote.Lines.Sum(UnitsOf) > MostUnits)
        {
            return FuzzVerdict.NotAsked;
        }

        var dice = new FuzzDice(unchecked((one.Seed * 31) + one.Index));
        var left = quote.Lines.Select(UnitsOf).ToArray();
        var (before, paidBack) = (Returned.Nothing, 0L);
        while (left.Sum() > 0)
        {
            var now = new Returned(
                [.. Take(quote, left, dice)],
                Shipping: quote.Shipping is not null && !before.Shipping && (left.Sum() == 0 || dice.OneIn(3)));
            var refund = Refunds.Of(quote, one.Basket, one.Book, before, now);
            if (refund.IsRefused)
            {
                // What is kept may be too little to be sold: then the shop has to decide, and says why.
                return refund.Refusal.Code is "quote.no-price" or "quote.no-shipping" or "quote.bad-change"
                    ? FuzzVerdict.NotAsked
                    : FuzzVerdict.Fails($"{refund.Refusal} after {Text(before)} for {Text(now)}");
            }

            if (refund.Value.Amount.AmountMinor < 0 || refund.Value.Charge.AmountMinor < 0)
            {
                return FuzzVerdict.Fails($"{refund.Value.Amount} and {refund.Value.Charge} for {Text(now)}");
            }

            paidBack += refund.Value.Amount.AmountMinor - refund.Value.Charge.AmountMinor;
            before = new Returned([.. before.Lines, .. now.Lines], before.Shipping || now.Shipping);
        }

        return FuzzVerdict.Of(
            paidBack == quote.Total.AmountMinor ? null : $"{paidBack} came back of {quote.Total.AmountMinor}");
    }

    /// <summary>Some units of some lines, at least one.</summary>
    private static IEnumerable<ReturnedUnits> Take(Quote quote, int[] left, FuzzDice dice)
    {
        var first = dice.Between(0, left.Length - 1);
        for (var i = 0; i < left.Length; i++)
        {
            var line = (first + i) % left.Length;
            if (left[line] == 0)
            {
                continue;
            }

            var units = dice.Between(1, left[line]);
            left[line] -= units;
            yield return new ReturnedUnits(quote.Lines[line].LineIds[^1], units);
            if (dice.OneIn(2))
            {
                yield break;
            }
        }
    }

    private static int UnitsOf(QuoteLine line) =>
        line.Unit == UnitOfMeasure.Piece ? (int)line.Quantity.Value : 1;

    private static string Text(Returned returned) => string.Join(' ', returned.Lines.Select(
        units => string.Create(CultureInfo.InvariantCulture, $"{units.Line}×{units.Units}")));
}
