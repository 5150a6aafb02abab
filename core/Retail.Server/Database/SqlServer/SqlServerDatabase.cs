using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Server.Starting;

namespace Retail.Server.Database.SqlServer;

/// <summary>A SQL Server: several nodes may share it.</summary>
internal static class SqlServerDatabase
{
    private const string Name = "SQL Server";

    // Readers must not wait for writers, nor the shop for a publication; both settings stay with the database.
    private const string Lock =
        """
        DECLARE @held int;
        EXEC @held = sp_getapplock @Resource = 'Retail.Migration', @LockMode = 'Exclusive', @LockOwner = 'Session',
            @LockTimeout = 600000;
        IF @held < 0 THROW 50000, 'Another node migrates this database and does not finish', 1;
        IF (SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()) = 0
            ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
        IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()) = 0
            ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
        """;

    private const string PublishingLock =
        """
        DECLARE @held int;
        EXEC @held = sp_getapplock @Resource = 'Retail.Publishing', @LockMode = 'Exclusive', @LockOwner = 'Session',
            @LockTimeout = -1;
        IF @held < 0 THROW 50000, 'Another node publishes and does not finish', 1;
        """;

    public static IServiceCollection AddSqlServer(this IServiceCollection services, DatabaseChoice choice)
    {
        var connection = Read(choice).ToString();
        return services.AddContext<SqlServerRetailDbContext>(options => options.UseSqlServer(connection));
    }

    public static async Task PrepareAsync(
        RetailDbContext database, DatabaseChoice choice, CancellationToken cancellationToken)
    {
        await using var alone = Alone(choice);
        await ServerDatabase.PrepareAsync(database, Name, alone, Lock, cancellationToken);
    }

    public static Task<DbConnection> TakeTurnAsync(DatabaseChoice choice, CancellationToken cancellationToken) =>
        ServerDatabase.HoldAsync(Alone(choice), PublishingLock, cancellationToken);

    private static SqlConnection Alone(DatabaseChoice choice)
    {
        var settings = Read(choice);
        settings.Pooling = false;
        return new SqlConnection(settings.ToString());
    }

    private static SqlConnectionStringBuilder Read(DatabaseChoice choice)
    {
        try
        {
            return new SqlConnectionStringBuilder(choice.ConnectionString) { ApplicationName = "Retail" };
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException)
        {
            // The failure is dropped: it may repeat what was written, a password among it.
            throw StartFailure.Of("start.bad-connection-string", "database", Name);
        }
    }
}
