using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Server.Starting;

namespace Retail.Server.Database.Sqlite;

/// <summary>
/// The embedded database: one file in the data directory, opened, checked and brought up to date at start.
/// </summary>
internal static class SqliteDatabase
{
    // "RETL": tells our file from any other that SQLite could open.
    private const long ApplicationId = 0x5245544C;

    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PublishingWait = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddSqlite(this IServiceCollection services, DataDirectory directory)
    {
        var connection =
            new SqliteConnectionStringBuilder { DataSource = directory.Database, ForeignKeys = true }.ToString();
        return services.AddContext<SqliteRetailDbContext>(
            options => options.UseSqlite(connection).AddInterceptors(new SqliteConnections()));
    }

    /// <summary>Makes sure that the file is ours, in one piece and of this version.</summary>
    public static async Task PrepareAsync(
        RetailDbContext database, DataDirectory directory, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The server and its verbs may start together on an empty folder; the system frees this lock even after a kill.
        await using var alone = await LockAsync(directory, "starting.lock", LockWait, clock, cancellationToken);
        try
        {
            await RecogniseAsync(database, directory.Database, cancellationToken);
            var known = database.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = await database.Database.GetAppliedMigrationsAsync(cancellationToken);
            if (applied.FirstOrDefault(migration => !known.Contains(migration)) is not null)
            {
                throw StartFailure.Of("start.database-newer", "path", directory.Database);
            }

            await MigrateAsync(database, cancellationToken);
        }
        catch (SqliteException failure)
        {
            const int corrupt = 11;
            const int notADatabase = 26;
            var code = failure.SqliteErrorCode is corrupt or notADatabase
                ? "start.database-damaged"
                : "start.database-unusable";
            throw StartFailure.Of(code, "path", directory.Database, failure);
        }
    }

    /// <summary>A lock of its own: whoever sells writes into the database meanwhile.</summary>
    public static Task<FileStream> TakeTurnAsync(
        DataDirectory directory, TimeProvider clock, CancellationToken cancellationToken) =>
        LockAsync(directory, "publishing.lock", PublishingWait, clock, cancellationToken);

    private static async Task RecogniseAsync(RetailDbContext database, string path, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var id = await ScalarAsync(database, "PRAGMA application_id", cancellationToken);
            var tables = await ScalarAsync(database, "SELECT COUNT(*) FROM sqlite_master", cancellationToken);
            if (id != ApplicationId && tables > 0)
            {
                throw StartFailure.Of("start.database-not-ours", "path", path);
            }

            await using var command = database.Database.GetDbConnection().CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA application_id={ApplicationId}; PRAGMA journal_mode=WAL;");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    private static async Task MigrateAsync(RetailDbContext database, CancellationToken cancellationToken)
    {
        if (!(await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return;
        }

        // A migration that was killed leaves its row here and the next one would wait for ever; we hold the real lock.
        await database.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" " +
            "(\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, " +
            "\"Timestamp\" TEXT NOT NULL); " +
            "DELETE FROM \"__EFMigrationsLock\"",
            cancellationToken);
        await database.Database.MigrateAsync(cancellationToken);
    }

    private static async Task<long> ScalarAsync(
        RetailDbContext database, string sql, CancellationToken cancellationToken)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private static async Task<FileStream> LockAsync(
        DataDirectory directory, string name, TimeSpan wait, TimeProvider clock, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory.Path, name);
        for (var begun = clock.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException failure) when (IsHeld(failure) && clock.GetElapsedTime(begun) < wait)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellationToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                var code = IsHeld(failure) ? "start.data-directory-in-use" : "start.data-directory-unusable";
                throw StartFailure.Of(code, "path", directory.Path, failure);
            }
        }
    }

    /// <summary>
    /// Whether another process has the file: for a folder that is gone or a disk that is full nobody need wait.
    /// </summary>
    private static bool IsHeld(Exception failure)
    {
        // What flock and LockFile say; .NET hands the system's own number on.
        const int wouldBlockOnLinux = 11;
        const int wouldBlockOnMac = 35;
        const int sharingViolation = unchecked((int)0x80070020);
        return failure is IOException && failure.HResult == (OperatingSystem.IsWindows() ? sharingViolation
            : OperatingSystem.IsMacOS() ? wouldBlockOnMac
            : wouldBlockOnLinux);
    }
}
