using Retail.Commerce.Database;

namespace Retail.Commerce.Publications;

/// <summary>
/// What differs from the last publication, kept until somebody edits: to compare a whole catalog takes a tenth of a
/// second, and every page of the office shows the count. Edits of this process are known at once, another node's a few
/// seconds later; whoever publishes compares anew.
/// </summary>
internal sealed class KnownChanges(TimeProvider clock) : ICommitListener
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(20);

    private Known? known;
    private long edits;

    /// <summary>What is known since this publication, or what comparing gives.</summary>
    public async Task<Outcome<WorkingChanges>> GetAsync(int since, Func<Task<Outcome<WorkingChanges>>> compare)
    {
        var seen = Volatile.Read(ref known);
        return seen is not null && seen.Since == since && seen.Edits == Volatile.Read(ref edits) &&
            clock.GetUtcNow() - seen.At < Life
            ? seen.Changes
            : await CompareAsync(since, compare);
    }

    /// <summary>What comparing gives now.</summary>
    public async Task<Outcome<WorkingChanges>> CompareAsync(int since, Func<Task<Outcome<WorkingChanges>>> compare)
    {
        // Read before: an edit that comes while it is compared makes it old.
        var (before, at) = (Volatile.Read(ref edits), clock.GetUtcNow());
        var changes = await compare();
        Volatile.Write(ref known, new Known(since, before, at, changes));
        return changes;
    }

    /// <inheritdoc/>
    public void Committed(IEnumerable<object> rows)
    {
        // An import has let go of its rows, and rows that were taken out are not among them.
        var all = rows as IReadOnlyCollection<object> ?? [.. rows];
        if (all.Any(row => row is IWorkingRow) || all.All(row => row is OperationRow))
        {
            Interlocked.Increment(ref edits);
        }
    }

    private sealed record Known(int Since, long Edits, DateTimeOffset At, Outcome<WorkingChanges> Changes);
}
