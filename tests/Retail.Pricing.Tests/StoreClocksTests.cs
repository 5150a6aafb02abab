using Retail.Pricing.Promotions;

namespace Retail.Pricing.Tests;

public sealed class StoreClocksTests
{
    private static readonly DateTimeOffset Spring = new(2026, 3, 29, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Autumn = new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Before = new(2025, 10, 26, 1, 0, 0, TimeSpan.Zero);
    private static readonly StoreClock Madrid =
        new(["madrid"], [new(Before, 60), new(Spring, 120), new(Autumn, 60)]);

    public static TheoryData<string, StoreClock[]> BadClocks => new()
    {
        { "clocks", [null!] },
        { "clocks", [new([], [])] },
        { "clocks", [new([], [null!])] },
        { "madrid", [new(["madrid"], [])] },
        { "m", [new(["m"], [])] },
        { "madrid", [new(["madrid"], [new(Before, 60), null!])] },
        { "madrid", [new(["madrid"], [new(Spring, 60), new(Before, 60)])] },
        { "madrid", [new(["madrid"], [new(Spring, 60), new(Spring, 120)])] },
        { "madrid", [new(["madrid"], [new(Spring, 841)])] },
        { "madrid", [new(["madrid"], [new(Spring, -841)])] },
        { "madrid", [new(["madrid", "madrid"], [new(Spring, 60)])] },
        { "madrid", [new(["madrid", null!], [new(Spring, 60)])] },
        { "clocks", [new([""], [new(Spring, 60)])] },
        { "clocks", [new([null!], [new(Spring, 60)])] },
        { "madrid", [new(["bilbao", "madrid"], [new(Spring, 60)]), new(["madrid"], [new(Spring, 60)])] },
        { "clocks", [new([], [new(Spring, 60)]), new([], [new(Spring, 60)])] },
    };

    [Theory]
    [MemberData(nameof(BadClocks), DisableDiscoveryEnumeration = true)]
    public void A_bad_clock_is_refused(string id, StoreClock[] clocks) =>
        BookFaults.AssertOnly(id, "bad-clock", new Shop().Content with { Clocks = clocks });

    [Theory]
    [InlineData("2026-03-28T09:00:00Z", true)] // 10:00 in winter
    [InlineData("2026-03-28T08:59:59.999Z", false)]
    [InlineData("2026-03-28T10:59:59.999Z", true)] // 11:59:59.999
    [InlineData("2026-03-28T11:00:00Z", false)]
    [InlineData("2026-03-29T08:00:00Z", true)] // 10:00 in summer
    [InlineData("2026-03-29T07:59:59.999Z", false)]
    [InlineData("2026-03-29T10:00:00Z", false)]
    [InlineData("2026-10-25T09:00:00Z", true)] // 10:00 in winter again
    [InlineData("2026-10-25T08:59:59Z", false)]
    [InlineData("2025-03-01T09:00:00Z", true)] // before the table begins its first distance counts
    public void Hours_are_those_of_the_stores_clock_over_a_change_of_it(string instant, bool counts)
    {
        var shop = Happy(new WeekHours(EveryDay, new TimeOnly(10, 0), new TimeOnly(12, 0)));

        Assert.Equal(counts, Counts(shop, instant, "madrid"));
    }

    [Theory]
    [InlineData("2026-10-25T00:30:00Z", true)] // 02:30 in summer
    [InlineData("2026-10-25T01:30:00Z", true)] // 02:30 once more
    [InlineData("2026-10-25T02:00:00Z", false)] // 03:00
    [InlineData("2026-03-29T00:59:59Z", false)] // 01:59:59
    [InlineData("2026-03-29T01:00:00Z", false)] // 03:00: there is no such hour on this day
    public void An_hour_that_comes_twice_counts_twice_and_one_that_does_not_come_never(string instant, bool counts)
    {
        var shop = Happy(new WeekHours(EveryDay, new TimeOnly(2, 0), new TimeOnly(3, 0)));

        Assert.Equal(counts, Counts(shop, instant, "madrid"));
    }

    [Theory]
    [InlineData("2026-03-01T22:59:59Z", false)] // Sunday 23:59:59
    [InlineData("2026-03-01T23:00:00Z", true)] // Monday 00:00
    [InlineData("2026-03-02T22:59:59.999Z", true)] // Monday 23:59:59.999
    [InlineData("2026-03-02T23:00:00Z", false)] // Tuesday 00:00
    public void A_day_begins_and_ends_at_the_stores_midnight(string instant, bool counts)
    {
        var shop = Happy(new WeekHours([DayOfWeek.Monday], TimeOnly.MinValue, TimeOnly.MinValue));

        Assert.Equal(counts, Counts(shop, instant, "madrid"));
    }

    [Theory]
    [InlineData("madrid", "2026-03-02T09:30:00Z", true)]
    [InlineData("tokyo", "2026-03-02T01:30:00Z", true)]
    [InlineData("tokyo", "2026-03-02T09:30:00Z", false)]
    [InlineData("london", "2026-03-02T08:30:00Z", true)]
    [InlineData(null, "2026-03-02T08:30:00Z", true)]
    [InlineData(null, "2026-03-02T10:30:00Z", false)]
    public void Every_store_has_its_clock_and_others_have_the_books(string? store, string instant, bool counts)
    {
        var shop = Happy(new WeekHours(EveryDay, new TimeOnly(10, 0), new TimeOnly(11, 0)));
        shop.Clocks.Add(new StoreClock(["tokyo"], [new(Before, 540)]));
        shop.Clocks.Add(new StoreClock([], [new(Before, 90)]));

        Assert.Equal(counts, Counts(shop, instant, store));
    }

    [Fact]
    public void Without_clocks_hours_are_UTC()
    {
        var shop = Happy(new WeekHours(EveryDay, new TimeOnly(10, 0), new TimeOnly(11, 0)));
        shop.Clocks.Clear();

        Assert.True(Counts(shop, "2026-03-02T10:00:00Z", "madrid"));
        Assert.False(Counts(shop, "2026-03-02T09:30:00Z", "madrid"));
    }

    [Theory]
    [InlineData("2026-03-02T08:00:00Z", "2026-03-02T10:00:00Z")]
    [InlineData("2026-03-02T10:00:00Z", "2026-03-02T11:30:00Z")]
    [InlineData("2026-03-02T11:30:00Z", "2026-03-02T22:00:00Z")]
    [InlineData("2026-03-02T22:30:00Z", "2026-03-03T00:00:00Z")]
    [InlineData("2026-03-03T00:00:00Z", "2026-03-03T10:00:00Z")]
    public void The_next_edge_is_the_next_days_when_this_days_are_over(string instant, string edge)
    {
        var shop = Happy(
            new WeekHours(EveryDay, new TimeOnly(10, 0), new TimeOnly(11, 30)),
            new WeekHours(EveryDay, new TimeOnly(22, 0), TimeOnly.MinValue));
        shop.Clocks.Clear();

        Assert.Equal(At(edge), shop.Book.NextEdge(At(instant)));
    }

    [Fact]
    public void Where_the_book_has_a_clock_for_the_others_nobody_has_UTC()
    {
        var shop = Happy(new WeekHours(EveryDay, new TimeOnly(10, 0), new TimeOnly(12, 0)));
        shop.Clocks.Add(new StoreClock([], [new(Before, 90)]));

        Assert.Equal(At("2026-03-02T10:30:00Z"), shop.Book.NextEdge(At("2026-03-02T09:00:00Z")));
    }

    [Fact]
    public void The_only_distance_to_UTC_counts_before_it_too()
    {
        var shop = Happy(new WeekHours(EveryDay, new TimeOnly(10, 0), new TimeOnly(11, 0)));
        shop.Clocks[0] = new StoreClock(["madrid"], [new(Autumn, 60)]);

        Assert.True(Counts(shop, "2026-03-02T09:00:00Z", "madrid"));
        Assert.False(Counts(shop, "2026-03-02T10:00:00Z", "madrid"));
    }

    [Fact]
    public void A_promotions_own_end_is_the_next_edge_when_it_comes_first()
    {
        var shop = Happy(new WeekHours(EveryDay, new TimeOnly(10, 0), new TimeOnly(12, 0)))
            .Offers(Shop.Offer("short", Shop.Percent(1m)) with { Until = At("2026-03-02T08:30:00Z") });

        Assert.Equal(At("2026-03-02T08:30:00Z"), shop.Book.NextEdge(At("2026-03-02T08:00:00Z")));
        Assert.Equal(At("2026-03-02T09:00:00Z"), shop.Book.NextEdge(At("2026-03-02T08:30:00Z")));
    }

    [Fact]
    public void Distances_of_fourteen_hours_are_good()
    {
        var content = new Shop().Content with { Clocks = [new([], [new(Before, -840), new(Spring, 840)])] };

        Assert.Empty(PriceBook.Faults(content));
    }

    [Theory]
    [InlineData("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z")]
    [InlineData("2026-03-02T09:00:00Z", "2026-03-02T11:00:00Z")]
    [InlineData("2026-03-02T11:00:00Z", "2026-03-03T09:00:00Z")]
    [InlineData("2026-03-28T23:30:00Z", "2026-03-29T01:00:00Z")] // the clock is set
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29T08:00:00Z")]
    public void The_next_edge_is_where_an_hour_begins_or_ends(string instant, string edge)
    {
        var shop = Happy(new WeekHours(EveryDay, new TimeOnly(10, 0), new TimeOnly(12, 0)));
        shop.Clocks[0] = Madrid with { Stores = [] };

        Assert.Equal(At(edge), shop.Book.NextEdge(At(instant)));
    }

    [Fact]
    public void Between_two_edges_no_promotion_begins_or_ends()
    {
        var shop = Happy(
            new WeekHours([DayOfWeek.Sunday, DayOfWeek.Monday], new TimeOnly(1, 30), new TimeOnly(3, 30)),
            new WeekHours([DayOfWeek.Saturday], new TimeOnly(22, 0), TimeOnly.MinValue));
        shop.Clocks.Add(new StoreClock(["tokyo"], [new(Before, 540)]));
        foreach (var from in new[] { Spring.AddDays(-2), Autumn.AddDays(-2) })
        {
            for (var instant = from; instant < from.AddDays(4); instant = instant.AddMinutes(15))
            {
                var last = instant.AddMinutes(-15);
                foreach (var store in new[] { "madrid", "tokyo", null })
                {
                    var isSame = Counts(shop, last, store) == Counts(shop, instant, store);
                    Assert.True(
                        isSame || shop.Book.NextEdge(last) <= instant,
                        $"{store} changes before {instant:u}, the next edge is {shop.Book.NextEdge(last):u}.");
                }
            }
        }
    }

    [Fact]
    public void The_end_of_time_has_no_next_hour_and_throws_nothing()
    {
        var shop = Happy(new WeekHours(EveryDay, new TimeOnly(10, 0), new TimeOnly(12, 0)));

        Assert.Null(shop.Book.NextEdge(DateTimeOffset.MaxValue));
        Assert.NotNull(shop.Book.NextEdge(DateTimeOffset.MinValue));
        Assert.False(Counts(shop, DateTimeOffset.MaxValue, "madrid"));
        Assert.False(Counts(shop, DateTimeOffset.MinValue, "madrid"));
    }

    private static DayOfWeek[] EveryDay => Enum.GetValues<DayOfWeek>();

    private static Shop Happy(params WeekHours[] hours)
    {
        var shop = new Shop().Sells("A", 1m)
            .Offers(Shop.Offer("happy", Shop.Percent(10m)) with { Hours = hours });
        shop.Clocks.Add(Madrid);
        return shop;
    }

    private static bool Counts(Shop shop, string instant, string? store) => Counts(shop, At(instant), store);

    private static bool Counts(Shop shop, DateTimeOffset instant, string? store) =>
        shop.Quote(Shop.Basket(("A", 1)) with { Context = Shop.Context(store) with { Instant = instant } })
            .Discount.AmountMinor < 0;

    private static DateTimeOffset At(string instant) =>
        DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
