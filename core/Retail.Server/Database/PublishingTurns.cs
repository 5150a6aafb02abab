using Retail.Commerce.Publications;
using Retail.Server.Database.Postgres;
using Retail.Server.Database.Sqlite;
using Retail.Server.Database.SqlServer;
using Retail.Server.Starting;

namespace Retail.Server.Database;

/// <summary>
/// Whose turn it is to publish: a lock of the database server, or of a file beside the embedded database. Each is free
/// again when the process that holds it is gone, and nobody who sells waits for it.
/// </summary>
internal sealed class PublishingTurns(ServerSettings settings, TimeProvider clock) : IPublishingTurn
{
    public async Task<IAsyncDisposable> TakeAsync(CancellationToken cancellationToken) => settings.Database.Kind switch
    {
        DatabaseKind.Sqlite => await SqliteDatabase.TakeTurnAsync(settings.DataDirectory, clock, cancellationToken),
        DatabaseKind.Postgres => await PostgresDatabase.TakeTurnAsync(settings.Database, cancellationToken),
        DatabaseKind.SqlServer => await SqlServerDatabase.TakeTurnAsync(settings.Database, cancellationToken),
    };
}
