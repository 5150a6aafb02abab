using System.Collections.Concurrent;
using Retail.Pricing;

namespace Retail.Publications;

/// <summary>
/// The variants that were asked for lately, in two generations: when the young one is full it becomes the old one, and
/// what was asked for again has moved over. Bounded, without a lock around the lookups. Thread-safe.
/// </summary>
internal sealed class VariantCache(int capacity)
{
    private Generations generations = new(Empty(), Empty());

    public BookVariant? Find(string sku)
    {
        var (young, old) = Volatile.Read(ref generations);
        if (young.TryGetValue(sku, out var found))
        {
            return found;
        }

        if (old.TryGetValue(sku, out found))
        {
            Add(found);
        }

        return found;
    }

    public void Add(BookVariant variant)
    {
        var current = Volatile.Read(ref generations);
        if (current.Young.Count >= capacity / 2)
        {
            // Of threads that come here together one turns the page; the others write on whichever is there.
            Interlocked.CompareExchange(ref generations, new Generations(Empty(), current.Young), current);
            current = Volatile.Read(ref generations);
        }

        current.Young[variant.Variant.Sku] = variant;
    }

    private static ConcurrentDictionary<string, BookVariant> Empty() => new(StringComparer.Ordinal);

    private sealed record Generations(
        ConcurrentDictionary<string, BookVariant> Young, ConcurrentDictionary<string, BookVariant> Old);
}
