using Retail.Terminal.Screen;

namespace Retail.Terminal.Tests.Screen;

public sealed class TypedAmountTests
{
    [Theory]
    [InlineData("20", "20.00")]
    [InlineData("20,5", "20.50")]
    [InlineData("20.50", "20.50")]
    [InlineData("0,05", "0.05")]
    [InlineData("20.", "20.00")]
    public void Hands_type_amounts_in_many_ways(string typed, string amount) =>
        Assert.Equal(amount, TypedAmount.Read(typed, Currency.Of("EUR")));

    [Theory]
    [InlineData("")]
    [InlineData("1.234,50")]
    [InlineData("20,505")]
    [InlineData("-5")]
    [InlineData(".5")]
    [InlineData("5000112637922")]
    [InlineData("twenty")]
    public void What_is_no_amount_is_left_for_the_desk_to_refuse(string typed) =>
        Assert.Equal(typed, TypedAmount.Read(typed, Currency.Of("EUR")));

    [Fact]
    public void A_currency_without_decimals_gets_none() =>
        Assert.Equal("500", TypedAmount.Read("500", Currency.Of("JPY")));
}
