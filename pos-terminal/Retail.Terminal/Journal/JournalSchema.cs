using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Retail.Terminal.Journal;

/// <summary>Tables of till.db (ADR 0007).</summary>
internal static class JournalSchema
{
    private const string Tables = """
        CREATE TABLE fact (
            sequence INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            at TEXT NOT NULL,
            payload TEXT NOT NULL,
            previous_hash TEXT NOT NULL,
            hash TEXT NOT NULL) STRICT;
        CREATE TRIGGER fact_is_never_changed BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'The journal is append-only.'); END;
        CREATE TRIGGER fact_is_never_removed BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'The journal is append-only.'); END;
        CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE sale (
            id TEXT PRIMARY KEY,
            place TEXT NOT NULL CHECK (place IN ('slot', 'out', 'left')),
            document TEXT NOT NULL) STRICT;
        CREATE UNIQUE INDEX one_sale_in_the_slot ON sale (place) WHERE place = 'slot';
        CREATE TABLE receipt (
            number TEXT PRIMARY KEY,
            sale TEXT NOT NULL UNIQUE,
            sequence INTEGER NOT NULL,
            copies INTEGER NOT NULL DEFAULT 0,
            started INTEGER NOT NULL DEFAULT 0,
            printed INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE INDEX receipt_to_print ON receipt (sequence) WHERE printed = 0;
        CREATE TABLE operation (
            key TEXT PRIMARY KEY,
            fingerprint TEXT NOT NULL,
            sale TEXT NOT NULL) STRICT;
        CREATE TABLE flag (sequence INTEGER PRIMARY KEY, state TEXT NOT NULL, code TEXT) STRICT;
        """;

    // Version 2: payments through a provider. A sale has one at a time, whatever a race or a bug would like.
    private const string Payments = """
        CREATE TABLE payment (
            id TEXT PRIMARY KEY,
            sale TEXT NOT NULL,
            key TEXT UNIQUE,
            ended INTEGER NOT NULL,
            document TEXT NOT NULL) STRICT;
        CREATE INDEX payment_of_sale ON payment (sale);
        CREATE UNIQUE INDEX one_payment_at_a_time ON payment (sale) WHERE ended = 0;
        """;

    // Version 3: in how many sales each thing was, for the quick keys. The journal has it; counting it takes too long.
    private const string Sold = """
        CREATE TABLE sold (sku TEXT PRIMARY KEY, times INTEGER NOT NULL) STRICT;
        INSERT INTO sold
            SELECT sku, count(*) FROM (
                SELECT DISTINCT fact.sequence, json_extract(line.value, '$.sku') AS sku
                FROM fact, json_each(fact.payload, '$.lines') AS line WHERE fact.kind = 'sale-completed')
            GROUP BY sku;
        """;

    // Version 4: how much of a print may be out whose end nobody knows, and whether the drawer was asked to open.
    private const string Prints = """
        ALTER TABLE receipt ADD COLUMN lines_out INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE receipt ADD COLUMN drawer INTEGER NOT NULL DEFAULT 0;
        """;

    private static readonly string[] Steps = [Tables, Payments, Sold, Prints];

    public static void Prepare(SqliteConnection connection)
    {
        // WAL with FULL: a commit is on the disk before the caller hears of it, which is what "journaled" means here.
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "PRAGMA user_version";
        var version = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (version > Steps.Length)
        {
            throw new StartRefusedException(Refusal.Of(
                RefusalKind.Unavailable, "till.database-too-new",
                ("version", version.ToString(CultureInfo.InvariantCulture))));
        }

        if (version < Steps.Length)
        {
            command.CommandText = string.Concat(Steps.Skip(version)) +
                string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Steps.Length};");
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
