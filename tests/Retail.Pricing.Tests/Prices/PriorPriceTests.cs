using System.Globalization;
using Retail.Pricing.Prices;

namespace Retail.Pricing.Tests.Prices;

public sealed class PriorPriceTests
{
    private const string UpAndDown =
        "2023-01-01:1000 2023-01-05:900 2023-02-05:1100 2023-02-15:1300/1000 2023-02-25:1500/2000";

    /// <summary>The cases of vectors/promotions.json (Sylius, 3466cba): each other price is a new reduction.</summary>
    [Theory]
    [InlineData("prior-01", 30, "2023-06-01:2100", null)]
    [InlineData("prior-02", 30, "2023-06-01:3700 2023-06-01:2100/3700", 3700)]
    [InlineData("prior-04", 30, "2023-03-14:4200 2023-03-14:2100/4200 2023-04-15:3300/4200", 2100)]
    [InlineData("prior-05", 30,
        "2022-12-01:4200 2022-12-01:2100/4200 2023-01-01:3900/4200 2023-02-15:3300/4200", 3900)]
    [InlineData("prior-06", 30, "2022-12-01:4200 2022-12-01:2100/4200 2023-01-01:4200 2023-02-15:3300/4200", 4200)]
    [InlineData("prior-07", 30, UpAndDown, 900)]
    [InlineData("prior-09", 20, UpAndDown, 900)]
    [InlineData("prior-10", 10, UpAndDown, 1100)]
    [InlineData("prior-11", 5, UpAndDown, 1300)]
    [InlineData("prior-12", 1, UpAndDown, 1300)]
    [InlineData("prior-16", 30, "2023-06-01:3700 2023-06-01:2000 2023-06-01:1000/2000", 2000)]
    public void The_lowest_price_of_the_days_before_the_latest_change(
        string id, int days, string prices, int? expected) =>
        Assert.True(PriorPrice.Lowest(Read(prices), days) == expected, id);

    [Theory]
    [InlineData("", null)]
    [InlineData("2023-06-01:10/20", null)]
    [InlineData("2023-05-01:8/10 2023-06-01:8/11", null)]
    [InlineData("2023-05-01:10 2023-06-01:10/10", null)]
    [InlineData("2023-05-01:10 2023-06-01:10/9", null)]
    [InlineData("2023-05-01:10 2023-06-01:8/10 2023-06-20:10", null)]
    [InlineData("2023-05-01:10 2023-06-01:8/10 2023-06-20:-", null)]
    public void What_is_no_reduction_or_has_no_past_states_none(string prices, int? expected) =>
        Assert.Equal(expected, PriorPrice.Lowest(Read(prices)));

    [Theory]
    [InlineData("2023-01-01:7 2023-05-02:10 2023-06-01:8/10", 7)] // ended 30 days before, to the instant
    [InlineData("2023-01-01:7 2023-05-01:10 2023-06-01:8/10", 10)] // ended 31 days before
    [InlineData("2023-01-01:10 2023-05-30:7 2023-05-31:10 2023-06-01:8/10", 7)] // one day within
    [InlineData("2023-01-01:10 2023-06-01:7/10 2023-06-02:8/10", 7)] // the reduction before counts too
    [InlineData("2023-01-01:10 2023-05-20:- 2023-06-01:8/10", 10)] // not sold for a while
    [InlineData("2023-01-01:7 2023-02-01:- 2023-06-01:8/10", null)] // not sold in all of the period
    public void The_period_counts_back_from_the_reduction(string prices, int? expected) =>
        Assert.Equal(expected, PriorPrice.Lowest(Read(prices)));

    [Fact]
    public void A_reduction_that_runs_for_months_keeps_its_prior_price() =>
        Assert.Equal(10, PriorPrice.Lowest(Read("2023-01-01:10 2023-06-01:8/10 2023-11-01:8/11")));

    [Fact]
    public void A_reduction_in_steps_may_count_from_its_first_one()
    {
        var prices = Read("2023-01-01:10 2023-06-01:8/10 2023-06-15:6/10");

        Assert.Equal(8, PriorPrice.Lowest(prices));
        Assert.Equal(10, PriorPrice.Lowest(prices, start: ReductionStart.FirstStep));
    }

    [Theory]
    [InlineData("2023-01-01:10 2023-06-01:6/10 2023-06-15:8/10 2023-06-20:7/10", 6)] // it rose in between
    [InlineData("2023-01-01:10 2023-06-01:6/10 2023-06-10:10 2023-06-20:5/10", 6)] // it was interrupted
    public void Steps_that_are_not_one_reduction_count_apart(string prices, int expected) =>
        Assert.Equal(expected, PriorPrice.Lowest(Read(prices), start: ReductionStart.FirstStep));

    [Fact]
    public void The_period_has_at_least_a_day_and_a_limit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PriorPrice.Lowest([], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PriorPrice.Lowest([], PriorPrice.MaxDays + 1));
        Assert.Null(PriorPrice.Lowest([], 1));
    }

    [Fact]
    public void The_first_and_last_instants_of_time_do_no_harm()
    {
        DatedPrice[] prices = [new(DateTimeOffset.MinValue, 10m, null), new(DateTimeOffset.MinValue, 8m, 10m)];

        Assert.Equal(10m, PriorPrice.Lowest(prices, PriorPrice.MaxDays));
        Assert.Equal(10m, PriorPrice.Lowest([prices[0], prices[1] with { From = DateTimeOffset.MaxValue }]));
    }

    private static DatedPrice[] Read(string prices) =>
        [.. prices.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];

    private static DatedPrice ReadOne(string text)
    {
        var parts = text.Split(':', '/');
        return new(
            DateTimeOffset.ParseExact(
                parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Number(parts[1]),
            parts.Length > 2 ? Number(parts[2]) : null);
    }

    private static decimal? Number(string text) =>
        text == "-" ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
