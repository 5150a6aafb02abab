using System.Collections.Immutable;
using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Rounding;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Testing.Pricing;

/// <summary>
/// Random shops and baskets: few goods, so that promotions meet, prices on which rounding bites, and every setting. The
/// same seed and index give the same case everywhere.
/// </summary>
public static class FuzzGenerator
{
    internal static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Zones = ["north", "south", "east"];
    private static readonly decimal[] Prices =
        [0m, 0.01m, 0.03m, 0.05m, 0.10m, 0.3333m, 0.99m, 1.005m, 1.25m, 2.99m, 3m, 9.99m, 10m, 64.70m];

    public static FuzzCase Case(int seed, int index)
    {
        var dice = new FuzzDice(unchecked(seed + index));
        var settings = Settings(dice);
        var made = new FuzzPromotions(dice, settings);
        var goods = Goods(dice, settings.Currency);
        List<Promotion> promotions =
            [.. Enumerable.Range(0, dice.OneIn(200) ? 20 : dice.Between(0, 5)).Select(made.Promotion)];
        var content = new BookContent(
            7, settings, Lists(dice), promotions, Taxes(dice), Shipping(dice, settings.Currency), Clocks(dice));
        return new FuzzCase(seed, index, content, goods, Basket(dice, content, goods));
    }

    /// <summary>One promotion more of a case, of one benefit, without conditions.</summary>
    public static Promotion OneMore(FuzzCase one)
    {
        var dice = new FuzzDice(unchecked(~(one.Seed + one.Index)));
        return new FuzzPromotions(dice, one.Settings).Plain("one-more", one.Settings.Lanes[0]);
    }

    private static BookSettings Settings(FuzzDice dice) => new(
        Currency.Of(dice.Of("EUR", "EUR", "GBP", "JPY", "KWD")),
        dice.OneIn(2),
        dice.Mostly(RoundingMode.HalfUp, 2),
        dice.Of<TaxRounding>(),
        dice.OneIn(2) ? ["item"] : dice.OneIn(2) ? ["item", "basket"] : ["z", "item", "a"],
        dice.Of<TaxSplit>(),
        dice.Mostly(RemainderRule.LargestRemainder, 2),
        dice.Mostly(ShareBasis.Value, 3),
        dice.Mostly(LaneBasis.Running, 4),
        dice.Mostly(LaneChoice.BestCombination, 4),
        dice.Mostly(ConditionBasis.Running, 3),
        dice.Of<Breakage>(),
        dice.Of(1, 5, 10));

    private static List<PriceList> Lists(FuzzDice dice) =>
    [
        new("base", [], [], [], null, null, 0),
        new("sale", dice.OneIn(3) ? ["till"] : [], [], [], null, Noon.AddDays(dice.Between(-1, 1)), dice.Of(0, 1)),
        new("gold", [], [], ["gold"], null, null, 2),
    ];

    private static List<TaxRate> Taxes(FuzzDice dice)
    {
        List<TaxRate> rates =
        [
            new("standard", dice.Of(0m, 5.5m, 20m, 21m)),
            new("reduced", dice.Of(4m, 7m, 10m)),
            new("standard", 8.875m, "south", [new("state", 4m), new("city", 4.5m), new("rail", 0.375m)]),
        ];
        if (dice.OneIn(2))
        {
            rates.Add(new TaxRate("reduced", 15.4975m, "east", [new("gst", 5m), new("pst", 9.9976m, OnEarlier: true)]));
        }

        return rates;
    }

    private static List<ShippingMethod> Shipping(FuzzDice dice, Currency currency) =>
    [
        new("post", LocalText.English("Post"), "standard", ShippingBasis.Weight,
        [
            new(null, 0, new Money(dice.Of(0, 499, 1_000), currency)),
            new(null, 2_000, new Money(899, currency)),
            new("north", 0, new Money(333, currency)),
        ]),
        new("van", LocalText.English("Van"), "reduced", ShippingBasis.Value,
            [new(null, 0, new Money(700, currency)), new(null, dice.Between(1, 5_000), new Money(0, currency))]),
    ];

    private static List<StoreClock>? Clocks(FuzzDice dice) => dice.OneIn(2) ? null :
    [
        new(["madrid"], [new(Noon.AddYears(-1), 60), new(Noon.AddMinutes(dice.Between(-60, 60)), 120)]),
        new([], [new(Noon, dice.Between(-840, 840))]),
    ];

    private static List<BookVariant> Goods(FuzzDice dice, Currency currency)
    {
        var goods = new List<BookVariant>();
        foreach (var sku in FuzzPromotions.Skus)
        {
            // S5 is measured.
            var unit = sku == "S5" ? dice.Of(UnitOfMeasure.Kilogram, UnitOfMeasure.Litre, UnitOfMeasure.Metre)
                : UnitOfMeasure.Piece;
            var variant = new Variant(
                sku, sku, LocalText.English(sku), dice.Of(FuzzPromotions.Categories), unit,
                dice.Of("standard", "standard", "reduced"), []);
            goods.Add(new BookVariant(
                variant,
                Entries(dice),
                dice.OneIn(2) ? dice.Some(FuzzPromotions.Tags, dice.Between(1, 2)) : null,
                dice.Between(0, 900),
                dice.OneIn(5) ? Fees(dice, currency) : null));
        }

        return goods;
    }

