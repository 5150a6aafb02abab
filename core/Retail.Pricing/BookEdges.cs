using Retail.Pricing.Promotions;

namespace Retail.Pricing;

/// <summary>The instants at which a price list or promotion of the book begins or ends. Made once per book.</summary>
internal sealed class BookEdges(BookContent content, StoreClocks clocks)
{
    private readonly DateTimeOffset[] edges =
    [
        .. content.PriceLists.SelectMany(list => new[] { list.From, list.Until })
            .Concat(content.Promotions.SelectMany(promotion => new[] { promotion.From, promotion.Until }))
            .OfType<DateTimeOffset>()
            .Distinct()
            .Order(),
    ];

    private readonly List<WeekHours> hours =
        [.. content.Promotions.SelectMany(promotion => promotion.Hours ?? []).Distinct()];

    /// <summary>The first edge after an instant, or null.</summary>
    public DateTimeOffset? After(DateTimeOffset instant)
    {
        var found = Array.BinarySearch(edges, instant);
        var next = found >= 0 ? found + 1 : ~found;
        DateTimeOffset? stated = next < edges.Length ? edges[next] : null;
        return hours.Count > 0 && clocks.NextEdge(hours, instant) is { } hour && !(stated < hour) ? hour : stated;
    }
}
