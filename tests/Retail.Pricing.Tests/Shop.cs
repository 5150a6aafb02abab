using System.Collections.Immutable;
using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests;

/// <summary>A small price book that a test writes down in a few words, and baskets for it.</summary>
internal sealed class Shop : IBookVariants
{
    public static readonly Currency Pounds = Currency.Of("GBP");
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, BookVariant> variants = new(StringComparer.Ordinal);
    private readonly List<Promotion> promotions = [];

    public BookSettings Settings { get; init; } =
        new(Pounds, true, RoundingMode.HalfUp, TaxRounding.RateTotal, ["item", "basket"]);

    public List<PriceList> PriceLists { get; } = [new("base", [], [], [], null, null, 0)];

    public List<TaxRate> TaxRates { get; } = [new("standard", 20m)];

    public List<ShippingMethod> ShippingMethods { get; } = [];

    public List<StoreClock> Clocks { get; } = [];

    public IReadOnlyList<Promotion> Promotions => promotions;

    public BookContent Content => new(7, Settings, PriceLists, promotions, TaxRates, ShippingMethods, Clocks);

    public PriceBook Book => PriceBook.Build(Content, this).Value;

    public BookVariant? Find(string sku) => variants.GetValueOrDefault(sku);

    public Shop Sells(
        string sku,
        decimal price,
        string category = "goods",
        UnitOfMeasure unit = UnitOfMeasure.Piece,
        string tax = "standard",
        params PriceEntry[] more)
    {
        var variant = new Variant(sku, sku, LocalText.English(sku), category, unit, tax, []);
        variants[sku] = new BookVariant(variant, [new PriceEntry("base", 0.001m, price, null), .. more]);
        return this;
    }

    /// <summary>Changes what was said of a variant: its tags, weight, fees, prices.</summary>
    public Shop With(string sku, Func<BookVariant, BookVariant> change)
    {
        variants[sku] = change(variants[sku]);
        return this;
    }

    public Shop Offers(Promotion promotion)
    {
        promotions.Add(promotion);
        return this;
    }

    public Shop Offers(string code, Benefit benefit, params Condition[] conditions) =>
        Offers(Offer(code, benefit, conditions));

    public static Promotion Offer(string code, Benefit benefit, params Condition[] conditions) =>
        new(code, LocalText.Of(code + " offer", "oferta " + code), "item", 0, [], [], [], null, null, conditions,
            [benefit]);

    public static Target Of(params string[] skus) => new(skus, []);

    public static Target In(params string[] categories) => new([], categories);

    public static Money Gbp(decimal amount) => new((long)(amount * 100m), Pounds);

    public static PercentOff Percent(decimal percent, Target? target = null) =>
        new(target ?? Target.Everything, percent);

    public static AmountOff Each(decimal amount, Target? target = null) =>
        new(target ?? Target.Everything, Gbp(amount), AmountSpread.EachUnit);

    public static AmountOff Across(decimal amount, Target? target = null) =>
        new(target ?? Target.Everything, Gbp(amount), AmountSpread.Across);

    public static BuyGet BuyGet(
        int buy, int get, decimal percent = 100m, Target? target = null, int? maxTimes = null) =>
        new(target ?? Target.Everything, buy, target ?? Target.Everything, get, percent, maxTimes);

    public static QuoteContext Context(string? store = "madrid", CustomerFacts? customer = null) =>
        new("till", store, Pounds, Noon, customer ?? CustomerFacts.Unknown);

    public static Basket Basket(params (string Sku, decimal Quantity)[] lines) => new(
        Context(),
        [.. lines.Select((line, i) => new BasketLine(
            string.Create(CultureInfo.InvariantCulture, $"l{i:000}"), line.Sku, Quantity.Of(line.Quantity).Value))],
        []);

    public static CustomerFacts UsesLeft(string promotion, int left) =>
        CustomerFacts.Unknown with
        {
            UsesLeft = ImmutableSortedDictionary<string,
            int>.Empty.WithComparers(StringComparer.Ordinal).Add(promotion, left)
        };

    public Quote Quote(params (string Sku, decimal Quantity)[] lines) => Quote(Basket(lines));

    public Quote Quote(Basket basket) => QuoteEngine.Explain(basket, Book).Value;

    public Refusal Refusal(Basket basket) =>
        QuoteEngine.Price(basket, Book).Refusal ?? throw new InvalidOperationException("It was not refused.");
}
