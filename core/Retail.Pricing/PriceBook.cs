using Retail.Abstractions.Quotes;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>A publication opened for the engine: immutable, thread-safe.</summary>
public sealed class PriceBook
{
    private readonly PriceFinder prices;
    private readonly VariantCheck check;

    private PriceBook(BookContent content, IBookVariants variants)
    {
        (Content, Variants) = (content, variants);
        prices = new PriceFinder(content.PriceLists);
        Rules = new RuleIndex(content);
        Rates = content.TaxRates.ToDictionary(rate => rate.Category, StringComparer.Ordinal);
        check = new VariantCheck(prices, Rates);
    }

    /// <summary>All but the variants.</summary>
    public BookContent Content { get; }

    /// <summary>The variants.</summary>
    public IBookVariants Variants { get; }

    /// <summary>Number of the publication.</summary>
    public int Publication => Content.Publication;

    internal RuleIndex Rules { get; }

    internal IReadOnlyDictionary<string, TaxRate> Rates { get; }

    /// <summary>
    /// Builds the book, or refuses its first contradiction as <c>publication.bad-rule</c> with the arguments <c>id</c>
    /// (code of the rule, list, rate or lane) and <c>reason</c> (a stable word such as <c>unknown-lane</c>).
    /// </summary>
    public static Outcome<PriceBook> Build(BookContent content, IBookVariants variants) =>
        BookCheck.Find(content) is { } refusal ? refusal : new PriceBook(content, variants);

    /// <summary>
    /// Why the engine would not price with this variant (<c>publication.bad-rule</c>, its SKU, a reason), or null.
    /// Whoever writes a publication asks this of every variant; the engine asks it of those in a basket.
    /// </summary>
    public Refusal? Check(BookVariant variant) => check.Find(variant);

    /// <summary>
    /// What one (or so much) of a variant costs in this context before promotions; null when no list has a price.
    /// </summary>
    public ApplicablePrice? PriceOf(BookVariant variant, QuoteContext context, Quantity quantity) =>
        Find(variant, context, quantity.Value);

    internal ApplicablePrice? Find(BookVariant variant, QuoteContext context, decimal quantity)
    {
        if (prices.Find(variant.Prices, context, quantity) is not { } entry)
        {
            return null;
        }

        var currency = Content.Settings.Currency;
        UnitPrice? listPrice = entry.ListPrice is { } list && list > entry.Price ? new UnitPrice(list, currency) : null;
        return new ApplicablePrice(new UnitPrice(entry.Price, currency), listPrice);
    }
}
