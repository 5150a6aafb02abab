using System.Globalization;
using Retail.Abstractions.Carts;
using Retail.Commerce.Import;

namespace Retail.Commerce.Carts;

/// <summary>The module's problem codes that more than one verb gives.</summary>
internal static class CartRefusals
{
    public static Refusal NotFound(CartId cart) =>
        Refusal.Of(RefusalKind.NotFound, "cart.not-found", ("cart", cart.ToString()));

    public static Refusal NotOwner(CartRow cart) => Refusal.Of(
        RefusalKind.Conflict, "cart.not-owner", ("owner", cart.OwnerName ?? cart.OwnerChannel));

    public static Refusal NotOpen(CartRow cart) => cart.State switch
    {
        CartState.Paying => Refusal.Of(RefusalKind.Conflict, "cart.being-paid"),
        CartState.Ordered => Refusal.Of(RefusalKind.Conflict, "cart.already-ordered"),
        CartState.Abandoned => Refusal.Of(RefusalKind.Conflict, "cart.abandoned"),
        CartState.Open => throw new InvalidOperationException($"Cart {cart.Id} is open."),
    };

    public static Refusal HandedOff(HandoffRow handoff) => Refusal.Of(
        RefusalKind.Conflict, "cart.handed-off", ("until", Text(handoff.ExpiresAt)));

    public static Refusal Expired(CartRow cart) => Refusal.Of(
        RefusalKind.Conflict, "cart.guarantee-expired", ("expired", Text(cart.Guarantee.ExpiresAt)));

    public static Refusal Stale(long given, long actual) => Refusal.Of(
        RefusalKind.Stale,
        "cart.stale",
        ("given", given.ToString(CultureInfo.InvariantCulture)),
        ("actual", actual.ToString(CultureInfo.InvariantCulture)));

    public static Refusal LineNotFound(string line) =>
        Refusal.Of(RefusalKind.NotFound, "cart.line-not-found", ("line", CodeRules.Short(line)));

    /// <summary>Why this cannot be the code of a channel, or null.</summary>
    public static Refusal? BadChannel(string channel) => CodeRules.Code(channel).IsRefused
        ? Refusal.Of(RefusalKind.Rule, "store.bad-channel", ("channel", CodeRules.Short(channel)))
        : null;

    private static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
