using System.Globalization;
using System.Text.Json;
using Retail.Devices.Barcodes;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Devices;

/// <summary>
/// What was scanned and not rung up when the till was asked to stop. It is not rung up later: nobody knows whether the
/// goods still lie there. The cashier is told to scan them again.
/// </summary>
internal static class LeftScans
{
    private const string Name = "left-scans";
    private const int Shown = 5;

    public static void Save(TillDatabase database, IReadOnlyList<string> scans)
    {
        if (scans.Count > 0)
        {
            database.Commit<int>(session =>
            {
                session.SetSetting(Name, JsonSerializer.Serialize(scans));
                return scans.Count;
            });
        }
    }

    /// <summary>What the till said nothing of when it stopped; it is told once.</summary>
    public static Refusal? Take(TillDatabase database)
    {
        if (database.Read(session => session.Setting(Name)) is not { } saved)
        {
            return null;
        }

        database.Commit<int>(session =>
        {
            session.RemoveSetting(Name);
            return 0;
        });
        var scans = JsonSerializer.Deserialize<string[]>(saved)!;
        var some = string.Join(", ", scans.Take(Shown).Select(ScannedText.Shorten));
        return Refusal.Of(
            RefusalKind.Conflict, "till.scans-left", ("count", scans.Length.ToString(CultureInfo.InvariantCulture)),
            ("data", scans.Length > Shown ? some + ", …" : some));
    }
}
