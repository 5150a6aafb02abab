using Retail.Abstractions.Catalog;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Quotes;
using Retail.Devices.Receipts;

namespace Retail.Testing.Receipts;

/// <summary>Receipts with what makes them hard: offers, weights, names that do not fit, a copy.</summary>
public static class ReceiptExamples
{
    private static readonly Currency Pounds = Currency.Of("GBP");

    public static ReceiptDocument Named(string name) => name switch
    {
        "offers" => Offers(),
        "offers-copy" => Offers(copy: 1),
        "card" => Card(),
        "weighed-and-long" => WeighedAndLong(),
        "languages" => Languages(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such example."),
    };

    public static ReceiptDocument Offers(int copy = 0) => Document(
        [
            Line(
                LocalText.Of("Baked beans 415 g", "Alubias guisadas 415 g"), 3m, UnitOfMeasure.Piece, 1.20m, 360,
                [("3 for 2", "3 x 2", -120)]),
            Line(
                LocalText.Of("Mug", "Taza"), 1m, UnitOfMeasure.Piece, 4.50m, 450,
                [("Spend £5, save 50p", "Desde £5, ahorre 50p", -50)]),
        ],
        -170,
        640,
        given: 1_000,
        copy);

    /// <summary>The same purchase, paid by card.</summary>
    public static ReceiptDocument Card()
    {
        var cash = Offers();
        var tender = new Tender(
            TenderKind.Card, cash.Quote.Total, null, null, "simulator", "SIM-019a0f6e-7c1d-7b42-9f7e-3f0d5a6b7c8d");
        return cash with { Tenders = [tender] };
    }

    public static ReceiptDocument WeighedAndLong() => Document(
        [
            Line(LocalText.Of("Loose saffron", "Azafrán a granel"), 0.455m, UnitOfMeasure.Kilogram, 12.3456m, 562, []),
            Line(
                LocalText.English("Grandmother's hand-made extraordinary blackcurrant-and-elderflower preserve"), 2m,
                UnitOfMeasure.Piece, 3.00m, 600, []),
            Line(
                LocalText.English("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),
                1m, UnitOfMeasure.Piece, 1.00m, 100, []),
            Line(LocalText.English("抹茶入り玄米茶とほうじ茶の詰め合わせ大徳用パック"), 1m, UnitOfMeasure.Piece, 8.00m, 800, []),
            Line(LocalText.English("Cut\u001bV\u0000here\nnow"), 1m, UnitOfMeasure.Piece, 0.01m, 1, []),
        ],
        0,
        2_063,
        given: 2_063,
        copy: 0);

    /// <summary>Names that need several of a printer's tables, or none of them holds.</summary>
    public static ReceiptDocument Languages() => Document(
        [
            Line(LocalText.English("Café «Ñandú» 12,50 €"), 1m, UnitOfMeasure.Piece, 1.00m, 100, []),
            Line(LocalText.English("Łódź žluťoučký kůň"), 1m, UnitOfMeasure.Piece, 1.00m, 100, []),
            Line(LocalText.English("Καφές ελληνικός"), 1m, UnitOfMeasure.Piece, 1.00m, 100, []),
            Line(LocalText.English("Чай чёрный, €"), 1m, UnitOfMeasure.Piece, 1.00m, 100, []),
            Line(LocalText.English("Чай und Łódź, Καφές"), 1m, UnitOfMeasure.Piece, 1.00m, 100, []),
            Line(LocalText.English("Ǆ ẞ ỹ ⅓"), 1m, UnitOfMeasure.Piece, 1.00m, 100, []),
        ],
        0,
        600,
        given: 600,
        copy: 0);

    /// <summary>A receipt of so many items, some with offers and weights, as a big shopping makes it.</summary>
    public static ReceiptDocument Big(int items) => Document(
        [
            .. Enumerable.Range(1, items).Select(i => (i % 4) switch
            {
                0 => Line(
                    LocalText.Of($"Baked beans {i} g", $"Alubias guisadas {i} g"), 3m, UnitOfMeasure.Piece, 1.20m, 360,
                    [("3 for 2", "3 x 2", -120)]),
                1 => Line(
                    LocalText.Of("Loose saffron", "Azafrán a granel"), 0.455m, UnitOfMeasure.Kilogram, 12.3456m, 562,
                    []),
                _ => Line(
                    LocalText.Of($"Mug no. {i}", $"Taza de café n.º {i}"), 1m, UnitOfMeasure.Piece, 4.50m, 450, []),
            }),
        ],
        -120,
        20_000,
        given: 20_000,
        copy: 0);

    private static ReceiptDocument Document(
        IReadOnlyList<QuoteLine> lines, long discount, long total, long given, int copy)
    {
        var at = new DateTimeOffset(2026, 9, 3, 17, 4, 0, TimeSpan.FromHours(1));
        var context = new QuoteContext("store", "london-1", Pounds, at, CustomerFacts.Unknown);
        var net = total * 5 / 6;
        var quote = new Quote(
            7,
            context,
            [],
            lines,
            [new TaxTotal("standard", 20m, Pence(net), Pence(total - net), Pence(total))],
            Pence(total - discount),
            Pence(discount),
            Pence(net),
            Pence(total - net),
            Pence(total),
            true,
            Pence(0),
            [],
            "1a2b3c4d" + new string('0', 56));
        var tender = new Tender(TenderKind.Cash, Pence(total), Pence(given), Pence(given - total), null, null);
        return new ReceiptDocument("Retail London Bridge", "Caja 2", "L1C2-000012", at, quote, [tender], copy);
    }

    private static QuoteLine Line(
        LocalText name, decimal quantity, UnitOfMeasure unit, decimal price, long subtotal,
        (string English, string Spanish, long Pence)[] offers)
    {
        var adjustments = offers.Select(
            offer => new Adjustment("offer", LocalText.Of(offer.English, offer.Spanish), Pence(offer.Pence))).ToList();
        var total = subtotal + offers.Sum(offer => offer.Pence);
        return new QuoteLine(
            ["line-1"], "SKU", name, Quantity.Of(quantity).Value, unit,
            new UnitPrice(price, Pounds), null, Pence(subtotal), adjustments, Pence(total), [], "standard");
    }

    private static Money Pence(long minor) => new(minor, Pounds);
}
