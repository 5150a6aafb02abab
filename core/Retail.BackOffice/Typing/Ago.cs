using System.Globalization;

namespace Retail.BackOffice.Typing;

/// <summary>How long ago, as people say it.</summary>
internal static class Ago
{
    public static string Write(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => Words.Typing["ago-now"],
        { TotalMinutes: < 60 } => Count("ago-minutes", time.Minutes),
        { TotalHours: < 24 } => Count("ago-hours", time.Hours),
        _ => Count("ago-days", time.Days),
    };

    private static string Count(string name, int count) => Words.Typing.Write(
        count == 1 ? name + ".one" : name + ".many", ("count", count.ToString(CultureInfo.InvariantCulture)));
}
