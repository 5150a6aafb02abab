using System.Collections.Frozen;
using Retail.Abstractions.Quotes;

namespace Retail.Pricing.Prices;

/// <summary>Chooses among a variant's price entries.</summary>
internal sealed class PriceFinder
{
    private readonly FrozenDictionary<string, (int Priority, Scope Scope)> listsByCode;

    public PriceFinder(IReadOnlyList<PriceList> lists) => listsByCode = lists.ToFrozenDictionary(
        list => list.Code,
        list => (list.Priority, new Scope(list.Channels, list.Stores, list.Groups, list.From, list.Until)),
        StringComparer.Ordinal);

    /// <summary>
    /// The highest matching list that has an entry for the quantity; on a tie the lower price, then the list whose code
    /// comes first. Within a list the entry with the highest minimum that is reached and whose maximum is not passed.
    /// </summary>
    public PriceEntry? Find(IReadOnlyList<PriceEntry> entries, QuoteContext context, decimal quantity)
    {
        PriceEntry? best = null;
        var bestPriority = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (!Counts(entry, quantity) ||
                !listsByCode.TryGetValue(entry.PriceList, out var list) ||
                !list.Scope.Holds(context) ||
                IsOvertaken(entry, entries, quantity))
            {
                continue;
            }

            if (best is null ||
                list.Priority > bestPriority ||
                (list.Priority == bestPriority && IsBetter(entry, best)))
            {
                (best, bestPriority) = (entry, list.Priority);
            }
        }

        return best;
    }

    private static bool Counts(PriceEntry entry, decimal quantity) =>
        entry.MinQuantity <= quantity && (entry.MaxQuantity is not { } max || quantity <= max);

    private static bool IsOvertaken(PriceEntry entry, IReadOnlyList<PriceEntry> entries, decimal quantity)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var other = entries[i];
            if (other.MinQuantity > entry.MinQuantity && Counts(other, quantity) &&
                string.Equals(other.PriceList, entry.PriceList, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBetter(PriceEntry entry, PriceEntry best) =>
        entry.Price != best.Price
            ? entry.Price < best.Price
            : string.CompareOrdinal(entry.PriceList, best.PriceList) < 0;
}
