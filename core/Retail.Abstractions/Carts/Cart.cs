using Retail.Abstractions.Quotes;

namespace Retail.Abstractions.Carts;

/// <summary>A stored basket with an id, a version, one owner and a price guarantee.</summary>
/// <param name="Id">Its id; knowing it opens nothing.</param>
/// <param name="Version">Counts its changes; the ETag on HTTP.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Owner">Who may change it.</param>
/// <param name="Lines">In the order in which they were added.</param>
/// <param name="Codes">Coupon codes.</param>
/// <param name="Guarantee">What its prices hang on, and until when.</param>
/// <param name="Quote">The price of it all under the guarantee.</param>
/// <param name="Offer">Once the guarantee has expired: old and new total; else null.</param>
/// <param name="Handoff">The latest passing to another channel, or null.</param>
/// <param name="Order">The order that it became, or null.</param>
/// <param name="History">What happened to it, oldest first.</param>
public sealed record Cart(
    CartId Id,
    long Version,
    CartState State,
    CartOwner Owner,
    IReadOnlyList<CartLine> Lines,
    IReadOnlyList<string> Codes,
    PriceGuarantee Guarantee,
    Quote Quote,
    GuaranteeOffer? Offer,
    HandoffStatus? Handoff,
    OrderId? Order,
    IReadOnlyList<HistoryEvent> History);
