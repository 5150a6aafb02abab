using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Taxes;

namespace Retail.Proofs.Bench.Pricing;

/// <summary>
/// A shop for measuring: so many promotions of every kind, of which so many concern a basket of so many lines. Made
/// from a seed, so that every run measures the same.
/// </summary>
internal sealed class PricingShop : IBookVariants
{
    private const int Categories = 40;
    private const int ShelfSize = 5;
    private static readonly Currency Pounds = Currency.Of("GBP");
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Random chance;
    private readonly int lines;
    private readonly Dictionary<string, BookVariant> variants = new(StringComparer.Ordinal);

    public PricingShop(int lines, int promotions, int concerning, int seed = 1)
    {
        (this.lines, chance) = (lines, new Random(seed));
        var content = new BookContent(
            1,
            new BookSettings(Pounds, true, RoundingMode.HalfUp, TaxRounding.RateTotal, ["item", "basket"]),
            [new PriceList("base", [], [], [], null, null, 0)],
            [.. Enumerable.Range(0, promotions).Select(i => Promotion(i, isConcerned: i < concerning))],
            [new TaxRate("standard", 20m), new TaxRate("reduced", 5m)]);
        Book = PriceBook.Build(content, this).Value;
    }

    public PriceBook Book { get; }

    public BookVariant? Find(string sku)
    {
        if (!variants.TryGetValue(sku, out var found))
        {
            variants[sku] = found = Goods(sku);
        }

        return found;
    }

    /// <summary>A basket of the lines that promotions concern, with quantities of its own.</summary>
    public Basket Basket(int number)
    {
        var own = new Random(number);
        return new Basket(
            new QuoteContext("till", "madrid", Pounds, Noon, CustomerFacts.Unknown),
            [.. Enumerable.Range(0, lines).Select(line => new BasketLine(
                string.Create(CultureInfo.InvariantCulture, $"l{line}"),
                Sku(line),
                Quantity.Of(own.Next(10) < 6 ? 1 : own.Next(1, 5)).Value))],
            []);
    }

    private static string Sku(int number) => string.Create(CultureInfo.InvariantCulture, $"SKU-{number:00000}");

    private static string Category(int number) => string.Create(CultureInfo.InvariantCulture, $"category-{number}");

    private BookVariant Goods(string sku)
    {
        var number = int.Parse(sku.AsSpan(4), CultureInfo.InvariantCulture);
        var variant = new Variant(
            sku, sku, LocalText.English(sku), Category(number % Categories), UnitOfMeasure.Piece,
            number % 4 == 0 ? "reduced" : "standard", []);
        var price = (199 + (number * 37 % 4_800)) / 100m;
        return new BookVariant(variant, [new PriceEntry("base", 1m, price, null)]);
    }

    private Promotion Promotion(int number, bool isConcerned)
    {
        var benefit = Benefit(number % 10, Some(isConcerned));
        var isOnBasket = number % 10 == 9;
        return new Promotion(
            string.Create(CultureInfo.InvariantCulture, $"promotion-{number}"),
            LocalText.English("Promotion"),
            isOnBasket ? "basket" : "item",
            chance.Next(3),
            [], [], [], null, null,
            isOnBasket ? [new SpendAtLeast(Target.Everything, Money(chance.Next(20, 400)))] : [],
            [benefit]);
    }

    /// <summary>
    /// One to three SKUs of one shelf, as promotions name them; for those that concern nothing of goods that nobody
    /// buys.
    /// </summary>
    private Target Some(bool isConcerned)
    {
        var shelf = chance.Next(isConcerned ? (lines + ShelfSize - 1) / ShelfSize : 10_000);
        var first = isConcerned ? shelf * ShelfSize : 50_000 + shelf;
        var size = isConcerned ? Math.Min(ShelfSize, lines - first) : ShelfSize;
        var skus = Enumerable.Range(0, chance.Next(1, 4)).Select(_ => Sku(first + chance.Next(size)));
        return new Target([.. skus.Distinct()], []);
    }

    private Benefit Benefit(int kind, Target target) => kind switch
    {
        0 or 1 or 2 => new PercentOff(target, chance.Next(5, 40)),
        3 => new AmountOff(target, Money(chance.Next(1, 5)), AmountSpread.EachUnit),
        4 => new FixedPrice(target, Money(chance.Next(2, 20))),
        5 or 6 => new BuyGet(target, 2, target, 1, 100m, null),
        7 => new SetOf(target, 3, new Reward(Price: Money(chance.Next(10, 40)))),
        8 => new Tiered(target, TierBasis.Units, [
            new Tier(2, new Reward(Percent: 5m)), new Tier(4, new Reward(Percent: 12m))]),
        _ => new AmountOff(target, Money(chance.Next(2, 9)), AmountSpread.Across),
    };

    private static Money Money(int pounds) => new(pounds * 100L, Pounds);
}
