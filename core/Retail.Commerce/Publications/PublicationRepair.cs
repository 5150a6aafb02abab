using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Retail.Commerce.Database;
using Retail.Publications;

namespace Retail.Commerce.Publications;

/// <summary>
/// At start: makes the shelf and the rows agree again after a kill or a restored backup, and says what it cannot mend.
/// </summary>
internal sealed partial class PublicationRepair(
    IServiceScopeFactory scopes,
    PublicationStaging staging,
    PublicationShelf shelf,
    IPublishingTurn turns,
    ILogger<PublicationRepair> log) : IHostedService
{
    private const string RestoredBy = "restored-from-file";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // What another node is writing at this moment is no leftover.
        await using var turn = await turns.TakeAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RetailDbContext>();
        var rows = await database.Set<PublicationRow>().AsNoTracking().OrderBy(row => row.Number)
            .ToListAsync(cancellationToken);
        foreach (var row in rows.Where(row => !staging.TryShelve(row.Number, row.RootHash)))
        {
            FileMissing(row.Number);
        }

        staging.Clear(rows.Where(row => shelf.ByNumber(row.Number) is null).Select(row => row.Number).ToHashSet());
        foreach (var (path, reason) in shelf.Rejected)
        {
            FileRejected(path, reason);
        }

        await database.RaceAsync(() => RestoreRowsAsync(database, cancellationToken), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<int> RestoreRowsAsync(RetailDbContext database, CancellationToken cancellationToken)
    {
        var last = await database.Set<PublicationRow>().MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0;
        foreach (var manifest in shelf.Manifests.Where(manifest => manifest.Number > last))
        {
            // The shop's own signature says that it was published: an older backup of the database forgot it.
            database.Add(manifest.ToRow(RestoredBy));
            RowRestored(manifest.Number);
        }

        return await database.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The file of publication {Number} is missing; copy it into the folder from a backup or a till")]
    private partial void FileMissing(int number);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} is not used: {Reason}")]
    private partial void FileRejected(string path, Refusal reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Publication {Number} has a file and had no row in the database; it was entered again")]
    private partial void RowRestored(int number);
}
