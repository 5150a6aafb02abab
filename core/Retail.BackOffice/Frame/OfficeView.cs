using System.Globalization;
using Retail.Commerce.Publications;

namespace Retail.BackOffice.Frame;

/// <summary>What every page of the office shows around its own.</summary>
/// <param name="User">Who is logged in.</param>
/// <param name="Rooms">The rooms that they may enter.</param>
/// <param name="Changes">What is not published yet, or why that cannot be said.</param>
/// <param name="Zone">The zone that times are shown in: the first store's.</param>
/// <param name="Now">The instant of the page.</param>
public sealed record OfficeView(
    string User, IReadOnlyList<Room> Rooms, Outcome<WorkingChanges> Changes, TimeZoneInfo Zone, DateTimeOffset Now)
{
    public int Count => Changes.IsRefused ? 0 : Changes.Value.Difference.Count;

    public bool MayEnter(Room room) => Rooms.Contains(room);

    /// <summary>An instant as people here read it, in the office's zone.</summary>
    public string Write(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);
}
