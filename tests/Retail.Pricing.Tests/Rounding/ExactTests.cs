using Retail.Pricing.Rounding;

namespace Retail.Pricing.Tests.Rounding;

public sealed class ExactTests
{
    private static readonly Int128 Large = (Int128)1 << 61;

    [Theory]
    [InlineData(RoundingMode.HalfUp, 0, 1, 1, 1, 1, 2, 2, 3)]
    [InlineData(RoundingMode.HalfDown, 0, 0, 1, 1, 1, 1, 2, 2)]
    [InlineData(RoundingMode.HalfEven, 0, 0, 1, 1, 1, 2, 2, 2)]
    [InlineData(RoundingMode.Down, 0, 0, 0, 1, 1, 1, 1, 2)]
    [InlineData(RoundingMode.Up, 1, 1, 1, 1, 2, 2, 2, 3)]
    public void Quarters_are_rounded_as_the_mode_says(
        RoundingMode mode, int one, int two, int three, int four, int five, int six, int seven, int ten)
    {
        int[] quarters = [1, 2, 3, 4, 5, 6, 7, 10];

        Assert.Equal(
            [one, two, three, four, five, six, seven, ten],
            quarters.Select(numerator => (int)Exact.Divide(numerator, 4, mode)));

        // The same quarters with a denominator that 64 bits cannot hold.
        Assert.Equal(
            [one, two, three, four, five, six, seven, ten],
            quarters.Select(numerator => (int)Exact.Divide(Large * numerator, Large * 4, mode)));
    }

    [Fact]
    public void What_64_bits_cannot_hold_is_divided_all_the_same()
    {
        Int128 large = (Int128)long.MaxValue + 1;

        Assert.Equal((0, 1), Exact.DivRem(1, large));
        Assert.Equal((large / 2, 1), Exact.DivRem(large + 1, 2));
        Assert.Equal((1, 1), Exact.DivRem(large + 1, large));
    }

    [Fact]
    public void What_64_bits_hold_only_half_of_is_rounded_all_the_same()
    {
        Assert.Equal(1, Exact.Divide(long.MaxValue - 1, long.MaxValue, RoundingMode.HalfUp));
        Assert.Equal(0, Exact.Divide(1, long.MaxValue, RoundingMode.HalfUp));
        Assert.Equal((long.MaxValue / 2) + 1, Exact.Divide(long.MaxValue, 2, RoundingMode.HalfUp));
        Assert.Equal(long.MaxValue, Exact.Divide((Int128)long.MaxValue * 3, 3, RoundingMode.Up));
        Assert.Equal((1L << 62) + 1, Exact.Divide(((Int128)1 << 63) + 1, 2, RoundingMode.Up));
        Assert.Throws<OverflowException>(() => Exact.Divide((Int128)long.MaxValue + 1, 1, RoundingMode.Down));
    }
}
