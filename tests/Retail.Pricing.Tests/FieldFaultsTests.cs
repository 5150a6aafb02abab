using System.Collections.Immutable;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Rounding;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests;

/// <summary>
/// Faults of other systems as numbers, each with the issue that told of it. The settings are this engine's own; where
/// systems differ by a setting, both answers are asked for.
/// </summary>
public sealed class FieldFaultsTests
{
    [Theory] // Vendure, Sylius, Lunar against Saleor, Oscar
    [InlineData(RemainderRule.LargestRemainder, "334 333 333")]
    [InlineData(RemainderRule.FloorFirst, "334 333 333")]
    [InlineData(RemainderRule.FloorLast, "333 333 334")]
    [InlineData(RemainderRule.RoundLast, "333 333 334")]
    public void Ten_over_three_equal_lines(RemainderRule rule, string shares) =>
        Assert.Equal(shares, Shares(rule, 10m, 20m, 20m, 20m));

    [Theory] // Sylius; Lunar gives the first line all that is left of 2.99 (162 52 85), a rule that is none of ours
    [InlineData(RemainderRule.LargestRemainder, 2.99, "161 52 86")]
    [InlineData(RemainderRule.FloorFirst, 2.99, "161 53 85")]
    [InlineData(RemainderRule.LargestRemainder, 3.00, "161 53 86")]
    [InlineData(RemainderRule.FloorFirst, 3.00, "162 52 86")]
    public void An_amount_over_43_14_and_23(RemainderRule rule, decimal amount, string shares) =>
        Assert.Equal(shares, Shares(rule, amount, 43m, 14m, 23m));

    [Theory] // Solidus gives the remainder to the first
    [InlineData(RemainderRule.LargestRemainder, "923 1769 2308")]
    [InlineData(RemainderRule.FloorFirst, "924 1769 2307")]
    public void Fifty_over_120_230_and_300(RemainderRule rule, string shares) =>
        Assert.Equal(shares, Shares(rule, 50m, 120m, 230m, 300m));

    [Theory] // Saleor gives 4.49: its remainder falls on a line too small for it
    [InlineData(RemainderRule.LargestRemainder)]
    [InlineData(RemainderRule.FloorFirst)]
    [InlineData(RemainderRule.FloorLast)]
    [InlineData(RemainderRule.RoundLast)]
    [InlineData(RemainderRule.RoundHalfDownFixFirst)]
    public void A_remainder_on_a_line_too_small_for_it_is_not_lost(RemainderRule rule)
    {
        var quote = Quote(rule, 4.50m, 0.41m, 2.79m, 1.59m, 0.03m);

        Assert.Equal(-450, quote.Discount.AmountMinor);
        Assert.All(quote.Lines, line => Assert.True(line.Total.AmountMinor >= 0));
    }

    [Theory] // Vendure rounds the price, others the discount; Sylius; Oscar rounds down
    [InlineData(83.33, 50, RoundingMode.HalfUp, 41.66)]
    [InlineData(83.33, 50, RoundingMode.HalfDown, 41.67)]
    [InlineData(10.50, 15, RoundingMode.HalfUp, 8.92)]
    [InlineData(10.50, 15, RoundingMode.HalfDown, 8.93)]
    [InlineData(17.50, 3, RoundingMode.HalfUp, 16.97)]
    [InlineData(17.50, 3, RoundingMode.Down, 16.98)]
    // nopCommerce DiscountService.cs and GrandNode DiscountService.cs:377 compute with binary fractions
    [InlineData(64.70, 15, RoundingMode.HalfUp, 54.99)]
    public void Percentages_on_halves(decimal price, decimal percent, RoundingMode rounding, decimal total) =>
        Assert.Equal(Shop.Gbp(total), Rounding(rounding).Sells("A", price).Offers("p", Shop.Percent(percent))
            .Quote(("A", 1)).Total);

    [Fact] // nopCommerce takes 18,518,520 off
    public void Fifteen_percent_of_a_large_amount_is_exact()
    {
        var shop = new Shop().Sells("A", 123_456.789m).Offers("p", Shop.Percent(15m));

        Assert.Equal(Shop.Gbp(-18_518_518.35m), shop.Quote(("A", 1_000)).Discount);
    }

    [Theory] // Solidus rounds per line, others per unit
    [InlineData(RoundingPlace.Line, 14.99)]
    [InlineData(RoundingPlace.Unit, 15.00)]
    public void Fifteen_percent_of_ten_times_9_99(RoundingPlace place, decimal off) =>
        Assert.Equal(Shop.Gbp(-off), new Shop().Sells("A", 9.99m)
            .Offers("p", new PercentOff(Target.Everything, 15m, place)).Quote(("A", 10)).Discount);

