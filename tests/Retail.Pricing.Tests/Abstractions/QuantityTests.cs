using System.Globalization;

namespace Retail.Pricing.Tests.Abstractions;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("0", "quantity.not-positive", "cantidad 0 no")]
    [InlineData("-1", "quantity.not-positive", "cantidad -1 no")]
    [InlineData("-79228162514264337593543950335", "quantity.not-positive", "cantidad -79.228.162.514.264.337.593.543.950.335 no")]
    [InlineData("1000000", "quantity.too-large", "cantidad 1.000.000 es")]
    [InlineData("100000", "quantity.too-large", "cantidad 100.000 es")]
    [InlineData("79228162514264337593543950335", "quantity.too-large", "cantidad 79.228.162.514.264.337.593.543.950.335 es")]
    [InlineData("0.0001", "quantity.too-precise", "cantidad 0,0001 tiene")]
    [InlineData("1.2345", "quantity.too-precise", "cantidad 1,2345 tiene")]
    [InlineData("0.0000000000000000000000000001", "quantity.too-precise", "cantidad 0,0000000000000000000000000001 tiene")]
    public void What_nobody_can_sell_is_refused_and_named(string value, string code, string told)
    {
        var refusal = Quantity.Of(Number(value)).Refusal;

        Assert.Equal(code, refusal?.Code);
        Assert.Equal(value, refusal!.Arguments["quantity"]);
        Assert.Contains(told, refusal.In(CultureInfo.GetCultureInfo("es")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.001", "0.001")]
    [InlineData("99999.999", "99999.999")]
    [InlineData("1.500", "1.5")]
    [InlineData("3.0000000000", "3")]
    public void The_same_quantity_is_always_written_the_same(string value, string written) =>
        Assert.Equal(written, Quantity.Of(Number(value)).Value.ToString());

    [Fact]
    public void Whole_is_whole_however_it_is_written()
    {
        Assert.True(Quantity.Of(2.000m).Value.IsWhole);
        Assert.False(Quantity.Of(2.001m).Value.IsWhole);
        Assert.Equal(Quantity.One, Quantity.Of(1.0m).Value);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
