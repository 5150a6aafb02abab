using Retail.Server.Starting;

namespace Retail.Server.Database;

/// <summary>
/// Which database, and how to reach it. A class and no record: a record would write its password into a log.
/// </summary>
internal sealed class DatabaseChoice
{
    private DatabaseChoice(DatabaseKind kind, string connectionString) =>
        (Kind, ConnectionString) = (kind, connectionString);

    public DatabaseKind Kind { get; }

    /// <summary>A secret; empty for SQLite, which lies in the data directory.</summary>
    public string ConnectionString { get; }

    public static DatabaseChoice From(IConfigurationSection retail)
    {
        var text = retail["Database"];
        var kind = text switch
        {
            null or "" or "sqlite" => DatabaseKind.Sqlite,
            "postgres" => DatabaseKind.Postgres,
            "sqlserver" => DatabaseKind.SqlServer,
            _ => throw StartFailure.Of("start.unknown-database", "value", text),
        };
        var connectionString = retail["ConnectionString"] ?? string.Empty;
        return kind != DatabaseKind.Sqlite && connectionString.Length == 0
            ? throw StartFailure.Of("start.no-connection-string", "database", text!)
            : new DatabaseChoice(kind, connectionString);
    }
}
