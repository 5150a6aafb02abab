using System.Globalization;

namespace Retail.BackOffice.Typing;

/// <summary>A date and a time of day in a stated zone, as a browser's field for them sends it.</summary>
internal static class TypedInstant
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    public static Typed<DateTimeOffset> Read(string text, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(
            text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return Typed<DateTimeOffset>.Wrong(Words.Typing.Write(
                "no-instant", ("typed", text.Length > 40 ? text[..40] + "…" : text)));
        }

        if (local.Year is < 2000 or > 2100)
        {
            return Typed<DateTimeOffset>.Wrong(Words.Typing.Write(
                "odd-year", ("year", local.Year.ToString(CultureInfo.InvariantCulture))));
        }

        if (zone.IsInvalidTime(local))
        {
            // The clocks go forward over it.
            return Typed<DateTimeOffset>.Wrong(Words.Typing.Write(
                "skipped", ("time", local.ToString("HH:mm", CultureInfo.InvariantCulture)), ("zone", zone.Id)));
        }

        // An hour that comes twice means its first.
        var offset = zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>An instant as such a field wants it.</summary>
    public static string Write(DateTimeOffset? instant, TimeZoneInfo zone) => instant is { } at
        ? TimeZoneInfo.ConvertTime(at, zone).ToString(
            at.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
        : string.Empty;
}
