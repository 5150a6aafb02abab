using Retail.Abstractions.Quotes;

namespace Retail.Abstractions.Carts;

/// <summary>
/// "This offer holds until T": every quote of the cart uses exactly these, added lines included, in every channel.
/// </summary>
/// <param name="Publication">Number of the publication of the first quote.</param>
/// <param name="Context">Channel, store, currency, instant and facts of the first quote.</param>
/// <param name="ExpiresAt">When it ends; 24 hours after the first quote unless the shop says otherwise.</param>
public sealed record PriceGuarantee(int Publication, QuoteContext Context, DateTimeOffset ExpiresAt)
{
    /// <summary>How long a guarantee lasts unless the shop says otherwise.</summary>
    public static readonly TimeSpan DefaultLife = TimeSpan.FromHours(24);
}
