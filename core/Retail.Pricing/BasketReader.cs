using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Rounding;

namespace Retail.Pricing;

/// <summary>Turns a basket into canonical, priced lines, or says why it cannot be priced.</summary>
internal static class BasketReader
{
    // So few ids are sooner compared with each other than put into a set.
    private const int FewLines = 16;
    private static readonly int[] Steps = [1, 10, 100, 1_000, 10_000];
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
        string[] codes = basket.Codes.Count == 0
            ? []
            : [.. basket.Codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var code in codes)
        {
            if (!book.Rules.KnowsCoupon(code, context))
            {
                return Refuse("quote.unknown-coupon", ("coupon", Shown(code)));
            }

            if (context.Customer.UsesLeft.TryGetValue(code, out var left) && left < 1)
            {
                return Refuse("quote.used-coupon", ("coupon", code));
            }
        }

        return ReadLines(basket, context, book)
            .Select(lines => new PricedBasket(context, codes, [.. lines], basket.Delivery, basket.Changes ?? []));
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

        if (basket.Codes.Count > 0 && basket.Codes.Any(code => code is null))
        {
            return Refuse("quote.unknown-coupon", ("coupon", string.Empty));
        }

        var count = basket.Lines.Count;
        var ids = count > FewLines ? new HashSet<string>(count, StringComparer.Ordinal) : null;
        for (var i = 0; i < count; i++)
        {
            // A list that came as JSON may hold nulls whatever its type says.
            if (basket.Lines[i]?.Id is not { Length: >= 1 and <= MaxIdLength } id)
            {
                return Refuse("quote.bad-line-id", ("line", Shown(basket.Lines[i]?.Id)), ("max", Text(MaxIdLength)));
            }

            if (ids is null ? IsRepeated(basket.Lines, i) : !ids.Add(id))
            {
                return Refuse("quote.duplicate-line", ("line", id));
            }
        }

