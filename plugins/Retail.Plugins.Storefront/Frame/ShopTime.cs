using System.Globalization;
using Retail.Abstractions.Stores;

namespace Retail.Plugins.Storefront.Frame;

/// <summary>Moments as people of a store say them: by its own clock, today and tomorrow by name.</summary>
/// <param name="Zone">The store's zone.</param>
/// <param name="Now">The moment of the page.</param>
public sealed record ShopTime(TimeZoneInfo Zone, DateTimeOffset Now)
{
    /// <summary>By the clock of this store, else of the shop's first one.</summary>
    public static ShopTime Of(Shop shop, ShopStore? store, DateTimeOffset now)
    {
        var name = (store ?? (shop.Stores.Count > 0 ? shop.Stores[0] : null))?.TimeZone;
        return name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? new ShopTime(zone, now)
            : new ShopTime(TimeZoneInfo.Utc, now);
    }

    /// <summary>"today at 12:41", "tomorrow at 12:41", "on 24 November at 12:41".</summary>
    public string Moment(DateTimeOffset at)
    {
        var (local, today) = (Local(at), Local(Now).Date);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (local.Date - today).Days switch
        {
            0 => Words.Book.Write("time.today", ("time", time)),
            1 => Words.Book.Write("time.tomorrow", ("time", time)),
            -1 => Words.Book.Write("time.yesterday", ("time", time)),
            _ => Words.Book.Write("time.other-day", ("day", Day(local)), ("time", time)),
        };
    }

    /// <summary>The last day before a moment that is no longer part of it.</summary>
    public string LastDay(DateTimeOffset end) => Day(Local(end - TimeSpan.FromTicks(1)));

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    private string Day(DateTimeOffset local) => local.ToString(
        local.Year == Local(Now).Year ? Words.Book["time.day"] : Words.Book["time.day-and-year"],
        CultureInfo.CurrentCulture);
}
