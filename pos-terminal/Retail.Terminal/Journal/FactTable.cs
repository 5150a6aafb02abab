using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Retail.Abstractions.Json;
using Retail.Abstractions.Terminals;

namespace Retail.Terminal.Journal;

/// <summary>The journal itself: append-only, each entry hashed over the one before.</summary>
internal static class FactTable
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static TerminalFact Append<T>(
        this TillSession session, TerminalId terminal, string kind, DateTimeOffset now, T payload)
    {
        var previous = session.Query("SELECT * FROM fact ORDER BY sequence DESC LIMIT 1", Read).SingleOrDefault();
        var sequence = (previous?.Sequence ?? 0) + 1;
        var at = now.ToWholeMilliseconds();
        var text = JsonSerializer.Serialize(payload, RetailJson.Options);
        var before = previous?.Hash ?? TerminalFact.NoPrevious;
        var fact = new TerminalFact(
            sequence, kind, at, text, before, TerminalFact.HashOf(terminal, sequence, kind, at, text, before));
        session.Execute(
            "INSERT INTO fact VALUES ($sequence, $kind, $at, $payload, $previous, $hash)",
            ("$sequence", fact.Sequence),
            ("$kind", fact.Kind),
            ("$at", fact.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)),
            ("$payload", fact.Payload),
            ("$previous", fact.PreviousHash),
            ("$hash", fact.Hash));
        return fact;
    }

    public static IReadOnlyList<TerminalFact> FactsFrom(this TillSession session, long first, int most) =>
        session.Query(
        "SELECT * FROM fact WHERE sequence >= $first ORDER BY sequence LIMIT $most", Read, ("$first", first),
        ("$most", most));

    /// <summary>The entries after one that have this text somewhere in what they say.</summary>
    public static IReadOnlyList<TerminalFact> FactsNaming(this TillSession session, string text, long after) =>
        session.Query(
        "SELECT * FROM fact WHERE sequence > $after AND instr(payload, $text) > 0 ORDER BY sequence", Read,
        ("$after", after), ("$text", text));

    public static TerminalFact Fact(this TillSession session, long sequence) => session.FactsFrom(sequence, 1).Single();

    public static long LastSequence(this TillSession session) => session.Number("SELECT max(sequence) FROM fact");

    /// <summary>Payload of an entry.</summary>
    public static T Content<T>(this TerminalFact fact) =>
        JsonSerializer.Deserialize<T>(fact.Payload, RetailJson.Options)
        ?? throw new JsonException($"Fact {fact.Sequence} has no content.");

    /// <summary>Times are kept and hashed in whole milliseconds.</summary>
    public static DateTimeOffset ToWholeMilliseconds(this DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    private static TerminalFact Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        ReadTime(row.GetString(2)),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5));

    // A time that cannot be read is as broken as a wrong one: the check of the chain finds and names the row.
    private static DateTimeOffset ReadTime(string text) =>
        DateTimeOffset.TryParseExact(
            text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : DateTimeOffset.MinValue;
}
