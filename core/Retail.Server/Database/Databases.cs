using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Retail.Commerce.Database;
using Retail.Commerce.Publications;
using Retail.Server.Database.Postgres;
using Retail.Server.Database.Sqlite;
using Retail.Server.Database.SqlServer;
using Retail.Server.Starting;

namespace Retail.Server.Database;

/// <summary>The database that the operator chose.</summary>
internal static class Databases
{
    private const int PoolSize = 128;

    public static IServiceCollection AddDatabase(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<IPublishingTurn>(
            provider => new PublishingTurns(settings, provider.GetRequiredService<TimeProvider>()));
        return settings.Database.Kind switch
        {
            DatabaseKind.Sqlite => services.AddSqlite(settings.DataDirectory),
            DatabaseKind.Postgres => services.AddPostgres(settings.Database),
            DatabaseKind.SqlServer => services.AddSqlServer(settings.Database),
        };
    }

    /// <summary>Makes sure that the database is ours and of this version; one node at a time.</summary>
    public static Task PrepareAsync(
        RetailDbContext database, ServerSettings settings, TimeProvider clock, CancellationToken cancellationToken) =>
        settings.Database.Kind switch
        {
            DatabaseKind.Sqlite =>
                SqliteDatabase.PrepareAsync(database, settings.DataDirectory, clock, cancellationToken),
            DatabaseKind.Postgres => PostgresDatabase.PrepareAsync(database, settings.Database, cancellationToken),
            DatabaseKind.SqlServer =>
                SqlServerDatabase.PrepareAsync(database, settings.Database, cancellationToken),
        };

    /// <summary>What each provider's part adds its context with.</summary>
    public static IServiceCollection AddContext<TContext>(
        this IServiceCollection services, Action<DbContextOptionsBuilder> use)
        where TContext : RetailDbContext =>
        services.AddDbContextPool<RetailDbContext, TContext>(
            options =>
            {
                use(options);

                // A lost race is run again and is no error; what is one comes out as an exception and is logged there.
                options.ConfigureWarnings(warnings => warnings.Log(
                    (CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)));
            },
            PoolSize);
}
