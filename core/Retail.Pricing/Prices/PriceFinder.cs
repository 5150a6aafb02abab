using Retail.Abstractions.Quotes;

namespace Retail.Pricing.Prices;

/// <summary>Chooses among a variant's price entries.</summary>
internal sealed class PriceFinder(IReadOnlyList<PriceList> lists)
{
    private readonly Dictionary<string, (int Priority, Scope Scope)> listsByCode = lists.ToDictionary(
        list => list.Code,
        list => (list.Priority, new Scope(list.Channels, list.Stores, list.Groups, list.From, list.Until)),
        StringComparer.Ordinal);

    public bool Knows(string list) => listsByCode.ContainsKey(list);

    /// <summary>
    /// The highest matching list that has an entry reached by the quantity; on a tie the lower price, then the list
    /// whose code comes first. Within a list the entry with the highest quantity that is reached.
    /// </summary>
    public PriceEntry? Find(IReadOnlyList<PriceEntry> entries, QuoteContext context, decimal quantity)
    {
        PriceEntry? best = null;
        var bestPriority = 0;
        foreach (var entry in entries)
        {
            if (entry.MinQuantity > quantity ||
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

    private static bool IsOvertaken(PriceEntry entry, IReadOnlyList<PriceEntry> entries, decimal quantity)
    {
        foreach (var other in entries)
        {
            if (other.MinQuantity > entry.MinQuantity && other.MinQuantity <= quantity &&
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
