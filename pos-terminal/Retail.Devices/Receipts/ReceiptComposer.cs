using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Quotes;
using Retail.Abstractions.Sentences;

namespace Retail.Devices.Receipts;

/// <summary>Says what stands on a receipt, and in which order. A pure function.</summary>
public static class ReceiptComposer
{
    private const int HashDigitsShown = 8;

    private static readonly TextStyle Heading = new(Alignment.Centre, Bold: true, Wide: true, Tall: true);
    private static readonly TextStyle CopyMark = new(Alignment.Centre, Bold: true, Wide: true, Tall: true);
    private static readonly TextStyle Sum = new(Bold: true, Tall: true);
    private static readonly ReceiptPart Rule = new ReceiptPart.Rule();
    private static readonly ReceiptPart Cut = new ReceiptPart.Cut();

    /// <summary>The parts of a receipt, in this language, with the shop's logo when it has one.</summary>
    public static IReadOnlyList<ReceiptPart> Compose(
        ReceiptDocument receipt, CultureInfo culture, Picture? logo = null)
    {
        var parts = new List<ReceiptPart>(capacity: 24 + (2 * receipt.Quote.Lines.Count));
        if (logo is not null)
        {
            parts.Add(new ReceiptPart.Image(logo));
        }

        Head(parts, receipt, culture);
        parts.Add(Rule);
        foreach (var line in receipt.Quote.Lines)
        {
            Line(parts, line, culture);
        }

        parts.Add(Rule);
        Totals(parts, receipt, culture);
        parts.Add(Rule);
        Taxes(parts, receipt.Quote, culture);
        parts.Add(new ReceiptPart.Text(Say(
            culture,
            "receipt.proof",
            ("publication", receipt.Quote.Publication.ToString(CultureInfo.InvariantCulture)),
            ("hash", receipt.Quote.Hash[..HashDigitsShown]))));

        // A till finds the receipt again by this.
        parts.Add(new ReceiptPart.Barcode(receipt.Number));
        parts.Add(Cut);
        return parts;
    }

    private static void Head(List<ReceiptPart> parts, ReceiptDocument receipt, CultureInfo culture)
    {
        parts.Add(new ReceiptPart.Text(receipt.StoreName, Heading));
        if (receipt.Copy > 0)
        {
            var copy = receipt.Copy.ToString(CultureInfo.InvariantCulture);
            parts.Add(new ReceiptPart.Text(Say(culture, "receipt.copy", ("copy", copy)), CopyMark));
        }

        // The month as a word: 03/04 is two different days on two sides of the sea.
        parts.Add(new ReceiptPart.Pair(receipt.Till, receipt.At.ToString("d MMM yyyy HH:mm", culture)));
        parts.Add(new ReceiptPart.Text(Say(culture, "receipt.number", ("number", receipt.Number))));
    }

    private static void Line(List<ReceiptPart> parts, QuoteLine line, CultureInfo culture)
    {
        var name = line.Name.In(culture);
        if (line.Unit == UnitOfMeasure.Piece && line.Quantity == Quantity.One)
        {
            parts.Add(new ReceiptPart.Pair(name, line.Subtotal.ToText(culture)));
        }
        else
        {
            parts.Add(new ReceiptPart.Text(name));
            var quantity = line.Quantity.Value.ToString("0.###", culture);
            var price = line.UnitPrice.ToText(culture);
            var count = line.Unit == UnitOfMeasure.Piece
                ? Say(culture, "receipt.pieces", ("quantity", quantity), ("price", price))
                : Say(
                    culture, "receipt.measured", ("quantity", quantity), ("unit", UnitOf(line.Unit, culture)),
                    ("price", price));
            parts.Add(new ReceiptPart.Pair(count, line.Subtotal.ToText(culture), Indent: 2));
        }

        foreach (var adjustment in line.Adjustments)
        {
            parts.Add(new ReceiptPart.Pair(
                adjustment.Name.In(culture), adjustment.Amount.ToText(culture), Indent: 2));
        }
    }

    private static void Totals(List<ReceiptPart> parts, ReceiptDocument receipt, CultureInfo culture)
    {
        var quote = receipt.Quote;
        if (quote.Discount.AmountMinor != 0)
        {
            parts.Add(new ReceiptPart.Pair(Say(culture, "receipt.savings"), (-quote.Discount).ToText(culture)));
        }

        parts.Add(new ReceiptPart.Pair(Say(culture, "receipt.total"), quote.Total.ToText(culture), Sum));
        foreach (var tender in receipt.Tenders)
        {
            parts.Add(new ReceiptPart.Pair(
                Say(
                    culture,
                    tender.Kind switch { TenderKind.Cash => "receipt.cash", TenderKind.Card => "receipt.card" }),
                (tender.Given ?? tender.Amount).ToText(culture)));
            if (tender.Reference is { } reference)
            {
                parts.Add(new ReceiptPart.Text(
                    Say(
                        culture, "receipt.reference", ("provider", tender.Provider ?? string.Empty),
                        ("reference", reference)),
                    Indent: 2));
            }

            if (tender.Change is { AmountMinor: > 0 } change)
            {
                parts.Add(new ReceiptPart.Pair(Say(culture, "receipt.change"), change.ToText(culture)));
            }
        }
    }

    private static void Taxes(List<ReceiptPart> parts, Quote quote, CultureInfo culture)
    {
        foreach (var tax in quote.Taxes)
        {
            parts.Add(new ReceiptPart.Pair(
                Say(
                    culture,
                    "receipt.tax",
                    ("rate", tax.RatePercent.ToString("0.####", culture)),
                    ("net", tax.Net.ToText(culture))),
                tax.Tax.ToText(culture)));
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
        CultureInfo culture, string code, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        Sentence.Write(code, culture, arguments);
}
