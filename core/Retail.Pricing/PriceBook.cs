using Retail.Abstractions.Quotes;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>A publication opened for the engine: immutable, thread-safe.</summary>
public sealed class PriceBook
{
    private readonly PriceFinder prices;
    private readonly VariantCheck check;
    private readonly OfferIndex offers;
    private readonly BookEdges edges;
    private readonly Dictionary<Currency, PriceBook> others = [];

    /// <param name="content">What it says of itself.</param>
    /// <param name="own">What of it counts in its currency.</param>
    /// <param name="variants">Its variants.</param>
    /// <param name="main">The book in the main currency; null when this is it.</param>
    private PriceBook(BookContent content, BookContent own, IBookVariants variants, PriceBook? main)
    {
        (Content, Variants) = (content, variants);
        prices = new PriceFinder(own.PriceLists);
        var clocks = new StoreClocks(content.Clocks ?? []);
        Rules = new RuleIndex(own, clocks);
        Shipping = new ShippingCost(own);
        Rates = new RateTable(content);
        offers = new OfferIndex(Rules);
        check = main?.check ?? new VariantCheck(content, Rates);
        edges = main?.edges ?? new BookEdges(content, clocks);
        foreach (var other in content.Settings.OtherCurrencies ?? [])
        {
            var inOther = BookCurrencies.In(content, other);
            others.Add(other.Currency, new PriceBook(inOther, inOther, variants, this));
        }
    }

    /// <summary>All but the variants.</summary>
    public BookContent Content { get; }

    /// <summary>The variants.</summary>
    public IBookVariants Variants { get; }

    /// <summary>Number of the publication.</summary>
    public int Publication => Content.Publication;

    internal RuleIndex Rules { get; }

    internal ShippingCost Shipping { get; }

    internal RateTable Rates { get; }

    /// <summary>
    /// Builds the book, or refuses its first contradiction as <c>publication.bad-rule</c> with the arguments <c>id</c>
    /// (code of the rule, list, rate or lane) and <c>reason</c> (a stable word such as <c>unknown-lane</c>).
    /// </summary>
    public static Outcome<PriceBook> Build(BookContent content, IBookVariants variants) =>
        BookCheck.Find(content) is { } refusal
            ? refusal
            : new PriceBook(content, BookCurrencies.Main(content), variants, null);

    /// <summary>
    /// The book as baskets of a currency see it, whose settings are in that currency; null when the book has none.
    /// </summary>
    public PriceBook? In(Currency currency) =>
        currency == Content.Settings.Currency ? this : others.GetValueOrDefault(currency);

    /// <summary>
    /// Every contradiction of a content that <see cref="Build"/> would refuse, each as <c>publication.bad-rule</c>.
    /// </summary>
    public static IReadOnlyList<Refusal> Faults(BookContent content) => [.. BookCheck.All(content)];

    /// <summary>
    /// Why the engine would not price with this variant (<c>publication.bad-rule</c>, its SKU, a reason), or null.
    /// Whoever writes a publication asks this of every variant; the engine asks it of those in a basket.
    /// </summary>
    public Refusal? Check(BookVariant variant) => check.Find(variant);

    /// <summary>
    /// What one (or so much) of a variant costs in this context before promotions; null when no list has a price in
    /// its currency.
    /// </summary>
    public ApplicablePrice? PriceOf(BookVariant variant, QuoteContext context, Quantity quantity) =>
        In(context.Currency)?.Find(variant, context, quantity.Value);

    /// <summary>
    /// The promotions in force in this context that name these goods, their category or a tag, to reduce or count them;
    /// without those that need a coupon. By priority, then code.
    /// </summary>
    public IReadOnlyList<Promotion> OffersOn(BookVariant goods, QuoteContext context) =>
        In(context.Currency)?.offers.Naming(goods, context) ?? [];

    /// <summary>
    /// The promotions in force in this context that name no goods, without those that need a coupon. By priority, then
    /// code.
    /// </summary>
    public IReadOnlyList<Promotion> OffersOnEverything(QuoteContext context) =>
        In(context.Currency)?.offers.NamingNothing(context) ?? [];

    /// <summary>
    /// The first instant after this one at which a price list or promotion begins or ends; null when none does. Until
    /// then the same basket, but for its instant, costs the same.
    /// </summary>
    public DateTimeOffset? NextEdge(DateTimeOffset instant) => edges.After(instant);

    internal ApplicablePrice? Find(BookVariant variant, QuoteContext context, decimal quantity)
    {
        if (prices.Find(variant.Prices, context, quantity) is not { } entry)
        {
            return null;
        }

        var currency = Content.Settings.Currency;
        UnitPrice? listPrice = entry.ListPrice is { } list && list > entry.Price ? new UnitPrice(list, currency) : null;
        return new ApplicablePrice(
            new UnitPrice(entry.Price, currency),
            listPrice,
            Of(entry.FloorPrice),
            listPrice is null ? null : Of(entry.LowestPrior));

        UnitPrice? Of(decimal? amount) => amount is { } stated ? new UnitPrice(stated, currency) : null;
    }
}
