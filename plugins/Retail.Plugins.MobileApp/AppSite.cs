using System.Globalization;
using Retail.Abstractions.Stores;

namespace Retail.Plugins.MobileApp;

/// <summary>The shop as one page shows it.</summary>
/// <param name="Shop">Name, currency and stores; null before the shop is set up.</param>
/// <param name="Files">Addresses of files.</param>
public sealed record AppSite(Shop? Shop, AppFiles Files)
{
    private const int TileTones = 8;

    public string Name => Shop?.Name ?? Words.Book["app.name"];

    public IReadOnlyList<ShopStore> Stores => Shop?.Stores ?? [];

    public DateTimeOffset Now { get; } = Files.Clock.GetUtcNow();

    /// <summary>The reader's culture.</summary>
    public static CultureInfo Reader => CultureInfo.CurrentUICulture;

    /// <summary>What is taken off, with the sign that printers of books use: it is as wide as a digit.</summary>
    public static string Saving(Money amount) => amount.ToText(Reader).Replace('-', '\u2212');

    /// <summary>The store with this code, or null.</summary>
    public ShopStore? Store(string? code) =>
        Stores.FirstOrDefault(store => string.Equals(store.Code, code, StringComparison.Ordinal));

    /// <summary>A new id for a command.</summary>
    public string NewOperation() => Guid.CreateVersion7(Now).ToString("N");

    /// <summary>"today at 12:41", "tomorrow at 12:41", "23 Nov at 12:41", by the store's clock.</summary>
    public string Moment(DateTimeOffset at, string? store)
    {
        var zone = ZoneOf(store);
        var (then, now) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(Now, zone));
        var time = then.ToString("HH:mm", CultureInfo.InvariantCulture);
        var days = (then.Date - now.Date).Days;
        return days switch
        {
            0 => Words.Book.Write("moment.today", ("time", time)),
            1 => Words.Book.Write("moment.tomorrow", ("time", time)),
            -1 => Words.Book.Write("moment.yesterday", ("time", time)),
            _ => Words.Book.Write("moment.day", ("day", then.ToString("d MMM", Reader)), ("time", time)),
        };
    }

    /// <summary>Which of the look's colours stands for this item, always the same.</summary>
    public static int ToneOf(string sku)
    {
        var sum = 0;
        foreach (var letter in sku)
        {
            sum = ((sum * 31) + letter) & 0xFFFF;
        }

        return sum % TileTones;
    }

    /// <summary>The letter on an item's tile.</summary>
    public static string LetterOf(LocalText name)
    {
        var text = name.In(Reader);
        var first = text.FirstOrDefault(char.IsLetter);
        return first == default ? "·" : char.ToUpper(first, Reader).ToString();
    }

    private TimeZoneInfo ZoneOf(string? store) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(
            (Store(store) ?? (Stores.Count > 0 ? Stores[0] : null))?.TimeZone ?? "UTC", out var zone)
            ? zone
            : TimeZoneInfo.Utc;
}
