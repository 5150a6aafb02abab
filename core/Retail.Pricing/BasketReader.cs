using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Rounding;

namespace Retail.Pricing;

/// <summary>Turns a basket into canonical, priced lines, or says why it cannot be priced.</summary>
internal static class BasketReader
{
    private const int MaxIdLength = 40;
    private const int MaxShownLength = 60;

    public static Outcome<PricedBasket> Read(Basket basket, PriceBook book)
    {
        if (Check(basket, book) is { } refusal)
        {
            return refusal;
        }

        var context = basket.Context with
        {
            Instant = DateTimeOffset.FromUnixTimeMilliseconds(basket.Context.Instant.ToUnixTimeMilliseconds()),
        };
        var codes = basket.Codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var unknown = Array.Find(codes, code => !book.Rules.KnowsCoupon(code, context));
        if (unknown is not null)
        {
            return Refuse("quote.unknown-coupon", ("coupon", Shown(unknown)));
        }

        return ReadLines(basket.Lines, context, book)
            .Select(lines => new PricedBasket(context, codes, lines) { Delivery = basket.Delivery });
    }

    private static Refusal? Check(Basket basket, PriceBook book)
    {
        var currency = book.Content.Settings.Currency;
        if (basket.Context.Currency != currency)
        {
            var given = basket.Context.Currency;
            return Refuse("quote.foreign-currency", ("currency", given.Code), ("expected", currency.Code));
        }

        if (basket.Lines.Count > Basket.MaxLines)
        {
            return Refuse("quote.too-many-lines", ("count", Text(basket.Lines.Count)), ("max", Text(Basket.MaxLines)));
        }

        if (basket.Codes.Count > Basket.MaxCodes)
        {
            return Refuse("quote.too-many-codes", ("count", Text(basket.Codes.Count)), ("max", Text(Basket.MaxCodes)));
        }

        if (basket.Codes.Any(code => code is null))
        {
            return Refuse("quote.unknown-coupon", ("coupon", string.Empty));
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in basket.Lines)
        {
            // A list that came as JSON may hold nulls whatever its type says.
            if (line?.Id is not { Length: >= 1 and <= MaxIdLength } id)
            {
                return Refuse("quote.bad-line-id", ("line", Shown(line?.Id)), ("max", Text(MaxIdLength)));
            }

            if (!ids.Add(id))
            {
                return Refuse("quote.duplicate-line", ("line", id));
            }
        }

        return null;
    }

    private static Outcome<IReadOnlyList<CanonicalLine>> ReadLines(
        IReadOnlyList<BasketLine> lines, QuoteContext context, PriceBook book)
    {
        var read = new List<CanonicalLine>(lines.Count);
        var units = 0L;
        var sum = 0L;
        var bySku = lines.GroupBy(line => line.Sku ?? string.Empty, StringComparer.Ordinal);
        foreach (var sameSku in bySku.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var outcome = ReadSku(sameSku.Key, [.. sameSku], context, book);
            if (outcome.IsRefused)
            {
                return outcome.Refusal;
            }

            foreach (var line in outcome.Value)
            {
                units += line.UnitCount;
                sum += line.SubtotalMinor;
                read.Add(line);
                if (sum > QuoteEngine.MaxAmountMinor)
                {
                    return TooMuch(book);
                }
            }
        }

        return units > QuoteEngine.MaxUnits
            ? Refuse("quote.too-many-units", ("count", Text(units)), ("max", Text(QuoteEngine.MaxUnits)))
            : read;
    }

    private static Outcome<IReadOnlyList<CanonicalLine>> ReadSku(
        string sku, IReadOnlyList<BasketLine> lines, QuoteContext context, PriceBook book)
    {
        if (book.Variants.Find(sku) is not { } found)
        {
            return Refuse("quote.unknown-sku", ("sku", Shown(sku)));
        }

        if (book.Check(found) is { } bad)
        {
            return bad;
        }

        var total = lines.Sum(line => line.Quantity.Value);
        if (QuantityRefusal(found.Variant, lines, total) is { } refusal)
        {
            return refusal;
        }

        if (book.Find(found, context, total) is not { } price)
        {
            return Refuse("quote.no-price", ("sku", sku));
        }

        if (found.Variant.Unit == UnitOfMeasure.Piece)
        {
            var ids = lines.Select(line => line.Id).Order(StringComparer.Ordinal).ToArray();
            return new[] { Line(ids, found.Variant, Quantity.Of(total).Value, price, book) };
        }

        return lines
            .OrderBy(line => line.Quantity.Value)
            .ThenBy(line => line.Id, StringComparer.Ordinal)
            .Select(line => Line([line.Id], found.Variant, line.Quantity, price, book))
            .ToArray();
    }

    private static Refusal? QuantityRefusal(Variant variant, IReadOnlyList<BasketLine> lines, decimal total)
    {
        foreach (var line in lines)
        {
            // The default of a quantity is none that Quantity.Of gave.
            var quantity = Quantity.Of(line.Quantity.Value);
            if (quantity.IsRefused)
            {
                return quantity.Refusal;
            }

            if (variant.Unit == UnitOfMeasure.Piece && !line.Quantity.IsWhole)
            {
                return Refuse(
                    "quantity.fraction-of-piece", ("sku", variant.Sku), ("quantity", line.Quantity.ToString()));
            }
        }

        return variant.Unit == UnitOfMeasure.Piece ? Quantity.Of(total).Refusal : null;
    }

    private static CanonicalLine Line(
        IReadOnlyList<string> ids, Variant variant, Quantity quantity, ApplicablePrice price, PriceBook book)
    {
        // Thousandths of a unit times ten-thousandths of a major unit: whole numbers, rounded once.
        var settings = book.Content.Settings;
        var (thousandths, tenThousandths) = ((Int128)(quantity.Value * 1_000m), (Int128)(price.Price.Amount * 10_000m));
        var exact = thousandths * tenThousandths * settings.Currency.MinorPerMajor;
        var subtotal = Exact.Divide(exact, 10_000_000, settings.Rounding);
        return new CanonicalLine(ids, variant, quantity, price.Price, price.ListPrice, subtotal);
    }

    internal static Refusal TooMuch(PriceBook book)
    {
        var most = new Money(QuoteEngine.MaxAmountMinor, book.Content.Settings.Currency);
        return Refuse("quote.amount-overflow", ("max", most.ToAmountString()));
    }

    private static Refusal Refuse(string code, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        Refusal.Of(RefusalKind.Rule, code, arguments);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shown(string? text) =>
        text is null ? string.Empty : text.Length <= MaxShownLength ? text : text[..MaxShownLength];
}
