using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Retail.Abstractions.Json;

namespace Retail.Commerce.Prices;

/// <summary>All prices of one variant in one list.</summary>
/// <param name="List">Code of the list.</param>
/// <param name="Sku">The variant.</param>
/// <param name="Entries">By quantity.</param>
public sealed record VariantPrices(string List, string Sku, IReadOnlyList<PriceEntryEdit> Entries)
{
    /// <summary>Tells these prices from others; of no use but to be compared.</summary>
    public string Version
    {
        get
        {
            var text = JsonSerializer.Serialize(
                Entries.OrderBy(entry => entry.MinQuantity.Value)
                    .Select(entry => string.Join(
                        ' ', entry.MinQuantity, entry.Price.ToAmountString(), entry.ListPrice?.ToAmountString())),
                RetailJson.Options);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        }
    }
}
