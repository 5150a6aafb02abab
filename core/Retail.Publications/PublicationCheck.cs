using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Retail.Abstractions.Publications;

namespace Retail.Publications;

/// <summary>Whether a file is what was signed.</summary>
internal static class PublicationCheck
{
    // Out of memory, reading failed, disk full, cannot open (SQLite's result codes).
    private static readonly int[] FaultsOfTheMachine = [7, 10, 13, 14];

    /// <summary>
    /// Runs a reading of a file that may be damaged anywhere. What SQLite says of the machine, not of the file, stays
    /// an exception: a good file must not be thrown away because a disk is full.
    /// </summary>
    public static Outcome<T> Guard<T>(string path, Func<Outcome<T>> read)
    {
        if (!File.Exists(path))
        {
            return PublicationRefusals.Damaged(path, "file");
        }

        try
        {
            return read();
        }
        catch (SqliteException fault) when (!FaultsOfTheMachine.Contains(fault.SqliteErrorCode))
        {
            return PublicationRefusals.Damaged(path, "database");
        }
    }

    /// <summary>The manifest, if it is signed and states the root of the stored tree; and the tree.</summary>
    public static Outcome<(PublicationManifest Manifest, HashTree Tree)> Signed(
        SqliteConnection connection, string path, ECDsa publicKey)
    {
        if (connection.One("PRAGMA application_id") is not (long)PublicationFormat.ApplicationId)
        {
            return PublicationRefusals.Damaged(path, "database");
        }

        var version = connection.One("PRAGMA user_version");
        if (PublicationFormat.Of(version) is not { } format)
        {
            return PublicationRefusals.UnknownFormat(path, version);
        }

        var size = connection.One("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
        if (size is not long bytes || bytes != new FileInfo(path).Length)
        {
            return PublicationRefusals.Damaged(path, "size");
        }

        if (!format.HasSchema(connection))
        {
            return PublicationRefusals.Damaged(path, "schema");
        }

        if (ManifestText.Stored(connection) is not var (text, signature) ||
            ManifestText.Read(text, signature, format) is not { } manifest)
        {
            return PublicationRefusals.Damaged(path, "manifest");
        }

        if (!ManifestText.IsSigned(text, signature, publicKey))
        {
            return PublicationRefusals.BadSignature(path);
        }

        return HashTree.Stored(connection, format) is { } tree &&
            string.Equals(tree.Root, manifest.RootHash, StringComparison.Ordinal)
            ? (manifest, tree)
            : PublicationRefusals.Damaged(path, "root");
    }

    /// <summary>Re-hashes every row, asks SQLite about the rest, and makes the derived tables once more.</summary>
    public static Outcome<PublicationManifest> Full(SqliteConnection connection, string path, ECDsa publicKey) =>
        Signed(connection, path, publicKey).Then<PublicationManifest>(signed =>
            FirstDamage(connection, signed.Manifest, signed.Tree) is { } part
                ? PublicationRefusals.Damaged(path, part)
                : signed.Manifest);

    private static string? FirstDamage(SqliteConnection connection, PublicationManifest manifest, HashTree tree)
    {
        if (tree.Format.Tables.FirstOrDefault(table => !tree.Covers(connection, table)) is { } damaged)
        {
            return damaged.Name;
        }

        // Finds what a scan in key order does not: an index that disagrees with its table, rows out of order.
        if (connection.One("PRAGMA integrity_check(1)") is not "ok")
        {
            return "database";
        }

        if (connection.One("SELECT count(*) FROM variants") is not long variants ||
            connection.One("SELECT count(*) FROM promotions") is not long promotions ||
            variants != manifest.Variants || promotions != manifest.Promotions)
        {
            return "manifest";
        }

        connection.Run($"CREATE TEMP TABLE derived AS {PublicationFormat.Derived}");
        return !HasListing(connection) ? "listing" : !HasNames(connection) ? "names" : null;
    }

    private static bool HasListing(SqliteConnection connection) => AreEqual(
        connection,
        "SELECT ordinal, sku, category FROM listing ORDER BY ordinal",
        "SELECT ordinal, sku, category FROM derived ORDER BY ordinal");

    // The bytes of a search index depend on SQLite's version; the words and where they stand do not.
    private static bool HasNames(SqliteConnection connection)
    {
        connection.Run(
            $"""
            CREATE VIRTUAL TABLE temp.expected {PublicationFormat.SearchTable};
            INSERT INTO temp.expected (rowid, words) SELECT ordinal, words FROM derived ORDER BY ordinal;
            CREATE VIRTUAL TABLE temp.expected_words USING fts5vocab('temp', 'expected', 'instance');
            CREATE VIRTUAL TABLE temp.expected_terms USING fts5vocab('temp', 'expected', 'row');
            CREATE VIRTUAL TABLE temp.stored_words USING fts5vocab('main', 'names', 'instance');
            CREATE VIRTUAL TABLE temp.stored_terms USING fts5vocab('main', 'names', 'row');
            """);
        // Listed from end to end, and each found by the index's own way to it, which no other check walks.
        return AreEqual(
                connection,
                "SELECT term, doc, offset FROM stored_words",
                "SELECT term, doc, offset FROM expected_words") &&
            AreEqual(
                connection,
                "SELECT term, cnt FROM expected_terms",
                "SELECT s.term, s.cnt FROM expected_terms e CROSS JOIN stored_terms s ON s.term = e.term");
    }

    private static bool AreEqual(SqliteConnection connection, string one, string other)
    {
        using var oneCommand = connection.Prepare(one);
        using var otherCommand = connection.Prepare(other);
        using var oneReader = oneCommand.ExecuteReader();
        using var otherReader = otherCommand.ExecuteReader();
        while (oneReader.Read())
        {
            if (!otherReader.Read())
            {
                return false;
            }

            for (var column = 0; column < oneReader.FieldCount; column++)
            {
                if (!oneReader.GetValue(column).Equals(otherReader.GetValue(column)))
                {
                    return false;
                }
            }
        }

        return !otherReader.Read();
    }
}
