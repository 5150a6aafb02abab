using System.Globalization;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Tests;

public sealed class BasketReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_code_that_is_none_is_refused_beside_good_ones_too(int codes)
    {
        var shop = new Shop().Sells("cup", 10m)
            .Offers("five", Shop.Across(5m), new CouponEntered(["FIVE"]));
        string[] given = ["FIVE", null!];

        var refusal = shop.Refusal(Shop.Basket(("cup", 1m)) with { Codes = given[^codes..] });

        Assert.Equal(("quote.unknown-coupon", ""), (refusal.Code, refusal.Arguments["coupon"]));
    }

    /// <summary>However long a number is, and with whatever zeros it was written.</summary>
    [Theory]
    [InlineData("214748.3647", "1", 21_474_836)]
    [InlineData("214748.3648", "1", 21_474_836)] // 31 bits and one more
    [InlineData("250000.0000", "2", 50_000_000)]
    [InlineData("30000000.00", "1", 3_000_000_000)]
    [InlineData("500000.0000", "1", 50_000_000)]
    [InlineData("429496.7295", "1", 42_949_673)]
    [InlineData("429496.7296", "1", 42_949_673)]
    [InlineData("999999999.0000", "3.000", 299_999_999_700)]
    [InlineData("1.50000000", "2", 300)]
    [InlineData("1.50000000", "2.0000000", 300)]
    [InlineData("0", "1", 0)]
    public void An_amount_is_price_times_quantity(string price, string quantity, long minor)
    {
        static decimal Number(string text) =>
            decimal.Parse(text, CultureInfo.InvariantCulture);
        var shop = new Shop().Sells("cup", Number(price));

        Assert.Equal(minor, shop.Quote(("cup", Number(quantity))).Total.AmountMinor);
    }
}
