using Retail.Pricing;

namespace Retail.Publications;

/// <summary>The variants of one file, read when they are asked for; the latest stay in memory. Thread-safe.</summary>
internal sealed class PublicationVariants(ReaderPool readers) : IBookVariants
{
    private const int CachedVariants = 8_192;

    private readonly VariantCache cache = new(CachedVariants);

    public BookVariant? Find(string sku)
    {
        if (cache.Find(sku) is { } cached)
        {
            return cached;
        }

        var found = readers.Use(reader => reader.Find(sku));
        if (found is not null)
        {
            cache.Add(found);
        }

        return found;
    }
}
