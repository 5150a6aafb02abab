using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="ShippingOff"/>
internal sealed class ShippingRule(ShippingOff benefit)
{
    /// <summary>What it takes off.</summary>
    public long Off(string method, long baseMinor, long leftMinor, RoundingMode rounding)
    {
        if (benefit.Methods.Count > 0 && !benefit.Methods.Contains(method, StringComparer.Ordinal))
        {
            return 0;
        }

        var reward = benefit.Reward;
        var off = reward.Percent is { } percent ? Exact.Part(baseMinor, Exact.Steps(percent), rounding)
            : reward.Amount is { } amount ? amount.AmountMinor
            : Math.Max(0, baseMinor - reward.Price!.Value.AmountMinor);
        return Math.Min(off, leftMinor);
    }
}
