using System.Security.Cryptography;
using System.Text;
using Retail.Abstractions.Quotes;

namespace Retail.Pricing;

/// <summary>
/// The bytes that a quote's hash is made of, the same on every device: README.md of this project describes them field
/// by field. A change of a byte is a new version in the first line.
/// </summary>
public static class CanonicalForm
{
    /// <summary>SHA-256 of <see cref="Of"/> in UTF-8, 64 lower-case hex digits.</summary>
    public static string Hash(Quote quote)
    {
        using var text = new CanonicalText();
        Write(quote, text);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.Bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>The canonical text: one fact per line, each line ended by a line feed.</summary>
    public static string Of(Quote quote)
    {
        using var text = new CanonicalText();
        Write(quote, text);
        return Encoding.UTF8.GetString(text.Bytes);
    }

    private static void Write(Quote quote, CanonicalText text)
    {
        text.Begin("retail-quote/1"u8).End();
        WriteContext(text, quote.Context);
        text.Begin("publication"u8).Number(quote.Publication).End();
        foreach (var code in quote.Codes)
        {
            text.Begin("code"u8).Word(code).End();
        }

        // By index, here and below: an enumerator of a list's interface is an object for each line.
        for (var i = 0; i < quote.Lines.Count; i++)
        {
            WriteLine(text, quote.Lines[i]);
        }

        if (quote.Shipping is { } shipping)
        {
            text.Begin("shipping"u8).Word(shipping.Method).Minor(shipping.Price).Minor(shipping.Total).End();
            WriteAdjustments(text, shipping.Adjustments);
        }

        foreach (var tax in quote.Taxes)
        {
            text.Begin("tax"u8).Word(tax.Category).Number(tax.RatePercent)
                .Minor(tax.Net).Minor(tax.Tax).Minor(tax.Gross).End();
            foreach (var part in tax.Parts ?? [])
            {
                text.Begin("tax-part"u8).Word(part.Name).Number(part.Percent).Minor(part.Base).Minor(part.Tax).End();
            }
        }

        text.Begin("totals"u8).Minor(quote.Subtotal).Minor(quote.Discount)
            .Minor(quote.Net).Minor(quote.Tax).Minor(quote.Total).End();
    }

    private static void WriteContext(CanonicalText text, QuoteContext context)
    {
        var customer = context.Customer;
        text.Begin("currency"u8).Plain(context.Currency.Code).End();
        text.Begin("channel"u8).Word(context.Channel).End();
        text.Begin("store"u8).Word(context.Store).End();
        text.Begin("instant"u8).Number(context.Instant.ToUnixTimeMilliseconds()).End();
        text.Begin("group"u8).Word(customer.Group).End();
        text.Begin("first-order"u8).Number(customer.FirstOrder ? 1 : 0).End();
        if (customer.TaxExempt)
        {
            text.Begin("tax-exempt"u8).End();
        }

        if (customer.UsesLeft.Count > 0)
        {
            // Ordered here, because a dictionary that came as JSON orders by its own comparer.
            foreach (var (promotion, left) in customer.UsesLeft.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                text.Begin("uses-left"u8).Word(promotion).Number(left).End();
            }
        }

        if (customer.BudgetLeft is { Count: > 0 } budgets)
        {
            foreach (var (promotion, left) in budgets.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                text.Begin("budget-left"u8).Word(promotion).Number(left).End();
            }
        }
    }

    private static void WriteLine(CanonicalText text, QuoteLine line)
    {
        text.Begin("line"u8).Word(line.Sku).Number(line.Quantity.Value).Number(line.UnitPrice.Amount)
            .NumberOrDash(line.ListPrice?.Amount).Minor(line.Subtotal).Minor(line.Total).End();
        WriteAdjustments(text, line.Adjustments);
        for (var i = 0; i < line.Units.Count; i++)
        {
            text.Begin("units"u8).Number(line.Units[i].Count).Minor(line.Units[i].Price).End();
        }

        if (line.Fees is { } fees)
        {
            foreach (var fee in fees)
            {
                text.Begin("fee"u8).Word(fee.Code).Minor(fee.Amount).End();
            }
        }
    }

    private static void WriteAdjustments(CanonicalText text, IReadOnlyList<Adjustment> adjustments)
    {
        for (var i = 0; i < adjustments.Count; i++)
        {
            var adjustment = adjustments[i];
            if (adjustment.Reason is { } reason)
            {
                text.Begin("by-hand"u8).Word(reason).Minor(adjustment.Amount).End();
            }
            else
            {
                text.Begin("adjustment"u8).Word(adjustment.Promotion).Minor(adjustment.Amount).End();
            }
        }
    }
}
