using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Retail.Abstractions.Publications;
using Retail.Pricing;

namespace Retail.Publications;

/// <summary>Writes a publication's file: rows, hash tree, signed manifest (design decision 4, ADR 0004).</summary>
public static class PublicationWriter
{
    /// <summary>
    /// Writes to <paramref name="path"/> through temporary files beside it, so that the path never shows half of one.
    /// Refuses what <see cref="PriceBook.Build"/> and <see cref="PriceBook.Check"/> refuse, and
    /// <c>publication.duplicate-sku</c>, <c>duplicate-gtin</c>, <c>unknown-category</c>, <c>duplicate-category</c>,
    /// <c>unknown-parent</c>, <c>category-loop</c>. Nothing is written then.
    /// </summary>
    public static Outcome<PublicationManifest> Write(
        string path, PublicationContent content, DateTimeOffset effectiveAt, DateTimeOffset builtAt, ECDsa key)
    {
        var book = PriceBook.Build(content.Book, new NoVariants());
        if (book.IsRefused)
        {
            return book.Refusal;
        }

        var building = path + TemporaryFiles.Building;
        var writing = path + TemporaryFiles.Writing;
        try
        {
            File.Delete(building);
            File.Delete(writing);
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = building, Pooling = false }.ConnectionString);
            connection.Open();
            var manifest = Build(connection, content, book.Value, effectiveAt, builtAt, key);
            if (!manifest.IsRefused)
            {
                WriteCompact(connection, writing);
                File.Move(writing, path, overwrite: true);
            }

            return manifest;
        }
        finally
        {
            File.Delete(building);
            File.Delete(writing);
        }
    }

    private static Outcome<PublicationManifest> Build(
        SqliteConnection connection,
        PublicationContent content,
        PriceBook book,
        DateTimeOffset effectiveAt,
        DateTimeOffset builtAt,
        ECDsa key)
    {
        // Nobody sees this file and a crash throws it away: it needs no journal.
        connection.Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;");
        PublicationFormat.Latest.CreateSchema(connection);
        connection.Run("BEGIN");
        using var rows = new ContentWriter(connection, content, book);
        if (rows.Write() is { } refusal)
        {
            return refusal;
        }

        FillDerived(connection);
        var tree = HashTree.Of(connection, PublicationFormat.Latest);
        tree.Store(connection);
        var manifest = new PublicationManifest(
            book.Publication,
            effectiveAt.ToUniversalTime(),
            builtAt.ToUniversalTime(),
            content.Book.Settings.Currency,
            rows.Variants,
            content.Book.Promotions.Count,
            tree.Root,
            Signature: "");
        var text = ManifestText.Write(manifest, PublicationFormat.Latest);
        var signature = ManifestText.Sign(text, key);
        ManifestText.Store(connection, text, signature);
        connection.Run("COMMIT");
        return manifest with { Signature = signature };
    }

    /// <summary>Copies every table in key order without gaps.</summary>
    private static void WriteCompact(SqliteConnection connection, string path)
    {
        using var compact = connection.Prepare("VACUUM INTO @path", "@path");
        compact.With(path).ExecuteNonQuery();
        TemporaryFiles.FlushToDisk(path);
    }

    private static void FillDerived(SqliteConnection connection) => connection.Run(
        $"""
        CREATE TEMP TABLE derived AS {PublicationFormat.Derived};
        INSERT INTO listing (ordinal, sku, category) SELECT ordinal, sku, category FROM derived ORDER BY ordinal;
        INSERT INTO names (rowid, words) SELECT ordinal, words FROM derived ORDER BY ordinal;
        INSERT INTO names (names) VALUES ('optimize');
        DROP TABLE derived;
        """);

    private sealed class NoVariants : IBookVariants
    {
        public BookVariant? Find(string sku) => null;
    }
}
