using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Json;

namespace Retail.Commerce.Database;

/// <summary>
/// Carries a command out once: its changes and its answer are committed together, a repeat gets the stored answer, and
/// a lost race is run again on what the winner left. Refusals change nothing and are not stored.
/// </summary>
internal sealed class Operations(
    RetailDbContext database, TimeProvider clock, IEnumerable<ICommitListener> listeners)
{
    private const string Turns = "turn";

    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>Runs the work in one transaction; it adds its changes to the context and need not save them.</summary>
    /// <param name="scope">
    /// What the operation id belongs to, the caller's identity included: at most 120 ASCII characters.
    /// </param>
    /// <param name="stamp">The caller's id of the operation.</param>
    /// <param name="command">What tells the same operation from another with the same id.</param>
    /// <param name="work">Loads, decides and changes; may be called again after a lost race.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<T>> RunAsync<T>(
        string scope,
        CommandStamp stamp,
        object command,
        Func<CancellationToken, Task<Outcome<T>>> work,
        CancellationToken cancellationToken)
    {
        if (BadKey(stamp) is { } refusal)
        {
            return refusal;
        }

        var hash = HashOf(command, stamp.IfVersion);
        return await database.RaceAsync(
            () => RunStampedAsync(scope, stamp.OperationId, hash, work, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Runs work that is safe to repeat by its own identity in one transaction; a lost race is run again.
    /// </summary>
    public Task<Outcome<T>> RunAsync<T>(
        Func<CancellationToken, Task<Outcome<T>>> work, CancellationToken cancellationToken) =>
        database.RaceAsync(
            async () =>
            {
                await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
                var outcome = await work(cancellationToken);
                if (outcome.IsRefused)
                {
                    database.ChangeTracker.Clear();
                    return outcome;
                }

                await database.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                TellListeners();
                return outcome;
            },
            cancellationToken);

    /// <summary>
    /// Waits until nobody else is between here and the end of their transaction; what is read after it is what the one
    /// before left. For decisions about rows that are not there yet, which no version of a row protects.
    /// </summary>
    /// <param name="what">What turns are taken at: at most 100 ASCII characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task TakeTurnAsync(string what, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await database.Set<OperationRow>()
            .Where(row => row.Scope == Turns && row.OperationId == what)
            .ExecuteUpdateAsync(row => row.SetProperty(value => value.At, now), cancellationToken);
        if (taken == 0)
        {
            database.Add(new OperationRow
            {
                Scope = Turns,
                OperationId = what,
                CommandHash = string.Empty,
                Answer = string.Empty,
                At = now,
            });
            await database.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>
    /// The answer of an operation that was carried out before, or null: spares what must be done before its
    /// transaction.
    /// </summary>
    public async Task<Outcome<T>?> FindAsync<T>(
        string scope, CommandStamp stamp, object command, CancellationToken cancellationToken)
    {
        if (BadKey(stamp) is { } refusal)
        {
            return refusal;
        }

        var stored = await StoredAsync(scope, stamp.OperationId, cancellationToken);
        if (stored is null)
        {
            return null;
        }

        return AnswerOf<T>(stored, HashOf(command, stamp.IfVersion));
    }

    private static Refusal? BadKey(CommandStamp stamp) =>
        stamp.OperationId.Length is < 8 or > 100 || stamp.OperationId.Any(c => c is <= ' ' or > '~')
            ? Refusal.Of(RefusalKind.Malformed, "request.bad-idempotency-key")
            : null;

    private static Outcome<T> AnswerOf<T>(OperationRow stored, string hash) => stored.CommandHash == hash
        ? JsonSerializer.Deserialize<T>(stored.Answer, RetailJson.Options)!
        : Refusal.Of(RefusalKind.Rule, "request.idempotency-key-reused", ("key", stored.OperationId));

    private Task<OperationRow?> StoredAsync(string scope, string operationId, CancellationToken cancellationToken) =>
        database.Set<OperationRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Scope == scope && row.OperationId == operationId, cancellationToken);

    private async Task<Outcome<T>> RunStampedAsync<T>(
        string scope,
        string operationId,
        string hash,
        Func<CancellationToken, Task<Outcome<T>>> work,
        CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await StoredAsync(scope, operationId, cancellationToken) is { } stored)
        {
            return AnswerOf<T>(stored, hash);
        }

        var outcome = await work(cancellationToken);
        if (outcome.IsRefused)
        {
            // The same operation, sent twice at once: this one may have been refused for what the other has done.
            database.ChangeTracker.Clear();
            var twin = await StoredAsync(scope, operationId, cancellationToken);
            return twin is null ? outcome : AnswerOf<T>(twin, hash);
        }

        database.Add(new OperationRow
        {
            Scope = scope,
            OperationId = operationId,
            CommandHash = hash,
            Answer = JsonSerializer.Serialize(outcome.Value, RetailJson.Options),
            At = clock.GetUtcNow(),
        });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        TellListeners();
        return outcome;
    }

    private void TellListeners()
    {
        // Everything is saved: to look for changes once more would only cost time.
        database.ChangeTracker.AutoDetectChangesEnabled = false;
        var rows = database.ChangeTracker.Entries().Select(entry => entry.Entity).ToArray();
        database.ChangeTracker.AutoDetectChangesEnabled = true;
        foreach (var listener in listeners)
        {
            listener.Committed(rows);
        }
    }

    private static string HashOf(object command, long? ifVersion)
    {
        var json = JsonSerializer.Serialize(command, command.GetType(), RetailJson.Options);
        var text = string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{command.GetType().Name}\n{ifVersion}\n{json}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
