using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Retail.Commerce.Database;
using Retail.Server.Starting;

namespace Retail.Server.Database.Postgres;

/// <summary>A PostgreSQL server: several nodes may share it.</summary>
internal static class PostgresDatabase
{
    private const string Name = "PostgreSQL";

    // The number is "RETL", as in the files of SQLite.
    private const string Lock = "SELECT pg_advisory_lock(1380275276)";
    private const string PublishingLock = "SELECT pg_advisory_lock(1380275277)";

    public static IServiceCollection AddPostgres(this IServiceCollection services, DatabaseChoice choice)
    {
        var connection = Read(choice).ToString();
        return services.AddContext<PostgresRetailDbContext>(options => options.UseNpgsql(connection));
    }

    public static async Task PrepareAsync(
        RetailDbContext database, DatabaseChoice choice, CancellationToken cancellationToken)
    {
        await using var alone = Alone(choice);
        await ServerDatabase.PrepareAsync(database, Name, alone, Lock, cancellationToken);
    }

    public static Task<DbConnection> TakeTurnAsync(DatabaseChoice choice, CancellationToken cancellationToken) =>
        ServerDatabase.HoldAsync(Alone(choice), PublishingLock, cancellationToken);

    private static NpgsqlConnection Alone(DatabaseChoice choice)
    {
        var settings = Read(choice);
        settings.Pooling = false;
        return new NpgsqlConnection(settings.ToString());
    }

    private static NpgsqlConnectionStringBuilder Read(DatabaseChoice choice)
    {
        try
        {
            // Details of an error tell what a row holds; those are for the database's own log.
            return new NpgsqlConnectionStringBuilder(choice.ConnectionString)
            {
                IncludeErrorDetail = false,
                ApplicationName = "Retail",
            };
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException)
        {
            // The failure is dropped: it may repeat what was written, a password among it.
            throw StartFailure.Of("start.bad-connection-string", "database", Name);
        }
    }
}
