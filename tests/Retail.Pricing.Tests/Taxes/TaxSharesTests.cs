using System.Numerics;
using Retail.Pricing.Rounding;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Taxes;

public sealed class TaxSharesTests
{
    [Fact]
    public void Whole_numbers_of_any_length_are_rounded_as_shorter_ones()
    {
        var beyond = BigInteger.Pow(10, 60);
        foreach (var mode in Enum.GetValues<RoundingMode>())
        {
            for (var numerator = 0; numerator <= 60; numerator++)
            {
                for (var denominator = 1; denominator <= 12; denominator++)
                {
                    var expected = Exact.Divide(numerator, denominator, mode);

                    Assert.Equal(expected, TaxShares.Divide(numerator, denominator, mode));
                    Assert.Equal(expected, TaxShares.Divide(numerator * beyond, denominator * beyond, mode));
                }
            }
        }
    }

    [Fact]
    public void What_is_left_goes_to_the_largest_fractions_and_then_to_the_earlier()
    {
        Assert.Equal([1, 0, 1], TaxShares.Of(2, [7, 6, 7], 10));
        Assert.Equal([1, 1, 0], TaxShares.Of(2, [7, 7, 7], 10));
        Assert.Equal([3, 0], TaxShares.Of(3, [25, 4], 10));
        Assert.Equal([0, 0], TaxShares.Of(0, [4, 0], 10));
    }

    [Fact]
    public void Shares_add_up_and_none_is_a_unit_away_from_exact()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var chance = new Random(seed);
            var denominator = chance.Next(1, 1_000);
            var numerators = Enumerable.Range(0, chance.Next(1, 8))
                .Select(_ => new BigInteger(chance.Next(0, 100_000))).ToArray();
            var sum = numerators.Aggregate(BigInteger.Zero, (total, one) => total + one);
            foreach (var mode in Enum.GetValues<RoundingMode>())
            {
                var total = TaxShares.Divide(sum, denominator, mode);

                var shares = TaxShares.Of(total, numerators, denominator);

                Assert.Equal(total, shares.Sum());
                Assert.All(numerators.Zip(shares), pair => Assert.True(
                    BigInteger.Abs((pair.Second * (BigInteger)denominator) - pair.First) < denominator));
            }
        }
    }
}
