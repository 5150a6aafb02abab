using Microsoft.Data.Sqlite;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Journal;

/// <summary>
/// The till's one SQLite file: journal, sales in hand, print queue. One writer, one command at a time.
/// </summary>
internal sealed class TillDatabase : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly TillChanges changes;
    private readonly Lock gate = new();

    private TillDatabase(SqliteConnection connection, TerminalId terminal, TillChanges changes) =>
        (this.connection, Terminal, this.changes) = (connection, terminal, changes);

    /// <summary>The disk is full, read-only or failing; what was asked left no trace.</summary>
    public static Refusal CannotSave => Refusal.Of(RefusalKind.Unavailable, "till.cannot-save");

    /// <summary>Who this till is; made with the database, for ever.</summary>
    public TerminalId Terminal { get; }

    /// <summary>Opens or makes the file and checks the end of the chain; otherwise the till does not start.</summary>
    public static TillDatabase Open(string path, TimeProvider clock, TillChanges changes)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                // A cashier does not wait half a minute for whoever looks into the file with another program.
                DefaultTimeout = 3,
            }.ToString());
        try
        {
            connection.Open();
            JournalSchema.Prepare(connection);
            using var transaction = connection.BeginTransaction();
            var session = new TillSession(connection, transaction);
            var terminal = session.OwnTerminal(clock);
            ChainCheck.Run(session, terminal, path);
            transaction.Commit();
            return new TillDatabase(connection, terminal, changes);
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw new StartRefusedException(
                Refusal.Of(
                    RefusalKind.Unavailable, "till.database-unreadable", ("path", path), ("reason", failure.Message)),
                failure);
        }
        catch (StartRefusedException)
        {
            connection.Dispose();
            throw;
        }
    }

    public T Read<T>(Func<TillSession, T> read)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction(deferred: true);
            return read(new TillSession(connection, transaction));
        }
    }

    /// <summary>All of it or nothing: a refusal or an exception leaves no trace. What is done is announced.</summary>
    public Outcome<T> Commit<T>(Func<TillSession, Outcome<T>> change)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            var outcome = change(new TillSession(connection, transaction));
            if (!outcome.IsRefused)
            {
                transaction.Commit();
                changes.Announce();
            }

            return outcome;
        }
    }

    public void Dispose()
    {
        // A command that is under way ends first.
        lock (gate)
        {
            connection.Dispose();
        }
    }
}