    [Theory] // Saleor test_rounding_issue.py
    [InlineData(RoundingPlace.Line, 1.04)]
    [InlineData(RoundingPlace.Whole, 1.02)]
    public void Ten_percent_of_four_lines(RoundingPlace place, decimal off) =>
        Assert.Equal(Shop.Gbp(-off), Four().Offers("p", new PercentOff(Target.Everything, 10m, place))
            .Quote(("A", 1), ("B", 1), ("C", 1), ("D", 1)).Discount);

    [Theory] // three scenarios of Sylius
    [InlineData(TaxRounding.Line, true, 6.57)]
    [InlineData(TaxRounding.Line, false, 6.56)]
    [InlineData(TaxRounding.RateTotal, false, 6.57)]
    public void The_tax_in_39_40(TaxRounding rounding, bool isOneLine, decimal tax)
    {
        var shop = new Shop { Settings = new Shop().Settings with { TaxRounding = rounding } }
            .Sells("A", 19.70m).Sells("B", 19.70m);

        Assert.Equal(Shop.Gbp(tax), (isOneLine ? shop.Quote(("A", 2)) : shop.Quote(("A", 1), ("B", 1))).Tax);
    }

    [Theory] // Dynamics 365 has both
    [InlineData(LaneBasis.Running, 72)]
    [InlineData(LaneBasis.Original, 70)]
    public void Twenty_and_ten_percent_off_100(LaneBasis basis, decimal total)
    {
        var shop = new Shop { Settings = new Shop().Settings with { LaneBasis = basis } }.Sells("A", 100m)
            .Offers("twenty", Shop.Percent(20m))
            .Offers(Shop.Offer("ten", Shop.Percent(10m)) with { Lane = "basket" });

        Assert.Equal(Shop.Gbp(total), shop.Quote(("A", 1)).Total);
    }

    [Fact] // medusa#12226: a total of -1.6e-14; nopCommerce#5517: -0.01 at the payment provider
    public void Free_goods_cost_exactly_nothing()
    {
        var quote = new Shop().Sells("A", 0.07m).Sells("B", 1.13m).Offers("free", Shop.Percent(100m))
            .Offers(Shop.Offer("more", Shop.Across(5m)) with { Lane = "basket" }).Quote(("A", 3), ("B", 7));

        Assert.Equal((0L, 0L, 0L), (quote.Total.AmountMinor, quote.Tax.AmountMinor, quote.Net.AmountMinor));
    }

    [Fact] // medusa#8829: buy X get Y below zero; #14934: a fixed amount taken for a percentage
    public void An_amount_off_the_unit_given_is_an_amount_and_stops_at_zero()
    {
        var shop = new Shop().Sells("A", 30m).Sells("B", 4m).Offers("get", new BuyGet(
            Shop.Of("A"), 1, Shop.Of("B"), 1, 0m, null, Shop.Gbp(5m)));

        Assert.Equal(Shop.Gbp(30m), shop.Quote(("A", 1), ("B", 1)).Total);
        Assert.Equal(Shop.Gbp(34m), shop.Quote(("A", 1), ("B", 2)).Total);
        Assert.Equal(Shop.Gbp(60m), shop.Quote(("A", 2), ("B", 2)).Total);
    }

