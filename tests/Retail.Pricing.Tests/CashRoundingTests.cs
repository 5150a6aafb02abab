namespace Retail.Pricing.Tests;

public sealed class CashRoundingTests
{
    [Theory]
    [InlineData(5, 1_000, 1_000)]
    [InlineData(5, 1_001, 1_000)]
    [InlineData(5, 1_002, 1_000)]
    [InlineData(5, 1_003, 1_005)]
    [InlineData(5, 1_004, 1_005)]
    [InlineData(5, -1_002, -1_000)]
    [InlineData(5, -1_003, -1_005)]
    [InlineData(5, 2, 0)]
    [InlineData(5, 0, 0)]
    [InlineData(10, 1_004, 1_000)]
    [InlineData(10, 1_005, 1_010)]
    [InlineData(10, -1_005, -1_010)]
    [InlineData(100, 1_049, 1_000)]
    [InlineData(100, 1_050, 1_100)]
    [InlineData(1, 1_003, 1_003)]
    [InlineData(1, -1_003, -1_003)]
    public void Cash_is_the_nearest_step_and_a_half_goes_away_from_zero(int step, long minor, long cash)
    {
        var settings = new Shop().Settings with { CashStepMinor = step };

        var amount = CashRounding.Of(new Money(minor, Shop.Pounds), settings);

        Assert.Equal(new CashAmount(new Money(cash, Shop.Pounds), new Money(cash - minor, Shop.Pounds)), amount);
    }

    [Fact]
    public void Another_currencys_coins_round_nothing() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => CashRounding.Of(new Money(1, Currency.Of("EUR")), new Shop().Settings));

    [Fact]
    public void No_price_and_no_total_is_rounded_to_the_coin()
    {
        var shop = new Shop { Settings = new Shop().Settings with { CashStepMinor = 5 } }.Sells("A", 1.03m);

        Assert.Equal(Shop.Gbp(1.03m), shop.Quote(("A", 1)).Total);
    }
}
