using System.Globalization;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Taxes;

public sealed class TaxPrecisionTests
{
    [Theory]
    [InlineData("0.01", RoundingMode.HalfUp, "1.005", "1.01")]
    [InlineData("0.01", RoundingMode.HalfUp, "-1.005", "-1.01")]
    [InlineData("0.01", RoundingMode.HalfUp, "1.0049999", "1.00")]
    [InlineData("0.01", RoundingMode.HalfDown, "1.005", "1.00")]
    [InlineData("0.01", RoundingMode.HalfDown, "-1.005", "-1.00")]
    [InlineData("0.01", RoundingMode.HalfDown, "1.0050001", "1.01")]
    [InlineData("0.01", RoundingMode.HalfEven, "1.005", "1.00")]
    [InlineData("0.01", RoundingMode.HalfEven, "1.015", "1.02")]
    [InlineData("0.01", RoundingMode.HalfEven, "1.0051", "1.01")]
    [InlineData("0.01", RoundingMode.Down, "1.0099", "1.00")]
    [InlineData("0.01", RoundingMode.Down, "-1.0099", "-1.00")]
    [InlineData("0.01", RoundingMode.Up, "1.0001", "1.01")]
    [InlineData("0.01", RoundingMode.Up, "-1.0001", "-1.01")]
    [InlineData("0.01", RoundingMode.Up, "1.01", "1.01")]
    [InlineData("0.05", RoundingMode.HalfUp, "0.476190", "0.50")]
    [InlineData("0.05", RoundingMode.HalfUp, "2.380952", "2.40")]
    [InlineData("0.05", RoundingMode.HalfUp, "2.375", "2.40")]
    [InlineData("1", RoundingMode.HalfUp, "4310.5", "4311")]
    [InlineData("0.000001", RoundingMode.HalfUp, "66.6666665", "66.666667")]
    [InlineData("100", RoundingMode.HalfUp, "49", "0")]
    public void An_amount_is_rounded_to_the_step(string step, RoundingMode mode, string amount, string rounded) =>
        Assert.Equal(Number(rounded), new TaxPrecision(Number(step), mode).Round(Number(amount)));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
