using Retail.Terminal.Tendering;

namespace Retail.Terminal.Tests.Tendering;

public sealed class QuickCashTests
{
    private static readonly Currency[] Known = [Currency.Of("EUR"), Currency.Of("GBP"), Currency.Of("USD")];

    [Theory]
    [InlineData("EUR", "23.40", "23.40 24.00 25.00 30.00 50.00")]
    [InlineData("EUR", "3.20", "3.20 4.00 5.00 10.00 20.00")]
    [InlineData("EUR", "0.85", "0.85 1.00 2.00 5.00 10.00")]
    [InlineData("EUR", "20.00", "20.00 50.00 100.00 200.00")]
    [InlineData("EUR", "19.99", "19.99 20.00 50.00 100.00 200.00")]
    [InlineData("EUR", "187.35", "187.35 188.00 190.00 200.00")]
    [InlineData("EUR", "1234.56", "1234.56 1235.00 1240.00 1250.00 1300.00")]
    [InlineData("GBP", "23.40", "23.40 24.00 25.00 30.00 50.00")]
    [InlineData("GBP", "64.20", "64.20 65.00 70.00 100.00")]
    [InlineData("USD", "7.11", "7.11 8.00 10.00 20.00 50.00")]
    [InlineData("USD", "0.30", "0.30 0.50 1.00 2.00 5.00")]
    [InlineData("EUR", "0.00", "0.00")]
    [InlineData("JPY", "1234", "1234")]
    public void The_exact_amount_and_what_people_hand_over_for_it(string currency, string due, string offered)
    {
        Assert.True(Money.TryParse(due, Currency.Of(currency), out var money));

        Assert.Equal(offered, string.Join(' ', QuickCash.For(money).Select(one => one.ToAmountString())));
    }

    [Fact]
    public void Every_sum_covers_the_amount_and_they_grow()
    {
        foreach (var currency in Known)
        {
            for (var minor = 1L; minor < 60_000; minor += 7)
            {
                var sums = QuickCash.For(new Money(minor, currency));

                Assert.Equal(minor, sums[0].AmountMinor);
                Assert.InRange(sums.Count, 1, QuickCash.Most);
                Assert.All(sums.Zip(sums.Skip(1)), pair => Assert.True(pair.First < pair.Second));
            }
        }
    }

    [Fact]
    public void The_largest_amount_that_there_is_has_no_sum_below_it() =>
        Assert.Equal(
            new Money(long.MaxValue, Currency.Of("EUR")),
            Assert.Single(QuickCash.For(new Money(long.MaxValue, Currency.Of("EUR")))));
}
