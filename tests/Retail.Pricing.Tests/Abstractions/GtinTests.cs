namespace Retail.Pricing.Tests.Abstractions;

public sealed class GtinTests
{
    [Theory]
    [InlineData("96385074", "00000096385074")]
    [InlineData("036000291452", "00036000291452")]
    [InlineData("4006381333931", "04006381333931")]
    [InlineData("10012345678902", "10012345678902")]
    public void All_four_lengths_are_one_number(string text, string digits)
    {
        Assert.True(Gtin.TryParse(text, out var gtin));
        Assert.Equal(digits, gtin.Digits);
        Assert.True(Gtin.TryParse(digits, out var same));
        Assert.Equal(gtin, same);
        Assert.True(Gtin.TryParse(gtin.ToString(), out var again));
        Assert.Equal(gtin, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4006381333930")]
    [InlineData("400638133393")]
    [InlineData("400638133393A")]
    [InlineData("٤٠٠٦٣٨١٣٣٣٩٣١")]
    [InlineData("4006381333931 ")]
    [InlineData("+006381333931")]
    [InlineData("040063813339310")]
    public void Anything_else_is_no_gtin(string? text) => Assert.False(Gtin.TryParse(text, out _));

    [Fact]
    public void Every_single_wrong_digit_is_found()
    {
        const string right = "4006381333931";
        for (var place = 0; place < right.Length; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var text = right[..place] + digit + right[(place + 1)..];
                Assert.Equal(digit == right[place], Gtin.TryParse(text, out _));
            }
        }
    }

    [Theory]
    [InlineData("400638133393", '1')]
    [InlineData("7", '9')]
    [InlineData("", '0')]
    public void The_check_digit_makes_the_weighted_sum_a_multiple_of_ten(string before, char digit) =>
        Assert.Equal(digit, Gtin.CheckDigit(before));
}
