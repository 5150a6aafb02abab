using System.Collections.Immutable;
using System.Globalization;
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
    private const string Version = "retail-quote/1";

    /// <summary>SHA-256 of <see cref="Of"/> in UTF-8, 64 lower-case hex digits.</summary>
    public static string Hash(Quote quote) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(quote))));

    /// <summary>The canonical text: one fact per line, each line ended by a line feed.</summary>
    public static string Of(Quote quote)
    {
        var text = new StringBuilder(1_024);
        Line(text, Version);
        WriteContext(text, quote.Context);
        Line(text, "publication", Number(quote.Publication));
        foreach (var code in quote.Codes)
        {
            Line(text, "code", Word(code));
        }

        foreach (var line in quote.Lines)
        {
            WriteLine(text, line);
        }

        if (quote.Shipping is { } shipping)
        {
            Line(text, "shipping", Word(shipping.Method), Minor(shipping.Price), Minor(shipping.Total));
            WriteAdjustments(text, shipping.Adjustments);
        }

        foreach (var tax in quote.Taxes)
        {
            var (net, amount, gross) = (Minor(tax.Net), Minor(tax.Tax), Minor(tax.Gross));
            Line(text, "tax", Word(tax.Category), Number(tax.RatePercent), net, amount, gross);
            foreach (var part in tax.Parts ?? [])
            {
                Line(text, "tax-part", Word(part.Name), Number(part.Percent), Minor(part.Base), Minor(part.Tax));
            }
        }

        Money[] totals = [quote.Subtotal, quote.Discount, quote.Net, quote.Tax, quote.Total];
        Line(text, ["totals", .. totals.Select(Minor)]);
        return text.ToString();
    }

    private static void WriteContext(StringBuilder text, QuoteContext context)
    {
        Line(text, "currency", context.Currency.Code);
        Line(text, "channel", Word(context.Channel));
        Line(text, "store", Word(context.Store));
        Line(text, "instant", Number(context.Instant.ToUnixTimeMilliseconds()));
        Line(text, "group", Word(context.Customer.Group));
        Line(text, "first-order", context.Customer.FirstOrder ? "1" : "0");

        if (context.Customer.TaxExempt)
        {
            Line(text, "tax-exempt");
        }

        // Ordered here, because a dictionary that came as JSON orders by its own comparer.
        foreach (var (promotion, left) in context.Customer.UsesLeft.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Line(text, "uses-left", Word(promotion), Number(left));
        }

        var budgets = context.Customer.BudgetLeft ?? ImmutableSortedDictionary<string, long>.Empty;
        foreach (var (promotion, left) in budgets.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Line(text, "budget-left", Word(promotion), Number(left));
        }
    }

    private static void WriteLine(StringBuilder text, QuoteLine line)
    {
        Line(
            text,
            "line",
            Word(line.Sku),
            Number(line.Quantity.Value),
            Number(line.UnitPrice.Amount),
            line.ListPrice is { } listPrice ? Number(listPrice.Amount) : "-",
            Minor(line.Subtotal),
            Minor(line.Total));
        WriteAdjustments(text, line.Adjustments);
        foreach (var unit in line.Units)
        {
            Line(text, "units", Number(unit.Count), Minor(unit.Price));
        }

        foreach (var fee in line.Fees ?? [])
        {
            Line(text, "fee", Word(fee.Code), Minor(fee.Amount));
        }
    }

    private static void WriteAdjustments(StringBuilder text, IReadOnlyList<Adjustment> adjustments)
    {
        foreach (var adjustment in adjustments)
        {
            if (adjustment.Reason is { } reason)
            {
                Line(text, "by-hand", Word(reason), Minor(adjustment.Amount));
            }
            else
            {
                Line(text, "adjustment", Word(adjustment.Promotion), Minor(adjustment.Amount));
            }
        }
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<string> fields) =>
        text.AppendJoin(' ', fields).Append('\n');

    /// <summary>
    /// A text with its length in bytes before it, so that no text can look like another field; absent is a dash.
    /// </summary>
    private static string Word(string? text) =>
        text is null ? "-" : $"{Number(Encoding.UTF8.GetByteCount(text))}:{text}";

    private static string Minor(Money amount) => Number(amount.AmountMinor);

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
