using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Inventory;

namespace Retail.Commerce.Orders;

/// <inheritdoc cref="IOrderBook"/>
internal sealed class OrderBook(
    RetailDbContext database, Operations operations, IStock stock, Capabilities capabilities, TimeProvider clock)
        : IOrderBook
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int MaxDoorCodeTries = 50;
    private const int MaxNumberTries = 50;

    /// <summary>How long a till can check a door code.</summary>
    public static readonly TimeSpan DoorCodeLife = TimeSpan.FromHours(24);

    public async Task<Order?> FindAsync(OrderId id, CancellationToken cancellationToken)
    {
        var row = await database.Set<OrderRow>().AsNoTracking()
            .SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        return row?.ToWire();
    }

    public async Task<Order> PlaceAsync(
        OrderId id,
        Cart cart,
        Fulfilment fulfilment,
        DeliveryAddress? deliverTo,
        IReadOnlyList<Tender> tenders,
        IReadOnlyList<HistoryEvent> history,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var store = cart.Guarantee.Context.Store;
        var row = new OrderRow
        {
            Id = id,
            Number = await FreeNumberAsync(id, now, cancellationToken),
            Channel = cart.Owner.Channel,
            Store = store,
            Cart = cart.Id,
            PlacedAt = now,
            Fulfilment = fulfilment,
            DeliverTo = deliverTo,
            DoorCode = fulfilment == Fulfilment.CarryOut ? await FreeDoorCodeAsync(id, store!, now, cancellationToken)
                : null,
            TotalMinor = cart.Quote.Total.AmountMinor,
            Currency = cart.Quote.Total.Currency,
            Publication = cart.Quote.Publication,
            QuoteHash = cart.Quote.Hash,
            Quote = cart.Quote,
            Tenders = tenders,
            History = history,
        };
        database.Add(row);
        if (store is not null)
        {
            await stock.TakeAsync(
                id, store, [.. cart.Lines.Select(line => (line.Sku, line.Quantity))], now, cancellationToken);
        }

        return row.ToWire();
    }

    // Thirty bits are alike now and then, and whoever makes the id chooses them: the next free number is taken.
    private async Task<string> FreeNumberAsync(OrderId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var salt = 0; salt < MaxNumberTries; salt++)
        {
            var number = NumberOf(id, now, salt);
            if (!await database.Set<OrderRow>().AnyAsync(row => row.Number == number, cancellationToken))
            {
                return number;
            }
        }

        throw new InvalidOperationException($"Order {id} finds no free number.");
    }

    // Day and 30 random bits of the id: readable on the phone, and no counter for all channels to wait for.
    private static string NumberOf(OrderId id, DateTimeOffset now, int salt)
    {
        var bytes = id.Value.ToByteArray(bigEndian: true);
        var bits = BitConverter.ToUInt32(bytes, 12) ^ ((uint)salt << 16);
        var letters = new char[6];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = Letters[(int)(bits % 32)];
            bits /= 32;
        }

        return now.UtcDateTime.ToString("yyMMdd", CultureInfo.InvariantCulture) + "-" + new string(letters);
    }

    private async Task<string> FreeDoorCodeAsync(
        OrderId id, string store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await operations.TakeTurnAsync($"door-codes/{store}", cancellationToken);
        var since = now - DoorCodeLife;
        for (var salt = 0; salt < MaxDoorCodeTries; salt++)
        {
            var code = capabilities.DoorCodeOf(id, salt);
            if (!await database.Set<OrderRow>().AnyAsync(
                row => row.Store == store && row.DoorCode == code && row.PlacedAt > since, cancellationToken))
            {
                return code;
            }
        }

        throw new InvalidOperationException($"Store {store} has no free door code left today.");
    }
}
