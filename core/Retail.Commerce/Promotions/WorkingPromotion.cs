using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Retail.Abstractions.Json;
using Retail.Pricing.Promotions;

namespace Retail.Commerce.Promotions;

/// <summary>A promotion as it would be published now.</summary>
/// <param name="Promotion">What it says.</param>
public sealed record WorkingPromotion(Promotion Promotion)
{
    /// <summary>Tells it from what it was before; of no use but to be compared.</summary>
    public string Version => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Promotion, RetailJson.Options))))[..16];
}
