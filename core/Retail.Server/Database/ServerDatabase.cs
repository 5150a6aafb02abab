using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Retail.Commerce.Database;
using Retail.Server.Starting;

namespace Retail.Server.Database;

/// <summary>What preparing a database on a server of its own has in common, whichever server it is.</summary>
internal static class ServerDatabase
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Opens, recognises and migrates, one node at a time; every failure is a sentence.</summary>
    /// <param name="database">The model on this server.</param>
    /// <param name="kind">The server's name, for the sentence.</param>
    /// <param name="alone">
    /// A connection out of no pool: what it locks is free when it is closed, and when this process is killed.
    /// </param>
    /// <param name="lockSql">Waits until no other node migrates.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task PrepareAsync(
        RetailDbContext database,
        string kind,
        DbConnection alone,
        string lockSql,
        CancellationToken cancellationToken)
    {
        try
        {
            await alone.OpenAsync(cancellationToken);
        }
        catch (Exception failure)
            when (failure is DbException or InvalidOperationException or TimeoutException or SocketException)
        {
            throw Because("start.database-unreachable", kind, failure);
        }

        try
        {
            await using var command = alone.CreateCommand();
            command.CommandText = lockSql;
            command.CommandTimeout = (int)Patience.TotalSeconds;
            await command.ExecuteNonQueryAsync(cancellationToken);
            await RecogniseAsync(database, alone.Database, cancellationToken);
            database.Database.SetCommandTimeout(Patience);
            await database.Database.MigrateAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is DbException || failure.InnerException is DbException)
        {
            throw Because("start.database-not-migrated", alone.Database, failure);
        }
        finally
        {
            database.Database.SetCommandTimeout(null);
        }
    }

    /// <summary>Waits for a lock of the server as long as the caller has patience; the connection holds it.</summary>
    public static async Task<DbConnection> HoldAsync(
        DbConnection alone, string lockSql, CancellationToken cancellationToken)
    {
        try
        {
            await alone.OpenAsync(cancellationToken);
            await using var command = alone.CreateCommand();
            command.CommandText = lockSql;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return alone;
        }
        catch
        {
            await alone.DisposeAsync();
            throw;
        }
    }

    private static async Task RecogniseAsync(
        RetailDbContext database, string name, CancellationToken cancellationToken)
    {
        var known = database.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await database.Database.GetAppliedMigrationsAsync(cancellationToken)).ToArray();
        if (applied.Any(migration => !known.Contains(migration)))
        {
            throw StartFailure.Of("start.database-newer", "path", name);
        }

        var creator = database.Database.GetService<IRelationalDatabaseCreator>();
        if (applied.Length == 0 && await creator.HasTablesAsync(cancellationToken))
        {
            throw StartFailure.Of("start.server-database-not-ours", "database", name);
        }
    }

    // The server's own words, in one line. They name hosts, logins and databases, never a password.
    private static StartFailure Because(string code, string database, Exception failure)
    {
        var told = failure as DbException ?? failure.InnerException as DbException ?? failure;
        var words = told.Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd('.');
        return new StartFailure(
            Refusal.Of(RefusalKind.Unavailable, code, ("database", database), ("reason", words)), failure);
    }
}
