using Retail.Pricing.Promotions;

namespace Retail.Commerce.Promotions;

/// <summary>The promotions' working table, for the module that publishes them.</summary>
internal interface IPromotionSource
{
    /// <summary>All of them, by code.</summary>
    Task<IReadOnlyList<Promotion>> ReadAsync(CancellationToken cancellationToken);
}
