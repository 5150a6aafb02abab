using System.Globalization;
using Retail.Abstractions.Sentences;
using Retail.Abstractions.Terminals;
using Retail.Devices.Displaying;
using Retail.Terminal.Api;

namespace Retail.Terminal.Screen;

/// <summary>What stands on the two lines of the customer's display; all money in it is the quote's or the tender's.
/// </summary>
internal static class DisplayScenes
{
    /// <summary>So long after a payment the display greets again.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Counting = TimeSpan.FromSeconds(10);

    private static Wordbook Words => ScreenWords.Book;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>The article that was touched last over the total; or what there is to pay.</summary>
    public static DisplayText Of(SaleView sale, string? touched, bool isPaying)
    {
        var total = Text(sale.Quote.Total);
        if (isPaying)
        {
            return new DisplayText(
                new DisplayLine(Words["due"], total),
                sale.Quote.Discount.AmountMinor == 0
                    ? new DisplayLine(string.Empty)
                    : new DisplayLine(Words["two-lines-saved"], Text(-sale.Quote.Discount)));
        }

        var lines = TicketLine.Of(sale);
        var line = lines.FirstOrDefault(one => touched is not null && one.Quote.LineIds.Contains(touched)) ?? lines[^1];
        return new DisplayText(
            new DisplayLine(Goods(line), Text(line.Quote.Subtotal)), new DisplayLine(Words["total"], total));
    }

    /// <summary>
    /// After a sale: what was given and comes back while it is counted, then thanks; later and before any sale, the
    /// store's name.
    /// </summary>
    public static DisplayText After(CompletedSale? paid, TimeSpan since, string? store)
    {
        if (paid is null || since >= Forgotten)
        {
            return new DisplayText(
                new DisplayLine(Words["two-lines-welcome"]), new DisplayLine(store ?? string.Empty));
        }

        var tender = paid.Tenders[0];
        var result = tender.Change is { AmountMinor: > 0 } change
            ? new DisplayLine(Words["change"], Text(change))
            : new DisplayLine(Words["total"], Text(paid.Quote.Total));
        return new DisplayText(
            tender.Given is { } given && since < Counting
                ? new DisplayLine(Words["cash"], Text(given))
                : new DisplayLine(Words["thanks"]),
            result);
    }

    private static string Text(Money money) => money.ToText(Culture);

    private static string Goods(TicketLine line)
    {
        var quantity = line.Quote.Quantity.Value.ToString("0.###", Culture);
        var name = line.Quote.Name.In(Culture);
        return !line.IsPieces ? $"{quantity} {ScreenPart.UnitOf(line.Quote.Unit)} {name}"
            : line.Quote.Quantity.Value == 1 ? name
            : $"{quantity}x {name}";
    }
}
