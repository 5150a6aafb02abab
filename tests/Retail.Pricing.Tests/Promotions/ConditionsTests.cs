using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>What conditions count, to the unit and the cent, and what they say is missing.</summary>
public sealed class ConditionsTests
{
    private static readonly Target All = Target.Everything;
    private static readonly Target Bread = Shop.Of("bread");

    /// <summary>The condition, and what it says of 2 cups at 5.00, 1 plate at 3.00, 0.5 and 0.7 kg of apples.</summary>
    public static TheoryData<Condition, string> Told => new()
    {
        { new LineQuantityAtLeast(All, 2m), "applied" },
        { new LineQuantityAtLeast(All, 3m), "1 units" },
        { new LineQuantityAtLeast(Shop.Of("plate"), 2m), "1 units" },
        { new LineQuantityAtLeast(Shop.Of("apples"), 1.2m), "applied" },
        { new LineQuantityAtLeast(Shop.Of("apples"), 1.3m), "0.1 units" },
        { new LineQuantityAtLeast(Bread, 3m), "3 units" },
        { new QuantityAtLeast(All, 4.2m), "applied" },
        { new QuantityAtLeast(All, 4.3m), "0.1 units" },
        { new QuantityAtLeast(Shop.Of("cup", "plate"), 5m), "2 units" },
        { new QuantityAtLeast(Bread, 2m), "2 units" },
        { new SpendAtLeast(All, Shop.Gbp(15.40m)), "applied" },
        { new SpendAtLeast(All, Shop.Gbp(15.41m)), "0.01 amount" },
        { new SpendAtLeast(Shop.Of("cup"), Shop.Gbp(10m)), "applied" },
        { new SpendAtLeast(Shop.Of("plate"), Shop.Gbp(10m)), "7.00 amount" },
        { new SpendAtLeast(Bread, Shop.Gbp(10m)), "10.00 amount" },
    };

    [Theory]
    [MemberData(nameof(Told), DisableDiscoveryEnumeration = true)]
    public void It_says_what_is_missing(Condition condition, string told)
    {
        var quote = new Shop()
            .Sells("cup", 5m).Sells("plate", 3m).Sells("apples", 2m, unit: UnitOfMeasure.Kilogram).Sells("bread", 1m)
            .Offers("p", Shop.Each(1m, Shop.Of("cup")), condition)
            .Quote(("cup", 2m), ("plate", 1m), ("apples", 0.5m), ("apples", 0.7m));

        var (code, arguments) = (quote.Explanations[0].Code, quote.Explanations[0].Arguments);
        Assert.Equal(told, code switch
        {
            "promotion.missing-units" => arguments["units"] + " units",
            "promotion.missing-amount" => arguments["amount"] + " amount",
            _ => code["promotion.".Length..],
        });
        Assert.Equal(told == "applied" ? -200 : 0, quote.Discount.AmountMinor);
        Assert.Single(quote.Explanations);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(130)]
    public void Lines_beyond_the_sixty_fourth_are_counted_and_reduced_like_the_first(int lines)
    {
        var shop = new Shop().Sells("last", 1m);
        var first = Enumerable.Range(0, lines - 1).Select(i => $"a{i:000}").ToArray();
        foreach (var (i, sku) in first.Index())
        {
            shop.Sells(sku, 1m, i % 2 == 0 ? "even" : "odd");
        }

        var (pair, odd) = (Shop.Of("a000", "last"), (lines - 1) / 2);
        shop.Offers("odd", Shop.Each(0.10m, Shop.In("odd")),
                new QuantityAtLeast(Shop.In("odd"), odd), new LineQuantityAtLeast(Shop.Of("last"), 2m),
                new SpendAtLeast(Shop.In("even"), Shop.Gbp(lines - 1 - odd)))
            .Offers("pair", new Bundle([new(Shop.Of("a000"), 1), new(Shop.Of("last"), 2)], new Reward(Price: Gbp(1m))))
            .Offers("more", Shop.Each(0.50m), new QuantityAtLeast(pair, 4m))
            .Offers("more-odd", Shop.Each(0.50m), new QuantityAtLeast(Shop.In("odd"), odd + 1m))
            .Offers("more-even", Shop.Each(0.50m), new SpendAtLeast(Shop.In("even"), Shop.Gbp(lines - odd)));

        var quote = shop.Quote([.. first.Select(sku => (sku, 1m)), ("last", 2m)]);

        Assert.Equal(-(10 * odd) - 200, quote.Discount.AmountMinor);
        Assert.Equal(["a000", "last"], Reduced(quote, "pair"));
        Assert.Equal(first.Where((_, i) => i % 2 == 1), Reduced(quote, "odd"));
    }

    [Fact]
    public void An_exclusive_promotion_on_shipping_leaves_no_other_on_goods()
    {
        var shop = new Shop().Sells("cup", 10m)
            .Offers("half", Shop.Percent(50m))
            .Offers(Shop.Offer("post", new ShippingOff([], new Reward(100m)), new SpendAtLeast(All, Shop.Gbp(20m))) with
            {
                Exclusive = true,
            });

        Assert.Equal(-500, shop.Quote(("cup", 1m)).Discount.AmountMinor);
        Assert.Equal(0, shop.Quote(("cup", 2m)).Discount.AmountMinor);
    }

    private static Money Gbp(decimal amount) => Shop.Gbp(amount);

    private static IEnumerable<string> Reduced(Quote quote, string by) => quote.Lines
        .Where(line => line.Adjustments.Any(adjustment => adjustment.Promotion == by)).Select(line => line.Sku);
}