        return CashierChanges.Check(basket);
    }

    private static bool IsRepeated(IReadOnlyList<BasketLine> lines, int index)
    {
        for (var before = 0; before < index; before++)
        {
            if (string.Equals(lines[before].Id, lines[index].Id, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Outcome<IReadOnlyList<CanonicalLine>> ReadLines(
        Basket basket, QuoteContext context, PriceBook book)
    {
        var read = new List<CanonicalLine>(basket.Lines.Count);
        var units = 0L;
        var sum = 0L;
        var sorted = Sorted(basket);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length &&
                string.Equals(sorted[end].Line.Sku, sorted[start].Line.Sku, StringComparison.Ordinal))
            {
                end++;
            }

            var before = read.Count;
            if (ReadSku(sorted.AsSpan(start, end - start), context, book, read) is { } refusal)
            {
                return refusal;
            }

            for (var i = before; i < read.Count; i++)
            {
                units += read[i].UnitCount;
                sum += read[i].SubtotalMinor;
                if (sum > QuoteEngine.MaxAmountMinor)
                {
                    return TooMuch(book);
                }
            }

            start = end;
        }

        return units > QuoteEngine.MaxUnits
            ? Refuse("quote.too-many-units", ("count", Text(units)), ("max", Text(QuoteEngine.MaxUnits)))
            : read;
    }

    /// <summary>By SKU, those that no cashier changed first, then by quantity; ids only tell equals apart.</summary>
    private static Given[] Sorted(Basket basket)
    {
        var sorted = new Given[basket.Lines.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = new Given(basket.Lines[i], CashierChanges.Of(basket, basket.Lines[i].Id));
        }

        Array.Sort(sorted, static (a, b) =>
        {
            var bySku = string.CompareOrdinal(a.Line.Sku, b.Line.Sku);
            var byChange = bySku != 0 ? bySku : (a.Changes?.Count ?? 0).CompareTo(b.Changes?.Count ?? 0);
            var byQuantity = byChange != 0 ? byChange : a.Line.Quantity.Value.CompareTo(b.Line.Quantity.Value);
            return byQuantity != 0 ? byQuantity : string.CompareOrdinal(a.Line.Id, b.Line.Id);
        });
        return sorted;
    }

    private static Refusal? ReadSku(
        ReadOnlySpan<Given> lines, QuoteContext context, PriceBook book, List<CanonicalLine> read)
    {
        var sku = lines[0].Line.Sku ?? string.Empty;
        if (book.Variants.Find(sku) is not { } found)
        {
            return Refuse("quote.unknown-sku", ("sku", Shown(sku)));
        }

        if (book.Check(found) is { } bad)
        {
            return bad;
        }

        var total = lines[0].Line.Quantity.Value;
        foreach (var (line, _) in lines[1..])
        {
            total += line.Quantity.Value;
        }

        if (QuantityRefusal(found.Variant, lines, total) is { } refusal)
        {
            return refusal;
        }

        if (book.Find(found, context, total) is not { } price)
        {
            return Refuse("quote.no-price", ("sku", sku));
        }

        // Pieces that no cashier changed are one line, whatever lines they came in.
        var isMerged = 0;
        while (found.Variant.Unit == UnitOfMeasure.Piece && isMerged < lines.Length && lines[isMerged].Changes is null)
        {
            isMerged++;
        }

        if (isMerged == 1)
        {
            read.Add(Line([lines[0].Line.Id], found, lines[0].Line.Quantity, price, null, book));
        }
        else if (isMerged > 1)
        {
            read.Add(Merged(lines[..isMerged], found, price, book));
        }

        foreach (var given in lines[isMerged..])
        {
            if (CashierChanges.PriceRefusal(given.Changes, price) is { } tooHigh)
            {
                return tooHigh;
            }

            read.Add(Line([given.Line.Id], found, given.Line.Quantity, price, given.Changes, book));
        }

        return null;
    }

    private static CanonicalLine Merged(
        ReadOnlySpan<Given> lines, BookVariant goods, in ApplicablePrice price, PriceBook book)
    {
        var ids = new string[lines.Length];
        var quantity = 0m;
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = lines[i].Line.Id;
            quantity += lines[i].Line.Quantity.Value;
        }

        Array.Sort(ids, StringComparer.Ordinal);
        return Line(ids, goods, Quantity.Of(quantity).Value, price, null, book);
    }

    private static Refusal? QuantityRefusal(Variant variant, ReadOnlySpan<Given> lines, decimal total)
    {
        foreach (var (line, _) in lines)
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

        return variant.Unit == UnitOfMeasure.Piece && lines.Length > 1 ? Quantity.Of(total).Refusal : null;
    }

    private static CanonicalLine Line(
        IReadOnlyList<string> ids,
        BookVariant goods,
        Quantity quantity,
        in ApplicablePrice price,
        IReadOnlyList<CashierChange>? changes,
        PriceBook book)
    {
        var settings = book.Content.Settings;
        var subtotal = Amount(quantity.Value, price.Price.Amount, settings, settings.Rounding);
        var isPieces = goods.Variant.Unit == UnitOfMeasure.Piece;
        var perUnit = isPieces ? 1m : quantity.Value;
        var changed = CashierChanges.PriceOf(changes);
        return new CanonicalLine
        {
            Ids = ids,
            Goods = goods,
            Quantity = quantity,
            UnitCount = isPieces ? (int)quantity.Value : 1,
            IsPieces = isPieces,
            Price = price,
            SubtotalMinor = subtotal,
            FloorMinor = price.FloorPrice is { } floor ? Amount(perUnit, floor.Amount, settings, RoundingMode.Up) : 0,
            Changes = changes,
            StartMinor = changed is { } own ? Amount(quantity.Value, own, settings, settings.Rounding) : subtotal,
        };
    }

    /// <summary>
    /// Thousandths of a unit times ten-thousandths of a major unit: whole numbers, rounded once.
    /// </summary>
    private static long Amount(decimal quantity, decimal price, BookSettings settings, RoundingMode rounding) =>
        Exact.Divide(
            (Int128)Whole(quantity, 3) * Whole(price, 4) * settings.Currency.MinorPerMajor, 10_000_000, rounding);

    /// <summary>A number of at most so many decimals, in steps of the last of them.</summary>
    private static long Whole(decimal number, int decimals)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        if ((parts[1] | parts[2]) != 0 || number.Scale > decimals)
        {
            return (long)(number * Steps[decimals]);
        }

        // The lowest part is 32 bits, of which the first is no sign.
        return unchecked((uint)parts[0]) * (long)Steps[decimals - number.Scale];
    }

    internal static Refusal TooMuch(PriceBook book)
    {
        var most = new Money(QuoteEngine.MaxAmountMinor, book.Content.Settings.Currency);
        return Refuse("quote.amount-overflow", ("max", most.ToAmountString()));
    }

    private static Refusal Refuse(string code, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        Refusal.Of(RefusalKind.Rule, code, arguments);

    /// <summary>A line of the basket with what a cashier changed about it.</summary>
    private readonly record struct Given(BasketLine Line, IReadOnlyList<CashierChange>? Changes);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shown(string? text) =>
        text is null ? string.Empty : text.Length <= MaxShownLength ? text : text[..MaxShownLength];
}
