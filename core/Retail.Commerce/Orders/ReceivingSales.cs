using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Json;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Quotes;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Import;
using Retail.Commerce.Inventory;
using Retail.Commerce.Publications;
using Retail.Commerce.Terminals;
using Retail.Pricing;

namespace Retail.Commerce.Orders;

/// <summary>
/// Makes an order of a sale that a till delivers. The sale has happened: its amounts are stored as they are, computed
/// again only to tell a person when something is wrong.
/// </summary>
internal sealed class ReceivingSales(RetailDbContext database, IPayableCarts carts, IStock stock, IPriceBooks books)
    : IFactReceiver
{
    public string Kind => FactKinds.SaleCompleted;

    public async Task<Refusal?> ReceiveAsync(
        TerminalFact fact, TerminalPlace terminal, CancellationToken cancellationToken)
    {
        if (Read(fact.Payload) is not { } sale)
        {
            return Refusal.Of(RefusalKind.Rule, "order.bad-sale");
        }

        if (await database.Set<OrderRow>().AnyAsync(row => row.Id == sale.Order, cancellationToken))
        {
            return Refusal.Of(RefusalKind.Conflict, "order.duplicate-sale");
        }

        var flag = Verify(sale);
        var history = Alone(sale, terminal);
        CartId? cart = null;
        if (sale.Cart is { } id)
        {
            var sold = await carts.SellAtTillAsync(id, terminal.Id, sale.Order, sale.CompletedAt, cancellationToken);
            (cart, history) = sold.IsRefused ? (cart, history) : (id, sold.Value);

            // A cart that a till signed and took back before this server ever saw it is the till's alone.
            flag = sold.Refusal is { Kind: not RefusalKind.NotFound } taken ? taken : flag;
        }

        var number = sale.Receipt;
        if (await database.Set<OrderRow>().AnyAsync(row => row.Number == number, cancellationToken))
        {
            // A till restored from an old copy counts again: the sale is kept under a number of its own.
            number = string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{sale.Receipt}#{terminal.Id}#{fact.Sequence}");
            flag = Refusal.Of(RefusalKind.Conflict, "order.duplicate-receipt", ("receipt", sale.Receipt));
        }

        database.Add(ToRow(sale, terminal, number, cart, history, flag));
        var goods = sale.Lines.Select(line => (line.Sku, line.Quantity)).ToArray();
        await stock.TakeAsync(sale.Order, terminal.Store, goods, sale.CompletedAt, cancellationToken);
        return flag;
    }

    private static OrderRow ToRow(
        CompletedSale sale,
        TerminalPlace terminal,
        string number,
        CartId? cart,
        IReadOnlyList<HistoryEvent> history,
        Refusal? flag) => new()
        {
            Id = sale.Order,
            Number = number,
            Channel = terminal.Channel,
            Store = terminal.Store,
            Cart = cart,
            Terminal = terminal.Id,
            PlacedAt = sale.CompletedAt,
            Fulfilment = Fulfilment.CarryOut,
            TotalMinor = sale.Quote.Total.AmountMinor,
            Currency = sale.Quote.Total.Currency,
            Publication = sale.Quote.Publication,
            QuoteHash = sale.Quote.Hash,
            Quote = sale.Quote,
            Tenders = sale.Tenders,
            Receipt = sale.Receipt,
            History = history,
            Flag = flag?.Code,
        };

    /// <summary>
    /// The same basket under the same publication must give the same hash, and the tenders its total.
    /// </summary>
    private Refusal? Verify(CompletedSale sale)
    {
        var total = sale.Quote.Total;
        if (sale.Tenders.Any(tender => tender.Amount.Currency != total.Currency) ||
            sale.Tenders.Sum(tender => tender.Amount.AmountMinor) != total.AmountMinor)
        {
            return Refusal.Of(RefusalKind.Rule, "order.tenders-differ");
        }

        if (books.ByNumber(sale.Guarantee.Publication) is not { } book)
        {
            return Refusal.Of(
                RefusalKind.Rule,
                "order.unknown-publication",
                ("publication",
                    sale.Guarantee.Publication.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var again = QuoteEngine.Price(new Basket(sale.Guarantee.Context, sale.Lines, sale.Codes), book);
        return again.IsRefused || again.Value.Hash != sale.Quote.Hash || again.Value.Total != total
            ? Refusal.Of(RefusalKind.Rule, "order.price-differs")
            : null;
    }

    private static IReadOnlyList<HistoryEvent> Alone(CompletedSale sale, TerminalPlace terminal) =>
    [
        new HistoryEvent(
            sale.CompletedAt,
            terminal.Channel,
            "history.sold-at-till",
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("till", terminal.Name)),
    ];

    private static CompletedSale? Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<CompletedSale>(payload, RetailJson.Options)
                is { Lines.Count: > 0 and <= Basket.MaxLines, Receipt.Length: > 0 and <= 40 } sale &&
                sale.Lines.All(line => line.Sku.Length <= CodeRules.MaxCodeLength) ? sale : null;
        }
        catch (JsonException)
        {
            // A till of another version, or a broken one: the fact is kept and flagged by the caller.
            return null;
        }
    }
}
