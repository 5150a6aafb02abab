using Retail.Pricing.Prices;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>Finds what the engine cannot price with in a variant of the publication.</summary>
internal sealed class VariantCheck(PriceFinder prices, RateTable rates)
{
    public Refusal? Find(BookVariant variant)
    {
        var reason = ReasonOf(variant);
        return reason is null ? null : BookCheck.Refuse(variant.Variant.Sku, reason);
    }

    private string? ReasonOf(BookVariant variant)
    {
        if (!rates.Knows(variant.Variant.TaxCategory))
        {
            return "no-tax-rate";
        }

        if (!Enum.IsDefined(variant.Variant.Unit))
        {
            return "bad-unit";
        }

        var seen = variant.Prices.Count > 1 ? new HashSet<(string List, decimal MinQuantity)>() : null;
        foreach (var entry in variant.Prices)
        {
            var reason = !prices.Knows(entry.PriceList) ? "unknown-price-list"
                : !IsPrice(entry.Price) || (entry.ListPrice is { } list && !IsPrice(list)) ? "bad-price"
                : Quantity.Of(entry.MinQuantity).IsRefused ? "bad-quantity"
                : seen?.Add((entry.PriceList, entry.MinQuantity)) == false ? "duplicate-price"
                : null;
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    private static bool IsPrice(decimal price) =>
        price is >= 0 and <= UnitPrice.Max &&
        decimal.Round(price, UnitPrice.MaxScale, MidpointRounding.ToZero) == price;
}
