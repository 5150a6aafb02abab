using System.Collections.Immutable;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>Faults that <c>dev.cs -- fuzz pricing</c> and the oracle found, each as its smallest case.</summary>
public sealed class FuzzFindsTests
{
    [Fact]
    public void A_fixed_price_above_the_own_one_keeps_no_unit_from_a_gift()
    {
        var shop = new Shop().Sells("sticker", 0.01m).Sells("pin", 0.10m).Sells("clip", 0.03m)
            .Offers("gift", Shop.BuyGet(1, 1, maxTimes: 1))
            .Offers("price", new FixedPrice(Shop.Of("sticker"), Shop.Gbp(0.02m)));

        var quote = shop.Quote(Shop.Basket(("sticker", 1m), ("pin", 1m), ("clip", 3m)));

        Assert.Equal((-1, true), (quote.Discount.AmountMinor, quote.ProvedBest));
    }

    [Fact]
    public void An_exclusive_promotion_that_merely_counts_goods_keeps_nobody_out()
    {
        var shop = new Shop().Sells("cup", 10m)
            .Offers("tenth", Shop.Percent(10m))
            .Offers(Shop.Offer(
                "alone", Shop.Percent(50m, Shop.Of("plate")), new QuantityAtLeast(Shop.Of("cup"), 1m)) with
            {
                Exclusive = true,
            });

        var explained = QuoteEngine.Explain(Shop.Basket(("cup", 1m)), shop.Book).Value;

        Assert.Equal(-100, explained.Discount.AmountMinor);
        Assert.Equal(QuoteEngine.Price(Shop.Basket(("cup", 1m)), shop.Book).Value.Hash, explained.Hash);
    }

    [Theory]
    [InlineData(1_000, 100, 400)]
    [InlineData(300, 100, 200)]
    [InlineData(100, 100, 0)]
    [InlineData(0, 0, 0)]
    public void Shipping_gets_what_goods_left_of_a_budget(long budget, long onGoods, long onShipping)
    {
        var shop = new Shop().Sells("cup", 10m).Offers(Shop.Offer("both", Shop.Percent(10m)) with
        {
            Benefits = [Shop.Percent(10m), new ShippingOff([], new Reward(Percent: 100m))],
        });
        var post = new ShippingMethod("post", LocalText.English("Post"), "standard", ShippingBasis.Weight,
            [new ShippingRate(null, 0, Shop.Gbp(4m))]);
        var facts = CustomerFacts.Unknown with
        {
            BudgetLeft = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal).Add("both", budget),
        };
        var basket = Shop.Basket(("cup", 1m)) with
        {
            Context = Shop.Context(customer: facts),
            Delivery = new Delivery("north", "post"),
        };

        var book = PriceBook.Build(shop.Content with { ShippingMethods = [post] }, shop).Value;
        var quote = QuoteEngine.Price(basket, book).Value;

        Assert.Equal(-onGoods, quote.Discount.AmountMinor);
        Assert.Equal(400 - onShipping, quote.Shipping!.Total.AmountMinor);
    }

    [Fact]
    public void A_bundle_names_every_part_that_it_lacks() => Assert.Equal(
        [("plate", "1"), ("spoon", "2")],
        Lacking(new Bundle(
            [Part("cup", 1), Part("plate", 2), Part("spoon", 2)], new Reward(Percent: 10m)),
            ("cup", 1m),
            ("plate", 1m)));

    [Fact]
    public void A_gift_that_is_missing_is_named_and_not_what_was_bought_for_it() => Assert.Equal(
        [("spoon", "1")],
        Lacking(new BuyGet(Shop.Of("cup"), 1, Shop.Of("spoon"), 1, 100m, null), ("cup", 3m)));

    [Fact]
    public void What_must_be_bought_is_named_beside_the_gift() => Assert.Equal(
        [("cup", "2"), ("spoon", "1")],
        Lacking(new BuyGet(Shop.Of("cup"), 3, Shop.Of("spoon"), 1, 100m, null), ("cup", 1m)));

    [Fact]
    public void One_piece_is_not_bought_and_given_at_once() => Assert.Equal(
        [("cup plate", "1")],
        Lacking(new BuyGet(Shop.Of("cup"), 1, Shop.Of("cup", "plate"), 1, 100m, null), ("cup", 1m)));

    [Fact]
    public void Several_taxes_rounded_up_in_one_minor_unit_leave_no_net_amount_below_zero()
    {
        var shop = new Shop
        {
            Settings = new Shop().Settings with { Rounding = RoundingMode.Up, TaxRounding = TaxRounding.Unit },
        };
        shop.TaxRates.Add(
            new TaxRate("city", 8.875m, null, [new("state", 4m), new("city", 4.5m), new("rail", 0.375m)]));
        shop.Sells("straw", 0.01m, tax: "city");

        var row = Assert.Single(shop.Quote(("straw", 3m)).Taxes);

        Assert.Equal((0, 3, 3), (row.Net.AmountMinor, row.Tax.AmountMinor, row.Gross.AmountMinor));
        Assert.Equal(3, row.Parts!.Sum(part => part.Tax.AmountMinor));
    }

    [Theory]
    [InlineData(RoundingPlace.Line)]
    [InlineData(RoundingPlace.Unit)]
    [InlineData(RoundingPlace.Whole)]
    public void A_percentage_rounded_up_many_times_stays_below_its_maximum(RoundingPlace place)
    {
        var shop = new Shop { Settings = new Shop().Settings with { Rounding = RoundingMode.Up } }
            .Sells("cup", 0.03m).Sells("plate", 0.03m).Sells("spoon", 0.03m)
            .Offers("tenth", new PercentOff(Target.Everything, 10m, place, Shop.Gbp(0.02m)));

        var quote = shop.Quote(("cup", 2m), ("plate", 2m), ("spoon", 1m));

        Assert.Equal(-2, quote.Discount.AmountMinor);
    }

    private static BundlePart Part(string sku, int count) => new(Shop.Of(sku), count);

    private static IEnumerable<(string Skus, string Units)> Lacking(
        Benefit benefit, params (string Sku, decimal Quantity)[] lines)
    {
        var shop = new Shop().Sells("cup", 3m).Sells("plate", 2m).Sells("spoon", 1m).Offers("offer", benefit);
        return shop.Quote(lines).Explanations.Where(told => told.Code == "promotion.missing-units")
            .Select(told => (told.Arguments["skus"], told.Arguments["units"]));
    }
}