    private static List<UnitFee> Fees(FuzzDice dice, Currency currency) =>
    [
        new("deposit", LocalText.English("Deposit"), new Money(dice.Of(8, 25), currency), "reduced"),
        .. dice.OneIn(2) ? new UnitFee[] { new("eco", LocalText.English("Eco"), new(1, currency), "standard") } : [],
    ];

    private static List<PriceEntry> Entries(FuzzDice dice)
    {
        var price = dice.Of(Prices);
        List<PriceEntry> entries =
        [
            new("base", 0.001m, price, dice.OneIn(4) ? price + 1m : null, null, Floor(dice, price)),
        ];
        if (dice.OneIn(5))
        {
            entries.Add(new("base", dice.Between(2, 5), decimal.Round(price / 2m, 4, MidpointRounding.ToZero), null));
        }

        if (dice.OneIn(5))
        {
            var own = dice.Of(Prices);
            entries.Add(new(dice.Of("sale", "gold"), 0.001m, own, own + 0.5m, null, Floor(dice, own), own));
        }

        return entries;
    }

    private static decimal? Floor(FuzzDice dice, decimal price) =>
        dice.OneIn(5) ? decimal.Round(price * dice.Of(0.3m, 0.5m, 0.9m, 1m), 4, MidpointRounding.ToZero) : null;

    private static Basket Basket(FuzzDice dice, BookContent content, List<BookVariant> goods)
    {
        var lines = new List<BasketLine>();
        for (var i = dice.OneIn(60) ? 12 : dice.Between(1, 5); i > 0; i--)
        {
            var of = goods[dice.Between(0, goods.Count - 1)];
            var quantity = of.Variant.Unit != UnitOfMeasure.Piece ? dice.Between(1, 4_000) / 1_000m
                : dice.OneIn(40) ? dice.Between(20, 200)
                : dice.Between(1, 4);
            lines.Add(new BasketLine(Id(lines.Count), of.Variant.Sku, Quantity.Of(quantity).Value));
        }

        var context = new QuoteContext(
            dice.Of("till", "web"), dice.Of("madrid", "lyon", null), content.Settings.Currency,
            Noon.AddMinutes(dice.Between(-5_000, 5_000)), Customer(dice, content.Promotions));
        string[] codes = [.. content.Promotions
            .SelectMany(promotion => promotion.Conditions.OfType<CouponEntered>().SelectMany(coupon => coupon.Codes))
            .Distinct(StringComparer.Ordinal).Where(_ => !dice.OneIn(3))];
        var delivery = !dice.OneIn(2) ? null
            : new Delivery(dice.Of(Zones), dice.OneIn(4) ? null : dice.Of(FuzzPromotions.Methods));
        return new Basket(context, lines, codes, delivery, dice.OneIn(5) ? Changes(dice, lines) : null);
    }

    private static CustomerFacts Customer(FuzzDice dice, IReadOnlyList<Promotion> promotions)
    {
        var uses = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var budgets = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var promotion in promotions)
        {
            if (dice.OneIn(10))
            {
                uses[promotion.Code] = dice.Between(0, 2);
            }

            if (dice.OneIn(8))
            {
                budgets[promotion.Code] = dice.Of(0, 1, 50, 333, 10_000);
            }
        }

        return new CustomerFacts(
            dice.Of(null, null, "staff", "gold"), dice.OneIn(2), uses.ToImmutable(),
            budgets.Count == 0 ? null : budgets.ToImmutable(), dice.OneIn(10));
    }

    private static List<CashierChange> Changes(FuzzDice dice, List<BasketLine> lines)
    {
        var changes = new List<CashierChange>();
        foreach (var line in dice.Some(lines, dice.Between(0, 2)))
        {
            changes.Add(dice.Between(0, 2) switch
            {
                0 => new CashierChange(line.Id, CashierChangeKind.UnitPrice, dice.Of(0m, 0.01m), "damaged"),
                1 => new CashierChange(line.Id, CashierChangeKind.Amount, dice.Of(0.01m, 2.5m), "friend"),
                _ => new CashierChange(line.Id, CashierChangeKind.Percent, dice.Of(5m, 33.3333m, 100m), "old"),
            });
        }

        if (dice.OneIn(2))
        {
            changes.Add(new CashierChange(
                null, dice.Of(CashierChangeKind.Percent, CashierChangeKind.Amount), dice.Of(1m, 10m), "regular"));
        }

        return changes;
    }

    internal static string Id(int line) => string.Create(CultureInfo.InvariantCulture, $"l{line:000}");
}
