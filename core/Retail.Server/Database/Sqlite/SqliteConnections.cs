using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Retail.Server.Database.Sqlite;

/// <summary>
/// What SQLite keeps per connection. Orders are money: a commit is on the disk before it is answered (FULL); a second
/// writer waits its turn instead of failing.
/// </summary>
internal sealed class SqliteConnections : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
