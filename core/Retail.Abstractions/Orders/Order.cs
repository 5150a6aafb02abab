using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;

namespace Retail.Abstractions.Orders;

/// <summary>What was bought.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Number for people.</param>
/// <param name="Channel">Code of the channel where it was paid.</param>
/// <param name="Store">Code of the store that the goods leave, or null.</param>
/// <param name="Cart">The cart that it was, or null for a sale rung up and paid at one till.</param>
/// <param name="PlacedAt">When it was paid.</param>
/// <param name="Fulfilment">How the goods reach the customer.</param>
/// <param name="DoorCode">Six digits that any till of the store can check, for carry-out paid on a phone; else
/// null.</param>
/// <param name="Quote">The price, frozen.</param>
/// <param name="Tenders">What paid it; their amounts are the quote's total.</param>
/// <param name="Receipt">Receipt number of the till's series, or null.</param>
/// <param name="History">What happened, in every channel, oldest first.</param>
/// <param name="DeliverTo">Where goods that are sent go, or null.</param>
public sealed record Order(
    OrderId Id,
    string Number,
    string Channel,
    string? Store,
    CartId? Cart,
    DateTimeOffset PlacedAt,
    Fulfilment Fulfilment,
    string? DoorCode,
    Quote Quote,
    IReadOnlyList<Tender> Tenders,
    string? Receipt,
    IReadOnlyList<HistoryEvent> History,
    DeliveryAddress? DeliverTo = null);
