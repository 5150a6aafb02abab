using System.Collections.Frozen;

namespace Retail.Pricing.Taxes;

/// <summary>The rates of a book by category and zone. Made once per book.</summary>
internal sealed class RateTable
{
    private readonly FrozenDictionary<string, RateTaxes> everywhere;
    private readonly Dictionary<(string Category, string Zone), RateTaxes> inZones = [];

    public RateTable(BookContent content)
    {
        var all = new Dictionary<string, RateTaxes>(StringComparer.Ordinal);
        foreach (var rate in content.TaxRates)
        {
            var taxes = RateTaxes.Of(rate, content.Settings.PricesIncludeTax);
            if (rate.Zone is { } zone)
            {
                inZones.Add((rate.Category, zone), taxes);
            }
            else
            {
                all.Add(rate.Category, taxes);
            }
        }

        everywhere = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Whether the category has a rate wherever goods go.</summary>
    public bool Knows(string category) => everywhere.ContainsKey(category);

    /// <summary>The category's rate in this zone, else everywhere. The category is known.</summary>
    public RateTaxes Of(string category, string? zone) =>
        zone is not null && inZones.Count > 0 && inZones.TryGetValue((category, zone), out var taxes)
            ? taxes
            : everywhere[category];
}
