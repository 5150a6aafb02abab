using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Retail.Commerce.Database;

namespace Retail.Commerce.Terminals;

/// <summary>
/// Keys of tills, remembered for half a minute, and when each till was last seen until the housekeeping writes it down.
/// </summary>
internal sealed class TerminalKeys(IServiceScopeFactory scopes, TimeProvider clock) : ITerminalKeys, IHousekeeper
{
    private const int MaxRemembered = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<TerminalId, (TerminalKey Key, DateTimeOffset ReadAt)> known = new();
    private readonly ConcurrentDictionary<TerminalId, (DateTimeOffset At, int? Publication)> seen = new();

    public async ValueTask<TerminalKey?> FindAsync(TerminalId terminal, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(terminal, out var read) && (now - read.ReadAt).Duration() < Remembered)
        {
            return read.Key;
        }

        await using var scope = scopes.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<TerminalRow>().AsNoTracking()
            .Where(row => row.Id == terminal)
            .Select(row => new TerminalKey(row.Id, row.Name, row.PublicKey, row.BlockedAt != null))
            .SingleOrDefaultAsync(cancellationToken);
        if (key is null)
        {
            // Strangers are not remembered: they could fill the memory.
            return null;
        }

        if (known.Count >= MaxRemembered)
        {
            known.Clear();
        }

        known[terminal] = (key, now);
        return key;
    }

    public void Forget(TerminalId terminal) => known.TryRemove(terminal, out _);

    public void Saw(TerminalId terminal, int? publication) => seen.AddOrUpdate(
        terminal,
        static (_, now) => now,
        static (_, before, now) => (now.At, now.Publication ?? before.Publication),
        (At: clock.GetUtcNow(), Publication: publication));

    /// <summary>The summary with what this node has seen since it was last written down.</summary>
    public TerminalSummary WithSighting(TerminalSummary summary) => seen.TryGetValue(summary.Id, out var sighting)
        ? summary with { LastSeenAt = sighting.At, Publication = sighting.Publication ?? summary.Publication }
        : summary;

    public async Task CleanAsync(RetailDbContext database, CancellationToken cancellationToken)
    {
        foreach (var terminal in seen.Keys)
        {
            if (!seen.TryRemove(terminal, out var sighting))
            {
                continue;
            }

            await database.Set<TerminalRow>().Where(row => row.Id == terminal).ExecuteUpdateAsync(
                row => row
                    .SetProperty(value => value.LastSeenAt, sighting.At)
                    .SetProperty(value => value.Publication, value => sighting.Publication ?? value.Publication),
                cancellationToken);
        }

        var now = clock.GetUtcNow();
        await database.Set<EnrolmentCodeRow>().Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }
}
