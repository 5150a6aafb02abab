using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Retail.Tests.Faces;

/// <summary>
/// Moves the end of price guarantees into the past: processes have the machine's clock, and a day is long.
/// </summary>
internal static class Promises
{
    public static async Task EndAsync(string database, string table, string column, string end)
    {
        var ended = TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture);
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=20");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE {table} SET {column} = json_set({column}, '{end}', $ended)";
        command.Parameters.AddWithValue("$ended", ended);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
