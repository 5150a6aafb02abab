using System.Diagnostics.CodeAnalysis;

namespace Retail.Commerce.Database;

/// <summary>
/// What to do when somebody else was first: SQLite lets writers take turns, the others let one win and tell the rest.
/// </summary>
public static class Races
{
    // Of those who race for one row somebody wins every round, so this many at once all come through.
    private const int MaxRounds = 30;
    private const int LongestPauseMs = 60;

    /// <summary>
    /// Runs it, and after a lost race again, on what the winner left. What the same request had loaded before counts
    /// no more: others may have changed it since, and a row that is known is not read again.
    /// </summary>
    /// <param name="database">Forgets what it had loaded before every round.</param>
    /// <param name="run">One transaction, from its first read to its commit.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [SuppressMessage("Security", "CA5394", Justification = "Spreads out those who race; nobody gains by guessing it.")]
    public static async Task<T> RaceAsync<T>(
        this RetailDbContext database, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            database.ChangeTracker.Clear();
            try
            {
                return await run();
            }
            catch (Exception failure) when (round < MaxRounds && database.IsLostRace(failure))
            {
                // Somebody else won; the next round finds what they left.
            }

            await Task.Delay(Random.Shared.Next(Math.Min(1 << Math.Min(round, 10), LongestPauseMs)), cancellationToken);
        }
    }
}
