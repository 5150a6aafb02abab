using System.Diagnostics.CodeAnalysis;
using Retail.Abstractions.Carts;

namespace Retail.Plugins.MobileApp.Phones;

/// <summary>A cart that this phone may look at, and once could change.</summary>
/// <param name="Id">The cart.</param>
/// <param name="Token">What opens it.</param>
/// <param name="Claimed">The handoff by which it came here, or null when it was started here.</param>
/// <param name="Mark">Short hash of the code or document by which it came, or empty.</param>
public sealed record HeldCart(CartId Id, string Token, HandoffId? Claimed, string Mark)
{
    private const int TokenLength = 43;
    private const int MaxMark = 16;

    public CartKey Key => CartKey.By(Id, Token);

    /// <summary>
    /// Whether this phone may change the cart, as far as its latest handoff tells: one that came to this phone stays
    /// until it is taken back, one that was offered from here until it is claimed.
    /// </summary>
    public bool Owns(Cart cart) => cart.Owner.Terminal is null && cart.Handoff?.State switch
    {
        HandoffState.Claimed => cart.Handoff.Id == Claimed,
        HandoffState.TakenBack => cart.Handoff.Id != Claimed,
        HandoffState.Waiting or HandoffState.Expired or null => true,
    };

    /// <summary>As the cookie of its name keeps it.</summary>
    public string Write() => $"{Token}~{Claimed?.Value.ToString("N") ?? string.Empty}~{Mark}";

    /// <summary>Reads what a cookie says; anything odd is no cart.</summary>
    public static bool TryRead(CartId id, string text, [NotNullWhen(true)] out HeldCart? held)
    {
        held = null;
        if (text.Split('~') is not [var token, var handoff, var mark] || token.Length != TokenLength ||
            !token.All(IsPlain) || mark.Length > MaxMark || !mark.All(IsPlain))
        {
            return false;
        }

        HandoffId? claimed = Guid.TryParseExact(handoff, "N", out var value) ? new HandoffId(value) : null;
        held = new HeldCart(id, token, claimed, mark);
        return true;
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';
}
