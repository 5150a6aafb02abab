using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Retail.Publications;

/// <summary>
/// The layout of one version of a publication's file (ADR 0004). What changes here is a new version, and the ones
/// before stay readable: carts, returns and proofs of sales are priced with them.
/// </summary>
/// <param name="Version">SQLite's <c>user_version</c> of the file, and the first value under the root.</param>
/// <param name="Schema">What makes the tables.</param>
/// <param name="Tables">The tables that the engine and the catalog read; the order is that of the root's hash.</param>
/// <param name="VariantColumns">What is read of a variant, whatever the version has of it.</param>
/// <param name="PriceColumns">What is read of a price, whatever the version has of it.</param>
internal sealed record PublicationFormat(
    int Version, string Schema, IReadOnlyList<PublicationTable> Tables, string VariantColumns, string PriceColumns)
{
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

    private const string SchemaOfAll = $"""
        CREATE TABLE manifest (text TEXT NOT NULL, signature TEXT NOT NULL) STRICT;
        CREATE TABLE tree (name TEXT NOT NULL PRIMARY KEY, leaves BLOB NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE settings (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE categories (
            code TEXT NOT NULL PRIMARY KEY, parent TEXT, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE price_lists (code TEXT NOT NULL PRIMARY KEY, scope TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE promotions (code TEXT NOT NULL PRIMARY KEY, rule TEXT NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE gtins (
            bucket INTEGER NOT NULL, gtin TEXT NOT NULL, sku TEXT NOT NULL,
            PRIMARY KEY (bucket, gtin)) STRICT, WITHOUT ROWID;

        CREATE TABLE listing (
            ordinal INTEGER NOT NULL PRIMARY KEY, sku TEXT NOT NULL UNIQUE, category TEXT NOT NULL) STRICT;
        CREATE INDEX listing_by_category ON listing (category);
        CREATE VIRTUAL TABLE names {SearchTable};
        """;

    private const string SchemaOfOne = """
        CREATE TABLE tax_rates (
            category TEXT NOT NULL PRIMARY KEY, percent_e4 INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE variants (
            bucket INTEGER NOT NULL, sku TEXT NOT NULL, product TEXT NOT NULL, name TEXT NOT NULL,
            category TEXT NOT NULL, unit TEXT NOT NULL, tax_category TEXT NOT NULL, gtins TEXT NOT NULL,
            PRIMARY KEY (bucket, sku)) STRICT, WITHOUT ROWID;
        CREATE TABLE prices (
            bucket INTEGER NOT NULL, sku TEXT NOT NULL, price_list TEXT NOT NULL, min_quantity_e3 INTEGER NOT NULL,
            price_e4 INTEGER NOT NULL, list_price_e4 INTEGER,
            PRIMARY KEY (bucket, sku, price_list, min_quantity_e3)) STRICT, WITHOUT ROWID;
        """;

    private const string SchemaOfTwo = """
        CREATE TABLE tax_rates (
            category TEXT NOT NULL, zone TEXT NOT NULL, rule TEXT NOT NULL,
            PRIMARY KEY (category, zone)) STRICT, WITHOUT ROWID;
        CREATE TABLE shipping_methods (code TEXT NOT NULL PRIMARY KEY, rule TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE clocks (stores TEXT NOT NULL PRIMARY KEY, offsets TEXT NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE variants (
            bucket INTEGER NOT NULL, sku TEXT NOT NULL, product TEXT NOT NULL, name TEXT NOT NULL,
            category TEXT NOT NULL, unit TEXT NOT NULL, tax_category TEXT NOT NULL, gtins TEXT NOT NULL,
            tags TEXT NOT NULL, weight_grams INTEGER NOT NULL, fees TEXT NOT NULL,
            PRIMARY KEY (bucket, sku)) STRICT, WITHOUT ROWID;
        CREATE TABLE prices (
            bucket INTEGER NOT NULL, sku TEXT NOT NULL, price_list TEXT NOT NULL, min_quantity_e3 INTEGER NOT NULL,
            max_quantity_e3 INTEGER, price_e4 INTEGER NOT NULL, list_price_e4 INTEGER, floor_e4 INTEGER,
            lowest_prior_e4 INTEGER,
            PRIMARY KEY (bucket, sku, price_list, min_quantity_e3)) STRICT, WITHOUT ROWID;
        """;

    private static readonly PublicationTable[] TablesOfAll =
    [
        new("settings", "name, value", "name", 1),
        new("categories", "code, parent, name", "code", 1),
        new("price_lists", "code, scope", "code", 1),
        new("promotions", "code, rule", "code", 1),
    ];

    private static readonly PublicationTable Gtins = new("gtins", "bucket, gtin, sku", "bucket, gtin", 256);

    private readonly Lazy<string> expectedSchema = new(() =>
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        connection.Run(Schema);
        return SchemaOf(connection);
    });

    /// <summary>Without tags, weights, fees, zones, parts of a tax, shipping and clocks.</summary>
    public static PublicationFormat One { get; } = new(
        1,
        SchemaOfAll + SchemaOfOne,
        [
            .. TablesOfAll,
            new("tax_rates", "category, percent_e4", "category", 1),
            new("variants", "bucket, sku, product, name, category, unit, tax_category, gtins", "bucket, sku", 256),
            Gtins,
            new("prices", "bucket, sku, price_list, min_quantity_e3, price_e4, list_price_e4",
                "bucket, sku, price_list, min_quantity_e3", 256),
        ],
        "product, name, category, unit, tax_category, gtins, '', 0, ''",
        "price_list, min_quantity_e3, price_e4, list_price_e4, NULL, NULL, NULL");

    /// <summary>What is written.</summary>
    public static PublicationFormat Latest { get; } = new(
        2,
        SchemaOfAll + SchemaOfTwo,
        [
            .. TablesOfAll,
            new("tax_rates", "category, zone, rule", "category, zone", 1),
            new("shipping_methods", "code, rule", "code", 1),
            new("clocks", "stores, offsets", "stores", 1),
            new("variants",
                "bucket, sku, product, name, category, unit, tax_category, gtins, tags, weight_grams, fees",
                "bucket, sku", 256),
            Gtins,
            new("prices",
                "bucket, sku, price_list, min_quantity_e3, max_quantity_e3, price_e4, list_price_e4, floor_e4, " +
                "lowest_prior_e4",
                "bucket, sku, price_list, min_quantity_e3", 256),
        ],
        "product, name, category, unit, tax_category, gtins, tags, weight_grams, fees",
        "price_list, min_quantity_e3, price_e4, list_price_e4, max_quantity_e3, floor_e4, lowest_prior_e4");

    /// <summary>The format of that version, or null.</summary>
    public static PublicationFormat? Of(object? version) => version switch
    {
        1L => One,
        2L => Latest,
        _ => null,
    };

    /// <summary>The key range of a SKU or GTIN: the first byte of its hash, so that ranges fill evenly.</summary>
    public static long BucketOf(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return hash[0];
    }

    public void CreateSchema(SqliteConnection connection) => connection.Run(
        $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; {Schema}");

    /// <summary>Whether the file has our tables and nothing else: a view could answer differently each time.</summary>
    public bool HasSchema(SqliteConnection connection) =>
        string.Equals(SchemaOf(connection), expectedSchema.Value, StringComparison.Ordinal);

    private static string SchemaOf(SqliteConnection connection) => connection.One(
        """
        SELECT group_concat(line, char(10)) FROM (
            SELECT type || '|' || name || '|' || tbl_name || '|' || coalesce(sql, '') AS line
            FROM sqlite_schema ORDER BY name)
        """) as string ?? "";
}
