namespace Retail.Server.Database;

/// <summary>The databases that the server runs on; <c>Retail:Database</c> names one.</summary>
internal enum DatabaseKind
{
    /// <summary>A file in the data directory; nothing else is needed.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, for several nodes.</summary>
    Postgres,

    /// <summary>A SQL Server, for several nodes.</summary>
    SqlServer,
}