    [Theory] // medusa#13265 #14432, vendure#2995: a unit counted as bought and as given
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 20)]
    [InlineData(4, 30)]
    [InlineData(5, 40)]
    [InlineData(6, 40)]
    public void Three_for_two_uses_each_unit_once(decimal units, decimal total) =>
        Assert.Equal(Shop.Gbp(total),
            new Shop().Sells("A", 10m).Offers("three", Shop.BuyGet(2, 1)).Quote(("A", units)).Total);

    [Fact] // saleor#17453: a voucher of 70 % on a promotion of 40 %
    public void Offers_of_one_lane_never_add_up()
    {
        var shop = new Shop().Sells("A", 100m).Offers("forty", Shop.Percent(40m))
            .Offers("voucher", Shop.Percent(70m), new CouponEntered(["SEVENTY"]));

        Assert.Equal(Shop.Gbp(30m), shop.Quote(Shop.Basket(("A", 1)) with { Codes = ["SEVENTY"] }).Total);
    }

    [Fact] // vc-storefront#122, medusa#12805, vendure "final boss": an order's discount over two rates
    public void A_basket_discount_over_two_rates_adds_up_in_every_tax_row()
    {
        var shop = new Shop().Sells("A", 10.01m).Sells("B", 20.02m, tax: "reduced").Offers("five", Shop.Across(5m));
        shop.TaxRates.Add(new TaxRate("reduced", 5m));

        var quote = shop.Quote(("A", 1), ("B", 1));

        Assert.Equal([1_669L, 834L], quote.Taxes.Select(row => row.Gross.AmountMinor));
        Assert.Equal([79L, 139L], quote.Taxes.Select(row => row.Tax.AmountMinor));
        Assert.Equal(2_503, quote.Total.AmountMinor);
    }

    [Fact] // vendure#4811 #5127, solidus#512, PrestaShop#42502
    public void Returns_of_a_discounted_order_sum_to_what_was_paid()
    {
        var paid = new Shop().Sells("A", 3.33m).Offers("ten", Shop.Across(1m)).Quote(("A", 3));

        var refunds = Enumerable.Range(0, 3).Select(back => Refunds.Keep(
            paid, new Returned([new ReturnedUnits("l000", back)]), new Returned([new ReturnedUnits("l000", 1)])).Value);

        Assert.Equal([300L, 300L, 299L], refunds.Select(refund => refund.Amount.AmountMinor));
        Assert.Equal(899, paid.Total.AmountMinor);
    }

    [Fact] // magento2#12721: a cent more; #30952 #36249: a bundle's discount on each part and on the whole
    public void A_bundles_price_is_its_price()
    {
        var bundle = new Bundle(
            [new BundlePart(Shop.Of("A"), 1), new BundlePart(Shop.Of("B"), 1), new BundlePart(Shop.Of("C"), 1)],
            new Reward(Price: Shop.Gbp(10m)));
        var quote = Four().With("A", goods => goods with { Prices = [goods.Prices[0] with { Price = 9.99m }] })
            .Offers("bundle", bundle).Quote(("A", 2), ("B", 2), ("C", 2));

        Assert.Equal(Shop.Gbp(20m), quote.Total);
    }

    [Fact] // vendure PR #4660, nopCommerce#6487, medusa PR #13760: what is left is a fact, and holds
    public void A_used_up_limit_gives_nothing_and_a_budget_no_cent_too_much()
    {
        var shop = new Shop().Sells("A", 10m).Sells("B", 7m).Offers("half", Shop.Percent(50m));
        var basket = Shop.Basket(("A", 3), ("B", 1));
        CustomerFacts Left(long minor) => CustomerFacts.Unknown with
        {
            BudgetLeft = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal).Add("half", minor),
        };

        Assert.Equal(0, shop.Quote(basket with { Context = Shop.Context(customer: Shop.UsesLeft("half", 0)) })
            .Discount.AmountMinor);
        foreach (var left in new[] { 0L, 1, 333, 1_849, 1_850, 1_851, long.MaxValue })
        {
            var quote = shop.Quote(basket with { Context = Shop.Context(customer: Left(left)) });
            Assert.Equal(-Math.Min(left, 1_850), quote.Discount.AmountMinor);
        }
    }

    [Fact] // shopware#17269, spree PR #14569: a code fails and nobody says why
    public void A_code_that_needs_more_says_how_much_more()
    {
        var shop = new Shop().Sells("A", 10m)
            .Offers("five", Shop.Across(5m), new CouponEntered(["FIVE"]),
                new SpendAtLeast(Target.Everything, Shop.Gbp(13.20m)));

        var hint = Assert.Single(shop.Quote(Shop.Basket(("A", 1)) with { Codes = ["FIVE"] }).Explanations);

        Assert.Equal(("promotion.missing-amount", "3.20"), (hint.Code, hint.Arguments["amount"]));
    }

    [Fact] // solidus#6104, medusa#11259: another address, another total; prices and offers stay
    public void Another_zone_changes_tax_and_shipping_and_no_price()
    {
        var shop = new Shop { Settings = new Shop().Settings with { PricesIncludeTax = false } }
            .Sells("A", 10m).Offers("ten", Shop.Percent(10m));
        shop.TaxRates.Add(new TaxRate("standard", 25m, "se"));
        shop.ShippingMethods.Add(new ShippingMethod("post", LocalText.English("Post"), "standard",
            ShippingBasis.Value, [new(null, 0, Shop.Gbp(4m)), new("se", 0, Shop.Gbp(8m))]));
        Quote To(string zone) => shop.Quote(Shop.Basket(("A", 1)) with { Delivery = new Delivery(zone, "post") });

        Assert.Equal((1_560L, 2_125L), (To("uk").Total.AmountMinor, To("se").Total.AmountMinor));
        Assert.Equal(To("uk").Lines[0].Total, To("se").Lines[0].Total);
    }

    private static Shop Four() => new Shop().Sells("A", 1.06m).Sells("B", 2.06m).Sells("C", 3.06m).Sells("D", 4.06m);

    private static Shop Rounding(RoundingMode rounding) =>
        new() { Settings = new Shop().Settings with { Rounding = rounding } };

    private static Quote Quote(RemainderRule rule, decimal amount, params decimal[] prices)
    {
        var shop = new Shop { Settings = new Shop().Settings with { Remainder = rule } }
            .Offers("amount", Shop.Across(amount));
        foreach (var (i, price) in prices.Index())
        {
            shop.Sells($"S{i}", price);
        }

        return shop.Quote([.. prices.Select((_, i) => ($"S{i}", 1m))]);
    }

    private static string Shares(RemainderRule rule, decimal amount, params decimal[] prices) =>
        string.Join(' ', Quote(rule, amount, prices).Lines.Select(line => (line.Subtotal - line.Total).AmountMinor));
}
