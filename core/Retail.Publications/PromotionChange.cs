using Retail.Pricing.Promotions;

namespace Retail.Publications;

/// <summary>One promotion that would be another.</summary>
/// <param name="Before">What it was, or null when it is new.</param>
/// <param name="After">What it would be, or null when it goes.</param>
public sealed record PromotionChange(Promotion? Before, Promotion? After)
{
    /// <summary>Its code.</summary>
    public string Code => (After ?? Before)!.Code;
}
