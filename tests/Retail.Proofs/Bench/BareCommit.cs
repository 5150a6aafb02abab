using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Retail.Proofs.Bench;

/// <summary>
/// The limit that a write is compared with: one row, one commit, the server's own settings, the same disk.
/// </summary>
internal static class BareCommit
{
    public static Figures Measure(string folder, int count)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.sqlite")}");
        connection.Open();
        Execute(connection,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Bare (Id INTEGER PRIMARY KEY, Value TEXT)");
        var figures = new Figures();
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Execute(connection, "INSERT INTO Bare (Value) VALUES ('one row')");
            figures.Add(Stopwatch.GetElapsedTime(start));
        }

        return figures;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
