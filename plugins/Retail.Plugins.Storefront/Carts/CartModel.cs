using System.Globalization;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Plugins.Storefront.Frame;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>The cart page.</summary>
/// <param name="Front">Around it.</param>
/// <param name="Cart">The cart, or null when there is none.</param>
/// <param name="Lines">Its lines, as they were added.</param>
/// <param name="Time">The clock on the wall of its store.</param>
/// <param name="Operation">Id of what is done on this page.</param>
/// <param name="StoreName">Name of the store whose prices it has, or null.</param>
public sealed record CartModel(
    Front Front, Cart? Cart, IReadOnlyList<CartLineView> Lines, ShopTime Time, string Operation, string? StoreName)
{
    private const int MaxNudges = 3;

    /// <summary>What could not be done, or null.</summary>
    public CartProblem? Problem { get; init; }

    /// <summary>What was just taken out and can be put back, or null.</summary>
    public RemovedLine? Removed { get; init; }

    /// <summary>Coupons that did not come along to another store.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>The offer to another channel while nobody has taken it, or null.</summary>
    public TicketView? Ticket { get; init; }

    /// <summary>Address of the last order, for those whose cart is empty.</summary>
    public string? LastOrder { get; init; }

    /// <summary>Whether this browser may change the cart now.</summary>
    public bool IsMine => Cart is { Owner: { Channel: Visitor.Channel, Terminal: null }, State: CartState.Open } &&
        Ticket is null;

    /// <summary>Who has it, when it is not here.</summary>
    public string Holder => Cart!.Owner.Name ??
        Retail.Abstractions.Sentences.Sentence.Find("channel." + Cart.Owner.Channel, CultureInfo.CurrentUICulture) ??
        Cart.Owner.Channel;

    /// <summary>Whether it can be had back without asking anybody.</summary>
    public bool CanTakeBack => Cart is { Owner.Terminal: null, State: CartState.Open, Handoff.To: not null };

    /// <summary>Whether another store was chosen since, to which it can move.</summary>
    public bool CanMove => IsMine && Front.Store is { } chosen && Cart!.Guarantee.Context.Store != chosen.Code;

    /// <summary>Whether its prices are no longer kept.</summary>
    public bool IsExpired => Cart is { State: CartState.Open } && Time.Now >= Cart.Guarantee.ExpiresAt;

    /// <summary>What is missing for offers, in words.</summary>
    public static IEnumerable<string> NudgesOf(Quote quote) => quote.Explanations
        .Where(explanation => explanation.Code.StartsWith("promotion.missing-", StringComparison.Ordinal))
        .Take(MaxNudges)
        .Select(explanation => explanation.In(CultureInfo.CurrentUICulture));

    /// <summary>An amount as the reader writes it, with a minus that is as wide as a plus.</summary>
    public static string Text(Money money) => money.ToText(CultureInfo.CurrentCulture).Replace('-', '−');
}
