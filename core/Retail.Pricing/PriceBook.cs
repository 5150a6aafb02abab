using Retail.Abstractions.Quotes;

namespace Retail.Pricing;

/// <summary>A publication opened for the engine: immutable, thread-safe.</summary>
public sealed class PriceBook
{
    private PriceBook(BookContent content, IBookVariants variants) => (Content, Variants) = (content, variants);

    /// <summary>All but the variants.</summary>
    public BookContent Content { get; }

    /// <summary>The variants.</summary>
    public IBookVariants Variants { get; }

    /// <summary>Number of the publication.</summary>
    public int Publication => Content.Publication;

    /// <summary>Builds the book, or refuses its first contradiction as <c>publication.bad-rule</c> with its id and reason.</summary>
    public static Outcome<PriceBook> Build(BookContent content, IBookVariants variants) => new PriceBook(content, variants);

    /// <summary>What one (or so much) of a variant costs in this context before promotions; null when no list has a price.</summary>
    public ApplicablePrice? PriceOf(BookVariant variant, QuoteContext context, Quantity quantity) =>
        throw new NotImplementedException();
}
