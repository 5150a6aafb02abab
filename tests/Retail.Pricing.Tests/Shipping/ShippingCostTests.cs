using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Shipping;

namespace Retail.Pricing.Tests.Shipping;

public sealed class ShippingCostTests
{
    private static readonly ShippingRate From0 = new(null, 0, Shop.Gbp(4m));
    private static readonly ShippingRate From801 = new(null, 801, Shop.Gbp(9m));
    private static readonly ShippingRate From2000 = new(null, 2_000, Shop.Gbp(20m));

    [Theory]
    [InlineData(2, 0.601, 9)] // 200 g and 601 g
    [InlineData(2, 0.600, 4)] // 800 g
    [InlineData(3, 0.501, 9)]
    [InlineData(9, 0, 9)]
    [InlineData(8, 0, 4)]
    [InlineData(0, 0.801, 9)]
    [InlineData(0, 2, 20)]
    public void Pieces_weigh_what_the_book_says_and_weighed_goods_what_they_weigh(
        int pieces, decimal kilograms, int price)
    {
        var shop = new Shop().Sells("A", 1m).With("A", goods => goods with { WeightGrams = 100 })
            .Sells("CHEESE", 1m, unit: UnitOfMeasure.Kilogram);
        var basket = Shop.Basket([.. new[] { ("A", pieces), ("CHEESE", kilograms) }.Where(line => line.Item2 > 0)]);

        Assert.Equal(Shop.Gbp(price), Sent(shop, basket, ShippingBasis.Weight, From801, From2000, From0).Price);
    }

    [Fact]
    public void The_highest_rate_that_is_reached_counts_in_whatever_order_they_stand()
    {
        var shop = new Shop().Sells("A", 8m);

        Assert.Equal(Shop.Gbp(4m), Sent(shop, Shop.Basket(("A", 1)), ShippingBasis.Value, From0, From801).Price);
        Assert.Equal(Shop.Gbp(9m), Sent(shop, Shop.Basket(("A", 2)), ShippingBasis.Value, From801, From0).Price);
    }

    [Fact]
    public void The_smallest_reduction_counts_and_of_equal_ones_the_first()
    {
        var shop = new Shop().Sells("A", 1m)
            .Offers("b", new ShippingOff([], new Reward(Amount: Shop.Gbp(0.01m))))
            .Offers("a", new ShippingOff([], new Reward(Amount: Shop.Gbp(0.01m))));

        var sent = Sent(shop, Shop.Basket(("A", 1)), ShippingBasis.Value, From0);

        Assert.Equal(("a", Shop.Gbp(-0.01m)), (Assert.Single(sent.Adjustments).Promotion, sent.Adjustments[0].Amount));
        Assert.Equal(Shop.Gbp(3.99m), sent.Total);
    }

    [Fact]
    public void Each_benefit_comes_off_what_the_one_before_left()
    {
        var half = new ShippingOff([], new Reward(Percent: 50m));
        var three = new ShippingOff([], new Reward(Amount: Shop.Gbp(3m)));

        Assert.Equal(Shop.Gbp(1m), Sent(Offering(half, half)).Total);
        Assert.Equal(Shop.Gbp(0m), Sent(Offering(half, three)).Total);
        Assert.Equal(Shop.Gbp(0.50m), Sent(Offering(three, half)).Total);

        static Shop Offering(params Benefit[] benefits) =>
            new Shop().Sells("A", 1m).Offers(Shop.Offer("post", benefits[0]) with { Benefits = benefits });

        static QuoteShipping Sent(Shop shop) =>
            ShippingCostTests.Sent(shop, Shop.Basket(("A", 1)), ShippingBasis.Value, From0);
    }

    [Theory]
    [InlineData("post", 1.50, "1.50")]
    [InlineData("post express", 1.50, "1.50")]
    [InlineData("express post", 0, "0.00")]
    [InlineData("", 1.50, "1.50")]
    [InlineData("express", 1.50, "4.00")]
    [InlineData("express pigeon", 1.50, "4.00")]
    [InlineData("post", 4.00, "4.00")]
    [InlineData("post", 6.00, "4.00")]
    public void A_price_of_shipping_is_for_the_methods_that_it_names_and_never_raises_one(
        string methods, decimal price, string costs)
    {
        var shop = new Shop().Sells("A", 1m).Offers("x", new ShippingOff(
            methods.Split(' ', StringSplitOptions.RemoveEmptyEntries), new Reward(Price: Shop.Gbp(price))));
        foreach (var code in (string[])["post", "express", "pigeon"])
        {
            shop.ShippingMethods.Add(
                new ShippingMethod(code, LocalText.English(code), "standard", ShippingBasis.Value, [From0]));
        }

        var sent = shop.Quote(Shop.Basket(("A", 1)) with { Delivery = new Delivery("uk", "post") }).Shipping!;

        Assert.Equal((costs, costs == "4.00"), (sent.Total.ToAmountString(), sent.Adjustments.Count == 0));
    }

    private static QuoteShipping Sent(Shop shop, Basket basket, ShippingBasis basis, params ShippingRate[] rates)
    {
        shop.ShippingMethods.Clear();
        shop.ShippingMethods.Add(new ShippingMethod("post", LocalText.English("Post"), "standard", basis, rates));
        return shop.Quote(basket with { Delivery = new Delivery("uk", "post") }).Shipping!;
    }
}
