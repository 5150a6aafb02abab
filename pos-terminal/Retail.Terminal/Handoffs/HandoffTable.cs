using Retail.Abstractions.Carts;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Handoffs;

/// <summary>What the till writes down of a sale that is out.</summary>
internal static class HandoffTable
{
    /// <summary>Sales that were handed off and are remembered.</summary>
    public const int Remembered = 20;

    /// <summary>Sales that are asked for and can come back: more than a till hands off in a day.</summary>
    public const int Watched = 100;

    public static Sale SaveHandoff(this TillSession session, Sale sale, OutHandoff handoff)
    {
        var saved = sale with { Handoff = handoff, Shared = true, Voided = null };
        var left = handoff.Status?.State == HandoffState.Claimed;
        session.SaveSale(saved, left ? SalePlace.Left : SalePlace.Out);
        if (left)
        {
            session.ForgetLeftSales(Remembered);
        }

        return saved;
    }

    /// <summary>
    /// Keeps what the server tells of a handoff, if it is still the sale's own: it may have been taken back meanwhile.
    /// </summary>
    public static OrderId Renew(this TillSession session, OrderId sale, OutHandoff news)
    {
        if (session.StillOut(sale, news.Id) is { } current)
        {
            session.SaveHandoff(current, news);
        }

        return sale;
    }

    /// <summary>The sale, if this handoff is still its own.</summary>
    public static Sale? StillOut(this TillSession session, OrderId sale, HandoffId handoff) =>
        session.FindSale(sale) is { Sale: { Handoff: { } current } found } && current.Id == handoff ? found : null;

    /// <summary>
    /// Whether the server has judged the cart, and would judge it the same from anybody's hand; a clock that is wrong
    /// or too many tries are no judgement.
    /// </summary>
    public static bool IsVerdict(this Refusal refusal) => refusal.Kind is
        RefusalKind.NotFound or RefusalKind.Conflict or RefusalKind.Rule or RefusalKind.Malformed;

    /// <summary>The sale is this till's again.</summary>
    public static Sale Reopen(this TillSession session, Sale sale)
    {
        var open = sale with { Handoff = null, Shared = true };
        session.SaveSale(open, SalePlace.Slot);
        return open;
    }
}
