using Retail.Abstractions.Terminals;

namespace Retail.Terminal.Journal;

/// <summary>Counters and the few things that a till knows of itself.</summary>
internal static class SettingTable
{
    /// <summary>Name of the setting with the sale that was paid last, while nothing was rung up since.</summary>
    public const string LastPaid = "last-paid";

    public static long Counter(this TillSession session, string name) =>
        session.Number("SELECT value FROM counter WHERE name = $name", ("$name", name));

    /// <summary>The next number, without gaps: it counts only when the transaction does.</summary>
    public static long Next(this TillSession session, string name) => session.Number(
        "INSERT INTO counter VALUES ($name, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
        ("$name", name));

    public static void SetCounter(this TillSession session, string name, long value) => session.Execute(
        "INSERT INTO counter VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        ("$name", name),
        ("$value", value));

    public static string? Setting(this TillSession session, string name) =>
        session.Query(
            "SELECT value FROM setting WHERE name = $name", row => row.GetString(0), ("$name", name)).SingleOrDefault();

    public static void SetSetting(this TillSession session, string name, string value) => session.Execute(
        "INSERT INTO setting VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        ("$name", name),
        ("$value", value));

    public static void RemoveSetting(this TillSession session, string name) =>
        session.Execute("DELETE FROM setting WHERE name = $name", ("$name", name));

    /// <summary>This till's id; made at the first start.</summary>
    public static TerminalId OwnTerminal(this TillSession session, TimeProvider clock)
    {
        if (TerminalId.TryParse(session.Setting("terminal"), null, out var known))
        {
            return known;
        }

        var made = TerminalId.New(clock);
        session.SetSetting("terminal", made.ToString());
        return made;
    }

    /// <summary>What the server made of a fact, where a person should know.</summary>
    public static void Flag(this TillSession session, FactReceipt receipt) => session.Execute(
        "INSERT OR REPLACE INTO flag VALUES ($sequence, $state, $code)",
        ("$sequence", receipt.Sequence),
        ("$state", receipt.State.ToString()),
        ("$code", receipt.Code));

    public static IReadOnlyList<FactReceipt> Flags(this TillSession session, int most) => session.Query(
        "SELECT sequence, state, code FROM flag ORDER BY sequence DESC LIMIT $most",
        row =>
            new FactReceipt(
                row.GetInt64(0), Enum.Parse<FactState>(row.GetString(1)), row.IsDBNull(2) ? null : row.GetString(2)),
        ("$most", most));
}
