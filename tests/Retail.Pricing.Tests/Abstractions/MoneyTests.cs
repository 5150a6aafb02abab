using System.Globalization;

namespace Retail.Pricing.Tests.Abstractions;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("12.30", "GBP", 1_230)]
    [InlineData("-0.01", "GBP", -1)]
    [InlineData("0.00", "GBP", 0)]
    [InlineData("500", "JPY", 500)]
    [InlineData("1.005", "BHD", 1_005)]
    [InlineData("922337203685477.00", "GBP", 92_233_720_368_547_700)]
    public void An_amount_with_exactly_the_currencys_decimals_is_read_and_written(
        string text, string currency, long minor)
    {
        Assert.True(Money.TryParse(text, Currency.Of(currency), out var money));
        Assert.Equal(minor, money.AmountMinor);
        Assert.Equal(text, money.ToAmountString());
        Assert.Equal($"{text} {currency}", money.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("1.000")]
    [InlineData("+1.00")]
    [InlineData(" 1.00")]
    [InlineData("1.00 ")]
    [InlineData("1,00")]
    [InlineData("1,000.00")]
    [InlineData("1e2")]
    [InlineData("(1.00)")]
    [InlineData("1.00-")]
    [InlineData("1.00\0")]
    [InlineData("٣.٠٠")]
    [InlineData("NaN")]
    [InlineData("99999999999999999.00")]
    [InlineData("0000000000000000000.00")]
    public void Anything_else_is_no_amount(string? text) => Assert.False(Money.TryParse(text, Shop.Pounds, out _));

    [Fact]
    public void Different_currencies_do_not_mix()
    {
        var (pound, euro) = (new Money(1, Shop.Pounds), new Money(1, Currency.Of("EUR")));

        Assert.Throws<InvalidOperationException>(() => pound + euro);
        Assert.Throws<InvalidOperationException>(() => pound - euro);
        Assert.Throws<InvalidOperationException>(() => pound < euro);
        Assert.NotEqual(pound, euro);
    }

    [Fact]
    public void Overflow_is_an_error()
    {
        var (most, least, one) =
            (new Money(long.MaxValue, Shop.Pounds), new Money(long.MinValue, Shop.Pounds), new Money(1, Shop.Pounds));

        Assert.Throws<OverflowException>(() => most + one);
        Assert.Throws<OverflowException>(() => least - one);
        Assert.Throws<OverflowException>(() => -least);
        Assert.Equal("92233720368547758.07", most.ToAmountString());
    }

    [Fact]
    public void Amounts_compare_and_add()
    {
        var (one, two) = (new Money(1, Shop.Pounds), new Money(2, Shop.Pounds));

        Assert.True(one < two && two > one && one <= two && two >= one);
        Assert.Equal(new Money(3, Shop.Pounds), one + two);
        Assert.Equal(-one, one - two);
        Assert.Equal(Money.Zero(Shop.Pounds), one - one);
    }

    [Theory]
    [InlineData("en-GB", "GBP", 123_456, "£1,234.56")]
    [InlineData("es-ES", "EUR", 123_456, "1.234,56 €")]
    [InlineData("en-GB", "CHF", -150, "CHF -1.50")]
    public void People_read_amounts_as_their_culture_writes_them(
        string culture, string currency, long minor, string text) =>
        Assert.Equal(text,
            new Money(minor, Currency.Of(currency)).ToText(CultureInfo.GetCultureInfo(culture)).Replace('\u00a0', ' '));

    [Fact]
    public void A_currency_knows_its_decimals()
    {
        Assert.Equal((2, 100), (Currency.Of("EUR").Decimals, Currency.Of("EUR").MinorPerMajor));
        Assert.Equal((0, 1), (Currency.Of("JPY").Decimals, Currency.Of("JPY").MinorPerMajor));
        Assert.Equal((3, 1_000), (Currency.Of("KWD").Decimals, Currency.Of("KWD").MinorPerMajor));
        Assert.Equal("XXX", default(Currency).Code);
    }

    [Theory]
    [InlineData("eur")]
    [InlineData("EU")]
    [InlineData("XXX")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_currency_is_none(string? code)
    {
        Assert.False(Currency.TryParse(code, null, out _));
        Assert.Throws<FormatException>(() => Currency.Of(code ?? string.Empty));
    }

    [Theory]
    [InlineData("3.39", "3.39")]
    [InlineData("1.4790", "1.479")]
    [InlineData("5", "5.00")]
    [InlineData("999999999", "999999999.00")]
    public void A_unit_price_has_the_currencys_decimals_at_least(string text, string written)
    {
        Assert.True(UnitPrice.TryParse(text, Shop.Pounds, out var price));
        Assert.Equal(written, price.ToAmountString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.00001")]
    [InlineData("999999999.01")]
    [InlineData("1,5")]
    [InlineData("1 ")]
    [InlineData("1\0")]
    public void A_unit_price_is_not_negative_nor_finer_nor_larger_than_allowed(string? text) =>
        Assert.False(UnitPrice.TryParse(text, Shop.Pounds, out _));
}
