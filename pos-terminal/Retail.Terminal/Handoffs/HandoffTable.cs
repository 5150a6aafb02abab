using Retail.Abstractions.Carts;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Handoffs;

/// <summary>What the till writes down of a sale that is out.</summary>
internal static class HandoffTable
{
    /// <summary>Sales that were handed off and are remembered.</summary>
    public const int Remembered = 20;

    public static Sale SaveHandoff(this TillSession session, Sale sale, OutHandoff handoff)
    {
        var saved = sale with { Handoff = handoff, Shared = true };
        var left = handoff.Status?.State == HandoffState.Claimed;
        session.SaveSale(saved, left ? SalePlace.Left : SalePlace.Out);
        if (left)
        {
            session.ForgetLeftSales(Remembered);
        }

        return saved;
    }

    /// <summary>The sale is this till's again.</summary>
    public static Sale Reopen(this TillSession session, Sale sale)
    {
        var open = sale with { Handoff = null, Shared = true };
        session.SaveSale(open, SalePlace.Slot);
        return open;
    }
}
