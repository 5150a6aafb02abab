using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Retail.Commerce.Database;

namespace Retail.Commerce.Publications;

/// <summary>
/// Puts on this node's shelf what another node has published, within about a second: the row says that there is one,
/// the folder that all nodes share has its file.
/// </summary>
internal sealed partial class PublicationWatch(
    IServiceScopeFactory scopes,
    PublicationStaging staging,
    IPublishingTurn turns,
    TimeProvider clock,
    ILogger<PublicationWatch> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, string> missing = [];
    private int seen;

    /// <summary>Looks once for publications that this node does not have.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var number in missing.Keys.Where(number => staging.TryDiscover(number, missing[number])).ToArray())
        {
            missing.Remove(number);
        }

        foreach (var (number, rootHash) in await NewAsync(cancellationToken))
        {
            if (!staging.TryDiscover(number, rootHash) && !await FinishAsync(number, rootHash, cancellationToken))
            {
                missing[number] = rootHash;
                LogFileMissing(number);
            }

            seen = number;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // A database that is away for a moment must not end the watch for good.
                LogRoundFailed(failure);
            }
        }
    }

    private async Task<List<(int Number, string RootHash)>> NewAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<PublicationRow>()
            .Where(row => row.Number > seen)
            .OrderBy(row => row.Number)
            .Select(row => new { row.Number, row.RootHash })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Number, row.RootHash))];
    }

    /// <summary>Waits for the node that is at it; one that died between row and shelf has left its file.</summary>
    private async Task<bool> FinishAsync(int number, string rootHash, CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(cancellationToken);
        return staging.TryShelve(number, rootHash);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Publication {Number} was published and its file is not in the folder that the nodes share")]
    private partial void LogFileMissing(int number);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for new publications failed; it is tried again")]
    private partial void LogRoundFailed(Exception failure);
}
