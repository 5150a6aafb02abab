using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Quotes;
using Retail.Abstractions.Sentences;

namespace Retail.Devices.Receipts;

/// <summary>Lays a receipt out as lines of text of a printer's width. A pure function.</summary>
public static class ReceiptLayout
{
    /// <summary>Narrowest paper that a receipt is laid out for.</summary>
    public const int MinColumns = 20;

    private const int HashDigitsShown = 8;

    /// <summary>The receipt's lines, each at most <paramref name="columns"/> columns wide.</summary>
    public static IReadOnlyList<string> Write(ReceiptDocument receipt, CultureInfo culture, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, MinColumns);
        var paper = new ReceiptPaper(columns);
        Head(paper, receipt, culture);
        paper.Rule();
        foreach (var line in receipt.Quote.Lines)
        {
            Line(paper, line, culture);
        }

        paper.Rule();
        Totals(paper, receipt, culture);
        paper.Rule();
        Taxes(paper, receipt.Quote, culture);
        paper.Left(Say(
            culture,
            "receipt.proof",
            ("publication", receipt.Quote.Publication.ToString(CultureInfo.InvariantCulture)),
            ("hash", receipt.Quote.Hash[..HashDigitsShown])));
        return paper.Lines;
    }

    private static void Head(ReceiptPaper paper, ReceiptDocument receipt, CultureInfo culture)
    {
        paper.Centre(receipt.StoreName);
        if (receipt.Copy > 0)
        {
            paper.Centre(Say(culture, "receipt.copy", ("copy", receipt.Copy.ToString(CultureInfo.InvariantCulture))));
        }

        // The month as a word: 03/04 is two different days on two sides of the sea.
        paper.Pair(receipt.Till, receipt.At.ToString("d MMM yyyy HH:mm", culture));
        paper.Left(Say(culture, "receipt.number", ("number", receipt.Number)));
    }

    private static void Line(ReceiptPaper paper, QuoteLine line, CultureInfo culture)
    {
        var name = line.Name.In(culture);
        if (line.Unit == UnitOfMeasure.Piece && line.Quantity == Quantity.One)
        {
            paper.Pair(name, line.Subtotal.ToText(culture));
        }
        else
        {
            paper.Left(name);
            var quantity = line.Quantity.Value.ToString("0.###", culture);
            var price = line.UnitPrice.ToText(culture);
            var count = line.Unit == UnitOfMeasure.Piece
                ? Say(culture, "receipt.pieces", ("quantity", quantity), ("price", price))
                : Say(
                    culture, "receipt.measured", ("quantity", quantity), ("unit", UnitOf(line.Unit, culture)),
                    ("price", price));
            paper.Pair(count, line.Subtotal.ToText(culture), indent: 2);
        }

        foreach (var adjustment in line.Adjustments)
        {
            paper.Pair(adjustment.Name.In(culture), adjustment.Amount.ToText(culture), indent: 2);
        }
    }

    private static void Totals(ReceiptPaper paper, ReceiptDocument receipt, CultureInfo culture)
    {
        var quote = receipt.Quote;
        if (quote.Discount.AmountMinor != 0)
        {
            paper.Pair(Say(culture, "receipt.savings"), (-quote.Discount).ToText(culture));
        }

        paper.Pair(Say(culture, "receipt.total"), quote.Total.ToText(culture));
        foreach (var tender in receipt.Tenders)
        {
            paper.Pair(
                Say(
                    culture,
                    tender.Kind switch { TenderKind.Cash => "receipt.cash", TenderKind.Card => "receipt.card" }),
                (tender.Given ?? tender.Amount).ToText(culture));
            if (tender.Reference is { } reference)
            {
                paper.Left(
                    Say(
                        culture, "receipt.reference", ("provider", tender.Provider ?? string.Empty),
                        ("reference", reference)),
                    indent: 2);
            }

            if (tender.Change is { AmountMinor: > 0 } change)
            {
                paper.Pair(Say(culture, "receipt.change"), change.ToText(culture));
            }
        }
    }

    private static void Taxes(ReceiptPaper paper, Quote quote, CultureInfo culture)
    {
        foreach (var tax in quote.Taxes)
        {
            paper.Pair(
                Say(
                    culture,
                    "receipt.tax",
                    ("rate", tax.RatePercent.ToString("0.####", culture)),
                    ("net", tax.Net.ToText(culture))),
                tax.Tax.ToText(culture));
        }
    }

    private static string UnitOf(UnitOfMeasure unit, CultureInfo culture) => Say(culture, unit switch
    {
        UnitOfMeasure.Piece => "receipt.piece",
        UnitOfMeasure.Kilogram => "receipt.kilogram",
        UnitOfMeasure.Litre => "receipt.litre",
        UnitOfMeasure.Metre => "receipt.metre",
    });

    private static string Say(
        CultureInfo culture, string code, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            named.Add(name, value);
        }

        return Sentence.Write(code, named, culture);
    }
}
