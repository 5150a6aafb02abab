using System.Globalization;
using System.Text.Json;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Rounding;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Testing.Vectors;

/// <summary>
/// A cart of the neutral schema as a price book and a basket of the engine: its policies become the book's settings,
/// its words the engine's. Lines keep their order by their SKUs, for some policies depend on it.
/// </summary>
internal sealed class CartBook : IBookVariants
{
    private const string Zone = "here";
    private const string Method = "shipping";
    private static readonly Currency Currency = Currency.Of("EUR");
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly CartVector.Cart cart;
    private readonly CartVector.Policy policy;
    private readonly Dictionary<string, BookVariant> variants = new(StringComparer.Ordinal);

    public CartBook(CartVector.Cart cart, CartVector.Policy policy)
    {
        (this.cart, this.policy) = (cart, policy);
        Words = new CartWords(cart);
        for (var i = 0; i < cart.Lines.Count; i++)
        {
            variants[CartWords.Sku(i)] = Goods(i, cart.Lines[i]);
        }
    }

    public CartWords Words { get; }

    public BookVariant? Find(string sku) => variants.GetValueOrDefault(sku);

    public Outcome<Quote> Quote() => PriceBook.Build(Content(), this).Then(book => QuoteEngine.Explain(Basket(), book));

    public static Money Money(long minor) => new(minor, Currency);

    private Basket Basket() => new(
        new QuoteContext(cart.Context?.Channel ?? "web", null, Currency, Noon, Customer()),
        [.. cart.Lines.Select((line, i) => new BasketLine(CartWords.Sku(i), CartWords.Sku(i), Pieces(line.Qty)))],
        Words.Codes,
        cart.Shipping is null ? null : new Delivery(Zone, Method));

    private CustomerFacts Customer() => CustomerFacts.Unknown with
    {
        FirstOrder = cart.Context?.OrderNumber == 1,
        Group = cart.Context?.OrderNumber is { } number ? CartPromotions.OrderGroup(number) : null,
    };

    private BookContent Content()
    {
        var promotions = new CartPromotions(Words).Of(Ordered());
        return new BookContent(
            1,
            Settings([.. promotions.Select(promotion => promotion.Lane).Distinct(StringComparer.Ordinal), "last"]),
            [new PriceList("base", [], [], [], null, null, 0)],
            promotions,
            [.. Rates().Distinct().Select(rate => new TaxRate(Category(rate), rate))],
            cart.Shipping is { } shipping ? [Ship(shipping)] : null);
    }

    /// <summary>Higher priority first, ties in listed order; one lane each where they follow one another.</summary>
    private IEnumerable<(CartVector.Promotion Promotion, string Lane)> Ordered()
    {
        var isOneLane = CartVector.Word(
            policy.Stacking, ("sequential", false), ("each_on_base", false), ("best_single", true),
            ("best_per_line", true));
        return cart.Promotions.OrderByDescending(promotion => promotion.Priority).Select((promotion, i) =>
            (promotion, isOneLane ? "only" : string.Create(CultureInfo.InvariantCulture, $"lane-{i:000}")));
    }

    private BookSettings Settings(IReadOnlyList<string> lanes) => new(
        Currency,
        cart.PricesIncludeTax,
        CartVector.Word(
            policy.Round, ("half_up", RoundingMode.HalfUp), ("half_down", RoundingMode.HalfDown),
            ("down", RoundingMode.Down), ("up", RoundingMode.Up), ("half_even", RoundingMode.HalfEven)),
        CartVector.Word(
            policy.TaxRounding, ("line", TaxRounding.Line), ("unit", TaxRounding.Unit),
            ("rate_total", TaxRounding.RateTotal), ("total", TaxRounding.Total)),
        lanes,
        policy.NetRounded ? TaxSplit.RoundNet : TaxSplit.RoundTax,
        Remainder(policy.Remainder),
        CartVector.Word(policy.Weights, ("value", ShareBasis.Value), ("gross", ShareBasis.Gross)),
        CartVector.Word(
            policy.Stacking, ("sequential", LaneBasis.Running), ("each_on_base", LaneBasis.Original),
            ("best_single", LaneBasis.Running), ("best_per_line", LaneBasis.Running)),
        CartVector.Word(
            policy.Stacking, ("sequential", LaneChoice.BestCombination), ("each_on_base", LaneChoice.BestCombination),
            ("best_single", LaneChoice.BestSingle), ("best_per_line", LaneChoice.BestPerLine)),
        CartVector.Word(
            policy.ConditionBasis, ("running", ConditionBasis.Running), ("base", ConditionBasis.Original)));

    public static RemainderRule Remainder(string word) => CartVector.Word(
        word, ("largest_remainder", RemainderRule.LargestRemainder), ("floor_first", RemainderRule.FloorFirst),
        ("floor_last", RemainderRule.FloorLast), ("round_last", RemainderRule.RoundLast),
        ("round_half_down_fix_first", RemainderRule.RoundHalfDownFixFirst));

    private BookVariant Goods(int index, CartVector.Line line)
    {
        var sku = CartWords.Sku(index);
        var variant = new Variant(
            sku, sku, LocalText.English(line.Id), "goods", UnitOfMeasure.Piece, Category(line.TaxRate), []);
        decimal? listPrice = line.ListUnitPrice is { } list ? Major(list) : null;
        var entry = new PriceEntry("base", 1m, Major(line.UnitPrice), listPrice)
        {
            FloorPrice = line.MinUnitPrice is { } floor ? Major(floor) : null,
        };
        return new BookVariant(variant, [entry], [.. (line.Tags ?? []).Select(Words.Tag).Distinct()]);
    }

    private IEnumerable<decimal> Rates() => cart.Lines.Select(line => line.TaxRate / 1.000000m)
        .Append(cart.Shipping?.TaxRate / 1.000000m ?? 0m);

    private static ShippingMethod Ship(CartVector.Shipping shipping) => new(
        Method, LocalText.English(Method), Category(shipping.TaxRate), ShippingBasis.Value,
        [new ShippingRate(null, 0, Money(shipping.Amount))]);

    private static string Category(decimal rate) =>
        "rate-" + (rate / 1.000000m).ToString("0.####", CultureInfo.InvariantCulture).Replace('.', '-');

    private static decimal Major(long minor) => minor / (decimal)Currency.MinorPerMajor;

    private static Quantity Pieces(int quantity) => Quantity.Of(quantity) is { IsRefused: false } pieces
        ? pieces.Value
        : throw new JsonException("a line has no possible quantity");
}
