using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;

namespace Retail.Pricing;

/// <summary>The book's clocks made ready to be asked. Made once per book.</summary>
internal sealed class StoreClocks(IReadOnlyList<StoreClock> clocks)
{
    private readonly Dictionary<string, StoreClock> byStore = clocks
        .SelectMany(clock => clock.Stores, (clock, store) => (clock, store))
        .ToDictionary(pair => pair.store, pair => pair.clock, StringComparer.Ordinal);

    private readonly StoreClock? others = clocks.FirstOrDefault(clock => clock.Stores.Count == 0);

    /// <summary>Every clock that may be looked at: where the book has none for the others, theirs is UTC.</summary>
    private readonly IReadOnlyList<StoreClock> all =
        clocks.Any(clock => clock.Stores.Count == 0) ? clocks : [.. clocks, new StoreClock([], [])];

    /// <summary>Whether the store's clock shows one of these hours; true when none are given.</summary>
    public bool IsWithin(IReadOnlyList<WeekHours>? hours, QuoteContext context)
    {
        if (hours is null)
        {
            return true;
        }

        var local = Local(context.Instant, Ahead(context.Store, context.Instant));
        foreach (var one in hours)
        {
            if (one.Days.Contains(local.DayOfWeek) && IsWithin(one, local.TimeOfDay))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The first instant after this one at which any clock begins or ends one of these hours, or is set.
    /// </summary>
    public DateTimeOffset? NextEdge(IReadOnlyList<WeekHours> hours, DateTimeOffset instant)
    {
        DateTimeOffset? next = null;
        foreach (var clock in all)
        {
            foreach (var offset in clock.Offsets)
            {
                Consider(offset.From.UtcTicks);
            }

            var ahead = Ahead(clock, instant);
            var midnight = Local(instant, ahead).Date.Ticks - ahead.Ticks;

            // Whichever days they are of: each begins by tomorrow, and an edge too many is none missed.
            foreach (var one in hours)
            {
                Consider(midnight + one.From.Ticks);
                Consider(midnight + End(one).Ticks);
                Consider(midnight + TimeSpan.TicksPerDay + one.From.Ticks);
            }
        }

        return next;

        void Consider(long ticks)
        {
            // In the last week of all time the next hour has no date.
            if (ticks > instant.UtcTicks && ticks <= DateTimeOffset.MaxValue.Ticks &&
                (next is null || ticks < next.Value.UtcTicks))
            {
                next = new DateTimeOffset(ticks, TimeSpan.Zero);
            }
        }
    }

    /// <summary>What a clock shows, which at the ends of time stands still.</summary>
    private static DateTime Local(DateTimeOffset instant, TimeSpan ahead) =>
        new(Math.Clamp(instant.UtcTicks + ahead.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));

    private TimeSpan Ahead(string? store, DateTimeOffset instant) =>
        (store is not null && byStore.TryGetValue(store, out var own) ? own : others) is { } clock
            ? Ahead(clock, instant)
            : TimeSpan.Zero;

    private static TimeSpan Ahead(StoreClock clock, DateTimeOffset instant)
    {
        var minutes = clock.Offsets.Count > 0 ? clock.Offsets[0].Minutes : 0;
        foreach (var offset in clock.Offsets)
        {
            if (offset.From <= instant)
            {
                minutes = offset.Minutes;
            }
        }

        return TimeSpan.FromMinutes(minutes);
    }

    private static bool IsWithin(WeekHours hours, TimeSpan time) =>
        time >= hours.From.ToTimeSpan() && time < End(hours);

    private static TimeSpan End(WeekHours hours) =>
        hours.Until == TimeOnly.MinValue ? TimeSpan.FromDays(1) : hours.Until.ToTimeSpan();
}
