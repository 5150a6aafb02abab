using Retail.Abstractions.Carts;

namespace Retail.Commerce.Carts;

/// <summary>How long promises last.</summary>
public sealed class CartSettings
{
    /// <summary>How long a price guarantee lasts.</summary>
    public TimeSpan GuaranteeLife { get; set; } = PriceGuarantee.DefaultLife;

    /// <summary>How long a handoff waits for its claim.</summary>
    public TimeSpan HandoffLife { get; set; } = TimeSpan.FromMinutes(15);
}
