using Microsoft.Data.Sqlite;
using Retail.Abstractions.Catalog;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;
using SQLitePCL;

namespace Retail.Publications;

/// <summary>One connection to a publication's file with its prepared queries; for one thread at a time.</summary>
internal sealed class PublicationReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly PublicationFormat format;
    private readonly SqliteCommand variantBySku;
    private readonly SqliteCommand pricesBySku;
    private readonly SqliteCommand skuByGtin;

    public PublicationReader(SqliteConnection connection)
    {
        this.connection = connection;

        // Whoever opens a file checks its version first; nothing is read before.
        format = PublicationFormat.Of(connection.One("PRAGMA user_version")) ?? PublicationFormat.Latest;
        variantBySku = connection.Prepare(
            $"SELECT {format.VariantColumns} FROM variants WHERE bucket = @bucket AND sku = @sku", "@bucket", "@sku");
        pricesBySku = connection.Prepare(
            $"""
            SELECT {format.PriceColumns} FROM prices
            WHERE bucket = @bucket AND sku = @sku ORDER BY price_list, min_quantity_e3
            """,
            "@bucket", "@sku");
        skuByGtin = connection.Prepare(
            "SELECT sku FROM gtins WHERE bucket = @bucket AND gtin = @gtin", "@bucket", "@gtin");
    }

    public SqliteConnection Connection => connection;

    public BookVariant? Find(string sku)
    {
        var bucket = PublicationFormat.BucketOf(sku);
        using var reader = variantBySku.With(bucket, sku).ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        return ToBookVariant(sku, reader, PricesOf(bucket, sku));
    }

    public string? FindSku(Gtin gtin) =>
        skuByGtin.With(PublicationFormat.BucketOf(gtin.Digits), gtin.Digits).ExecuteScalar() as string;

    /// <summary>SKUs in order after a SKU; with a search expression or without, in some categories or all.</summary>
    public IReadOnlyList<string> Search(string? match, IReadOnlyList<string>? categories, string? after, int size)
    {
        var search = match is null
            ? "SELECT sku FROM listing WHERE ordinal > "
            : """
              SELECT sku FROM names CROSS JOIN listing ON ordinal = names.rowid
              WHERE names MATCH @match AND names.rowid >
              """;
        using var command = connection.Prepare(
            $"""
            {search} coalesce((SELECT ordinal FROM listing WHERE sku <= @after ORDER BY sku DESC LIMIT 1), 0)
            {(categories is null ? "" : "AND category IN (SELECT value FROM json_each(@categories))")}
            ORDER BY {(match is null ? "ordinal" : "names.rowid")} LIMIT @size
            """,
            "@match", "@categories", "@after", "@size");
        using var reader = command
            .With(match, categories is null ? null : CanonicalJson.Write(categories), after, size).ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    public BookContent ReadBook(int publication) => new(
        publication,
        Read(
            "SELECT value FROM settings WHERE name = 'book'",
            row => CanonicalJson.Read<BookSettings>(Utf8(row, 0))).Single(),
        Read("SELECT scope FROM price_lists ORDER BY code", row => CanonicalJson.Read<PriceList>(Utf8(row, 0))),
        Read("SELECT rule FROM promotions ORDER BY code", row => CanonicalJson.Read<Promotion>(Utf8(row, 0))),
        ReadTaxRates(),
        format == PublicationFormat.One ? null : NoneIfEmpty(Read(
            "SELECT rule FROM shipping_methods ORDER BY code",
            row => CanonicalJson.Read<ShippingMethod>(Utf8(row, 0)))),
        format == PublicationFormat.One ? null : NoneIfEmpty(Read(
            "SELECT stores, offsets FROM clocks ORDER BY stores",
            row => new StoreClock(
                CanonicalJson.Read<IReadOnlyList<string>>(Utf8(row, 0)),
                CanonicalJson.Read<IReadOnlyList<ClockOffset>>(Utf8(row, 1))))));

    public IReadOnlyList<Category> ReadCategories() => Read(
        "SELECT code, name, parent FROM categories ORDER BY code",
        row => new Category(
            row.GetString(0),
            CanonicalJson.Read<LocalText>(Utf8(row, 1)),
            row.IsDBNull(2) ? null : row.GetString(2)));

    /// <summary>Every variant with its prices, read in one go.</summary>
    public IReadOnlyList<BookVariant> ReadVariants()
    {
        var prices = new Dictionary<string, List<PriceEntry>>(StringComparer.Ordinal);
        using (var command = connection.Prepare(
            $"SELECT {format.PriceColumns}, sku FROM prices ORDER BY bucket, sku, price_list, min_quantity_e3"))
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var sku = reader.GetString(7);
                if (!prices.TryGetValue(sku, out var own))
                {
                    prices.Add(sku, own = []);
                }

                own.Add(ToEntry(reader));
            }
        }

        return Read(
            $"SELECT {format.VariantColumns}, sku FROM variants ORDER BY bucket, sku",
            row => ToBookVariant(row.GetString(9), row, prices.GetValueOrDefault(row.GetString(9)) ?? []));
    }

    public void Dispose()
    {
        variantBySku.Dispose();
        pricesBySku.Dispose();
        skuByGtin.Dispose();
        connection.Dispose();
    }

    private List<PriceEntry> PricesOf(long bucket, string sku)
    {
        var prices = new List<PriceEntry>();
        using var reader = pricesBySku.With(bucket, sku).ExecuteReader();
        while (reader.Read())
        {
            prices.Add(ToEntry(reader));
        }

        return prices;
    }

    private List<TaxRate> ReadTaxRates() => format == PublicationFormat.One
        ? Read("SELECT category, percent_e4 FROM tax_rates ORDER BY category", row =>
            new TaxRate(row.GetString(0), Scaled.From(row.GetInt64(1), Scaled.TenThousandths)))
        : Read("SELECT rule FROM tax_rates ORDER BY category, zone", row =>
            CanonicalJson.Read<TaxRate>(Utf8(row, 0)));

    private static List<T>? NoneIfEmpty<T>(List<T> all) => all.Count == 0 ? null : all;

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.Prepare(sql);
        using var reader = command.ExecuteReader();
        var all = new List<T>();
        while (reader.Read())
        {
            all.Add(read(reader));
        }

        return all;
    }

    private static BookVariant ToBookVariant(string sku, SqliteDataReader row, IReadOnlyList<PriceEntry> prices)
    {
        var tags = row.GetString(6);
        var fees = Utf8(row, 8);
        return new BookVariant(
            ToVariant(sku, row),
            prices,
            tags.Length == 0 ? null : tags.Split(' '),
            row.GetInt32(7),
            fees.Length == 0 ? null : CanonicalJson.Read<IReadOnlyList<UnitFee>>(fees));
    }

    private static Variant ToVariant(string sku, SqliteDataReader row) => new(
        sku,
        row.GetString(0),
        CanonicalJson.Read<LocalText>(Utf8(row, 1)),
        row.GetString(2),
        Enum.Parse<UnitOfMeasure>(row.GetString(3)),
        row.GetString(4),
        [.. row.GetString(5).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReadGtin)]);

    /// <summary>Until the row is left.</summary>
    private static ReadOnlySpan<byte> Utf8(SqliteDataReader row, int column) =>
        raw.sqlite3_column_blob(row.Handle, column);

    private static PriceEntry ToEntry(SqliteDataReader row) => new(
        row.GetString(0),
        Scaled.From(row.GetInt64(1), Scaled.Thousandths),
        Scaled.From(row.GetInt64(2), Scaled.TenThousandths),
        PriceOrNone(row, 3),
        row.IsDBNull(4) ? null : Scaled.From(row.GetInt64(4), Scaled.Thousandths),
        PriceOrNone(row, 5),
        PriceOrNone(row, 6));

    private static decimal? PriceOrNone(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : Scaled.From(row.GetInt64(column), Scaled.TenThousandths);

    private static Gtin ReadGtin(string digits) => Gtin.TryParse(digits, out var gtin)
        ? gtin
        : throw new FormatException($"'{digits}' in a signed publication is no GTIN.");
}
