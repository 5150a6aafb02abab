using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Retail.Publications;

/// <summary>
/// The layout of a publication's file, version 1 (ADR 0004). What changes here changes <see cref="Version"/>.
/// </summary>
internal static class PublicationFormat
{
    /// <summary>SQLite's <c>user_version</c> of the file, and the first value under the root.</summary>
    public const int Version = 1;

    /// <summary>SQLite's <c>application_id</c>: "RPUB".</summary>
    public const int ApplicationId = 0x52505542;

    /// <summary>How the search table reads words: any case, accents dropped.</summary>
    public const string SearchTable =
        "USING fts5(words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2')";

    /// <summary>What the derived tables <c>listing</c> and <c>names</c> are filled with, and checked against.</summary>
    public const string Derived = """
        SELECT row_number() OVER (ORDER BY sku) AS ordinal, sku, category,
               sku || ' ' || (SELECT group_concat(value, ' ') FROM json_each(name)) AS words
        FROM variants
        """;

    private const string Schema = $"""
        CREATE TABLE manifest (text TEXT NOT NULL, signature TEXT NOT NULL) STRICT;
        CREATE TABLE tree (name TEXT NOT NULL PRIMARY KEY, leaves BLOB NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE settings (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE categories (
            code TEXT NOT NULL PRIMARY KEY, parent TEXT, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE price_lists (code TEXT NOT NULL PRIMARY KEY, scope TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE promotions (code TEXT NOT NULL PRIMARY KEY, rule TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE tax_rates (
            category TEXT NOT NULL PRIMARY KEY, percent_e4 INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE variants (
            bucket INTEGER NOT NULL, sku TEXT NOT NULL, product TEXT NOT NULL, name TEXT NOT NULL,
            category TEXT NOT NULL, unit TEXT NOT NULL, tax_category TEXT NOT NULL, gtins TEXT NOT NULL,
            PRIMARY KEY (bucket, sku)) STRICT, WITHOUT ROWID;
        CREATE TABLE gtins (
            bucket INTEGER NOT NULL, gtin TEXT NOT NULL, sku TEXT NOT NULL,
            PRIMARY KEY (bucket, gtin)) STRICT, WITHOUT ROWID;
        CREATE TABLE prices (
            bucket INTEGER NOT NULL, sku TEXT NOT NULL, price_list TEXT NOT NULL, min_quantity_e3 INTEGER NOT NULL,
            price_e4 INTEGER NOT NULL, list_price_e4 INTEGER,
            PRIMARY KEY (bucket, sku, price_list, min_quantity_e3)) STRICT, WITHOUT ROWID;

        CREATE TABLE listing (
            ordinal INTEGER NOT NULL PRIMARY KEY, sku TEXT NOT NULL UNIQUE, category TEXT NOT NULL) STRICT;
        CREATE INDEX listing_by_category ON listing (category);
        CREATE VIRTUAL TABLE names {SearchTable};
        """;

    private static readonly Lazy<string> ExpectedSchema = new(() =>
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        CreateSchema(connection);
        return SchemaOf(connection);
    });

    /// <summary>The tables that the engine and the catalog read; the order is that of the root's hash.</summary>
    public static IReadOnlyList<PublicationTable> Tables { get; } =
    [
        new("settings", "name, value", "name", 1),
        new("categories", "code, parent, name", "code", 1),
        new("price_lists", "code, scope", "code", 1),
        new("promotions", "code, rule", "code", 1),
        new("tax_rates", "category, percent_e4", "category", 1),
        new("variants", "bucket, sku, product, name, category, unit, tax_category, gtins", "bucket, sku", 256),
        new("gtins", "bucket, gtin, sku", "bucket, gtin", 256),
        new("prices", "bucket, sku, price_list, min_quantity_e3, price_e4, list_price_e4",
            "bucket, sku, price_list, min_quantity_e3", 256),
    ];

    /// <summary>The key range of a SKU or GTIN: the first byte of its hash, so that ranges fill evenly.</summary>
    public static long BucketOf(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return hash[0];
    }

    public static void CreateSchema(SqliteConnection connection) => connection.Run(
        $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; {Schema}");

    /// <summary>Whether the file has our tables and nothing else: a view could answer differently each time.</summary>
    public static bool HasSchema(SqliteConnection connection) =>
        string.Equals(SchemaOf(connection), ExpectedSchema.Value, StringComparison.Ordinal);

    private static string SchemaOf(SqliteConnection connection) => connection.One(
        """
        SELECT group_concat(line, char(10)) FROM (
            SELECT type || '|' || name || '|' || tbl_name || '|' || coalesce(sql, '') AS line
            FROM sqlite_schema ORDER BY name)
        """) as string ?? "";
}
