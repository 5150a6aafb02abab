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
    private readonly HashSet<int> rejected = [];
    private int seen;

    /// <summary>Looks once for publications that this node does not have.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var number in missing.Keys.Where(number => IsHere(number, missing[number])).ToArray())
        {
            missing.Remove(number);
        }

        foreach (var (number, rootHash) in await NewAsync(cancellationToken))
        {
            if (!IsHere(number, rootHash) && !await FinishAsync(number, rootHash, cancellationToken))
            {
                missing[number] = rootHash;
                if (!rejected.Contains(number))
                {
                    LogFileMissing(number);
                }
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

    /// <summary>A file that cannot be believed is told of once; it is looked at again, as it may be mended.</summary>
    private bool IsHere(int number, string rootHash)
    {
        var found = staging.Discover(number, rootHash);
        if (found.IsRefused)
        {
            if (rejected.Add(number))
            {
                LogFileRejected(number, found.Refusal);
            }

            return false;
        }

        rejected.Remove(number);
        return found.Value;
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

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Publication {Number} was published and its file is not used: {Reason}; copy it from a backup or a till")]
    private partial void LogFileRejected(int number, Refusal reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for new publications failed; it is tried again")]
    private partial void LogRoundFailed(Exception failure);
}
