using Retail.Pricing;
using Retail.Publications;

namespace Retail.Commerce.Publications;

internal sealed class PriceBooks(PublicationShelf shelf) : IPriceBooks
{
    public PriceBook? At(DateTimeOffset instant) => shelf.At(instant)?.Book;

    public PriceBook? ByNumber(int number) => shelf.ByNumber(number)?.Book;

    public PublicationFile? FileAt(DateTimeOffset instant) => shelf.At(instant);

    public PublicationFile? FileByNumber(int number) => shelf.ByNumber(number);

    public DateTimeOffset? NextAfter(DateTimeOffset instant) => shelf.NextAfter(instant);
}
