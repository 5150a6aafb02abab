using System.Collections.Frozen;
using Retail.Pricing.Prices;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>Finds what the engine cannot price with in a variant of the publication.</summary>
internal sealed class VariantCheck(BookContent content, RateTable rates)
{
    /// <summary>So much that the fees of the largest basket still are a number.</summary>
    private const long MaxFeeMinor = QuoteEngine.MaxAmountMinor / QuoteEngine.MaxUnits;

    private const int MaxTags = 20;
    private const int MaxFees = 20;
    private const int MaxWeightGrams = 1_000_000;

    // Up to so many a look at each before is cheaper than a set of them, and a quote asks this of each of its lines.
    private const int MaxLookedBack = 16;

    private readonly FrozenSet<string> lists =
        content.PriceLists.Select(list => list.Code).ToFrozenSet(StringComparer.Ordinal);

    public Refusal? Find(BookVariant variant)
    {
        var reason = ReasonOf(variant);
        return reason is null ? null : BookCheck.Refuse(variant.Variant.Sku, reason);
    }

    private string? ReasonOf(BookVariant variant) =>
        !rates.Knows(variant.Variant.TaxCategory) ? "no-tax-rate"
        : !Enum.IsDefined(variant.Variant.Unit) ? "bad-unit"
        : variant.WeightGrams is < 0 or > MaxWeightGrams ? "bad-weight"
        : variant.Tags is { } tags && !AreTags(tags) ? "bad-tag"
        : variant.Fees is { } fees && !AreFees(fees) ? "bad-fee"
        : ReasonOf(variant.Prices);

    private static bool AreTags(IReadOnlyList<string> tags)
    {
        if (tags.Count > MaxTags)
        {
            return false;
        }

        for (var i = 0; i < tags.Count; i++)
        {
            if (!BookCheck.IsCode(tags[i]))
            {
                return false;
            }

            for (var before = 0; before < i; before++)
            {
                if (string.Equals(tags[before], tags[i], StringComparison.Ordinal))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool AreFees(IReadOnlyList<UnitFee> fees)
    {
        if (fees.Count > MaxFees)
        {
            return false;
        }

        for (var i = 0; i < fees.Count; i++)
        {
            // A list that came as JSON may hold nulls whatever its type says.
            if (fees[i] is not { Amount: var amount } fee ||
                !BookCheck.IsCode(fee.Code) ||
                fee.Name is null ||
                !BookCurrencies.Knows(content.Settings, amount.Currency) ||
                amount.AmountMinor is <= 0 or > MaxFeeMinor ||
                fee.TaxCategory is null || !rates.Knows(fee.TaxCategory))
            {
                return false;
            }

            for (var before = 0; before < i; before++)
            {
                if (fees[before].Amount.Currency == amount.Currency &&
                    string.Equals(fees[before].Code, fee.Code, StringComparison.Ordinal))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private string? ReasonOf(IReadOnlyList<PriceEntry> entries)
    {
        var seen = entries.Count > MaxLookedBack ? new HashSet<(string List, decimal MinQuantity)>() : null;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var reason = entry is null ? "bad-price"
                : !lists.Contains(entry.PriceList) ? "unknown-price-list"
                : ReasonOf(entry) is { } bad ? bad
                : seen?.Add((entry.PriceList, entry.MinQuantity)) == false ||
                    (seen is null && IsRepeated(entries, i)) ? "duplicate-price"
                : null;
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    private static bool IsRepeated(IReadOnlyList<PriceEntry> entries, int index)
    {
        for (var before = 0; before < index; before++)
        {
            if (entries[before].MinQuantity == entries[index].MinQuantity &&
                string.Equals(entries[before].PriceList, entries[index].PriceList, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string? ReasonOf(PriceEntry entry) =>
        !IsPrice(entry.Price) || !IsPriceOrNone(entry.ListPrice) || !IsPriceOrNone(entry.FloorPrice) ||
            !IsPriceOrNone(entry.LowestPrior) ? "bad-price"
        : entry.FloorPrice > entry.Price ? "floor-above-price"
        : !IsQuantity(entry.MinQuantity) ? "bad-quantity"
        : entry.MaxQuantity is { } max && (max < entry.MinQuantity || !IsQuantity(max)) ? "bad-quantity"
        : null;

    private static bool IsPriceOrNone(decimal? price) => price is not { } given || IsPrice(given);

    private static bool IsPrice(decimal price) =>
        price is >= 0 and <= UnitPrice.Max &&
        (price.Scale <= UnitPrice.MaxScale ||
            decimal.Round(price, UnitPrice.MaxScale, MidpointRounding.ToZero) == price);

    private static bool IsQuantity(decimal quantity) => !Quantity.Of(quantity).IsRefused;
}
