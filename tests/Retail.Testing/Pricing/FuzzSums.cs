using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing;

namespace Retail.Testing.Pricing;

/// <summary>What adds up within one quote.</summary>
internal static class FuzzSums
{
    public static FuzzVerdict Lines(FuzzCase one, Quote quote)
    {
        foreach (var line in quote.Lines)
        {
            var units = line.Unit == UnitOfMeasure.Piece ? line.Quantity.Value : 1;
            var subtotal = Round(
                line.Quantity.Value * line.UnitPrice.Amount * one.Settings.Currency.MinorPerMajor,
                one.Settings.Rounding);
            var fault = line.Subtotal.AmountMinor != subtotal ? $"subtotal is not {subtotal}"
                : line.Units.Sum(unit => unit.Count * unit.Price.AmountMinor) != line.Total.AmountMinor
                    ? "units are not the total"
                : line.Units.Sum(unit => unit.Count) != units ? "units are not the quantity"
                : line.Units.Any(unit => unit.Price.AmountMinor < 0 || unit.Count < 1) ? "a unit is below zero"
                : line.Adjustments.Any(adjustment => adjustment.Amount.AmountMinor >= 0) ? "an adjustment of nothing"
                : line.Subtotal.AmountMinor + line.Adjustments.Sum(adjustment => adjustment.Amount.AmountMinor) !=
                    line.Total.AmountMinor ? "subtotal and adjustments are not the total"
                : null;
            if (fault is not null)
            {
                return FuzzVerdict.Fails(line.Sku + ": " + fault);
            }
        }

        return FuzzVerdict.Holds;
    }

    public static FuzzVerdict Totals(FuzzCase one, Quote quote)
    {
        var stated = quote.Subtotal.AmountMinor + quote.Discount.AmountMinor + (quote.Fees?.AmountMinor ?? 0) +
            (quote.Shipping?.Total.AmountMinor ?? 0);
        var isNet = !one.Settings.PricesIncludeTax || one.Basket.Context.Customer.TaxExempt;
        var ofTaxes = isNet ? quote.Net.AmountMinor : quote.Total.AmountMinor;
        return FuzzVerdict.Of(
            quote.Lines.Sum(line => line.Subtotal.AmountMinor) != quote.Subtotal.AmountMinor
                ? "lines are not the subtotal"
            : quote.Lines.Sum(line => line.Total.AmountMinor) !=
                quote.Subtotal.AmountMinor + quote.Discount.AmountMinor ? "lines are not the total of the goods"
            : quote.Lines.Sum(line => (line.Fees ?? []).Sum(fee => fee.Amount.AmountMinor)) !=
                (quote.Fees?.AmountMinor ?? 0) ? "fees are not their sum"
            : stated != ofTaxes && !(one.Settings.PricesIncludeTax && isNet && ofTaxes <= stated)
                ? $"goods, fees and shipping come to {stated}, taxes to {ofTaxes}"
            : null);
    }

    public static FuzzVerdict Taxes(FuzzCase one, Quote quote)
    {
        var bad = quote.Taxes.FirstOrDefault(row =>
            row.Net + row.Tax != row.Gross || row.Tax.AmountMinor < 0 || row.Net.AmountMinor < 0 ||
            (one.Basket.Context.Customer.TaxExempt && row.Tax.AmountMinor != 0) ||
            (row.Parts is { } parts && parts.Sum(part => part.Tax.AmountMinor) != row.Tax.AmountMinor));
        return FuzzVerdict.Of(
            bad is not null ? $"row {bad}"
            : quote.Net.AmountMinor != quote.Taxes.Sum(row => row.Net.AmountMinor) ? "net is not the sum of rows"
            : quote.Tax.AmountMinor != quote.Taxes.Sum(row => row.Tax.AmountMinor) ? "tax is not the sum of rows"
            : quote.Total != quote.Net + quote.Tax ? "net and tax are not the total"
            : null);
    }

    public static FuzzVerdict Shipping(FuzzCase one, Quote quote)
    {
        if (quote.Shipping is not { } shipping)
        {
            return one.Basket.Delivery?.Method is null ? FuzzVerdict.NotAsked : FuzzVerdict.Fails("it is missing");
        }

        var off = shipping.Adjustments.Sum(adjustment => adjustment.Amount.AmountMinor);
        return FuzzVerdict.Of(
            shipping.Total.AmountMinor != shipping.Price.AmountMinor + off ? "it does not add up"
            : shipping.Total.AmountMinor < 0 ? "it is below zero"
            : null);
    }

    /// <summary>Promotions never go below a floor price; whatever is below it already they leave alone.</summary>
    public static FuzzVerdict Floors(FuzzCase one, Quote quote)
    {
        var asked = false;
        foreach (var line in quote.Lines)
        {
            var floor = one.Book.PriceOf(
                one.Find(line.Sku)!, one.Basket.Context, Abstractions.Quantity.Of(InBasket(one, line.Sku)).Value)
                ?.FloorPrice?.Amount;
            if (floor is null || line.Adjustments.Any(adjustment => adjustment.Reason is not null))
            {
                continue;
            }

            asked = true;
            var units = line.Units.Sum(unit => unit.Count);
            var most = decimal.Ceiling(
                floor.Value * (line.Unit == UnitOfMeasure.Piece ? 1 : line.Quantity.Value) *
                one.Settings.Currency.MinorPerMajor);
            var least = Math.Min(most, line.Subtotal.AmountMinor / units);
            if (line.Units[^1].Price.AmountMinor < least)
            {
                return FuzzVerdict.Fails(string.Create(
                    CultureInfo.InvariantCulture, $"{line.Sku}: a unit costs {line.Units[^1].Price}, not {least}"));
            }
        }

        return asked ? FuzzVerdict.Holds : FuzzVerdict.NotAsked;
    }

    public static FuzzVerdict Proof(FuzzCase one, Quote quote) => FuzzVerdict.Of(
        quote.Gap.AmountMinor < 0 ? "the gap is below zero"
        : quote.ProvedBest != (quote.Gap.AmountMinor == 0) ? "it is proved with a gap, or without one it is not"
        : quote.Gap.AmountMinor > quote.Subtotal.AmountMinor ? "the gap is above the subtotal"
        : null);

    public static decimal InBasket(FuzzCase one, string sku) => one.Basket.Lines
        .Where(line => string.Equals(line.Sku, sku, StringComparison.Ordinal)).Sum(line => line.Quantity.Value);

    private static decimal Round(decimal amount, RoundingMode mode) => mode switch
    {
        RoundingMode.HalfUp => decimal.Round(amount, MidpointRounding.AwayFromZero),
        RoundingMode.HalfDown => decimal.Ceiling(amount - 0.5m),
        RoundingMode.HalfEven => decimal.Round(amount, MidpointRounding.ToEven),
        RoundingMode.Down => decimal.Floor(amount),
        RoundingMode.Up => decimal.Ceiling(amount),
    };
}
