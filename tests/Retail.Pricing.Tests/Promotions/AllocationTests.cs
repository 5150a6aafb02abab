using Retail.Abstractions.Quotes;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>The numbers of field/commerce.md 2.2 on which systems differ, as this engine decides them.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData("10.00", "100;100;100", "3.34;3.33;3.33")]
    [InlineData("2.99", "43;14;23", "1.61;0.52;0.86")]
    [InlineData("3.00", "43;14;23", "1.61;0.53;0.86")]
    [InlineData("50.00", "120;230;300", "9.23;17.69;23.08")]
    [InlineData("4.50", "0.41;2.79;1.59;0.03", "0.38;2.61;1.48;0.03")]
    public void An_amount_across_lines_goes_by_largest_remainder(string amount, string prices, string shares)
    {
        var shop = new Shop().Offers("across", Shop.Across(Number(amount)));
        var basket = prices.Split(';').Select((price, i) => (Sku: "S" + (char)('A' + i), Price: Number(price)))
            .ToArray();
        foreach (var (sku, price) in basket)
        {
            shop.Sells(sku, price);
        }

        var quote = shop.Quote([.. basket.Select(line => (line.Sku, 1m))]);

        Assert.Equal(shares.Split(';').Select(share => "-" + share),
            quote.Lines.Select(line => line.Adjustments.Single().Amount.ToAmountString()));
        Assert.Equal("-" + amount, quote.Discount.ToAmountString());
    }

    [Theory]
    [InlineData(RoundingMode.HalfUp, "83.33", 1, "50", "41.67")]
    [InlineData(RoundingMode.HalfDown, "83.33", 1, "50", "41.66")]
    [InlineData(RoundingMode.HalfUp, "64.70", 1, "15", "9.71")]
    [InlineData(RoundingMode.HalfDown, "64.70", 1, "15", "9.70")]
    [InlineData(RoundingMode.HalfEven, "64.70", 1, "15", "9.70")]
    [InlineData(RoundingMode.HalfEven, "64.90", 1, "15", "9.74")]
    [InlineData(RoundingMode.HalfUp, "10.50", 1, "15", "1.58")]
    [InlineData(RoundingMode.HalfUp, "9.99", 10, "15", "14.99")]
    [InlineData(RoundingMode.HalfUp, "17.50", 1, "3", "0.53")]
    [InlineData(RoundingMode.HalfUp, "1234567.89", 100, "15", "18518518.35")]
    public void A_percentage_is_rounded_once_on_the_line(
        RoundingMode rounding, string price, int quantity, string percent, string discount)
    {
        var shop = new Shop { Settings = new Shop().Settings with { Rounding = rounding } };
        shop.Sells("A", Number(price)).Offers("percent", Shop.Percent(Number(percent)));

        Assert.Equal("-" + discount, shop.Quote(("A", quantity)).Discount.ToAmountString());
    }

    [Fact]
    public void Minor_units_that_do_not_divide_go_to_the_first_units_of_the_line()
    {
        var quote = new Shop().Sells("A", 0.3333m).Quote(("A", 3));

        Assert.Equal([new UnitShare(1, Shop.Gbp(0.34m)), new UnitShare(2, Shop.Gbp(0.33m))], quote.Lines[0].Units);
    }

    [Fact]
    public void A_full_line_is_quick_and_exact()
    {
        var quote = new Shop().Sells("A", 0.0133m).Offers("p", Shop.Percent(33.3333m))
            .Offers("three", Shop.BuyGet(2, 1))
            .Quote(("A", 99_999));

        Assert.Equal(
            quote.Lines[0].Total.AmountMinor, quote.Lines[0].Units.Sum(unit => unit.Count * unit.Price.AmountMinor));
        Assert.Equal(99_999, quote.Lines[0].Units.Sum(unit => unit.Count));
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
