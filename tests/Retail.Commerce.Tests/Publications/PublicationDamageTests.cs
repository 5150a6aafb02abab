using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Retail.Publications;

namespace Retail.Commerce.Tests.Publications;

[Trait("Database", "none")]
public sealed class PublicationDamageTests : IDisposable
{
    private readonly PublicationSample sample = new();
    private readonly string good;

    public PublicationDamageTests()
    {
        good = sample.PathOf("good.sqlite");
        sample.Write(good, PublicationSample.Content());
    }

    public void Dispose() => sample.Dispose();

    public static TheoryData<string, string> Columns => new()
    {
        { "settings", "name" }, { "settings", "value" },
        { "categories", "code" }, { "categories", "parent" }, { "categories", "name" },
        { "price_lists", "code" }, { "price_lists", "scope" },
        { "promotions", "code" }, { "promotions", "rule" },
        { "tax_rates", "category" }, { "tax_rates", "zone" }, { "tax_rates", "rule" },
        { "shipping_methods", "code" }, { "shipping_methods", "rule" },
        { "clocks", "stores" }, { "clocks", "offsets" },
        { "variants", "bucket" }, { "variants", "sku" }, { "variants", "product" }, { "variants", "name" },
        { "variants", "category" }, { "variants", "unit" }, { "variants", "tax_category" }, { "variants", "gtins" },
        { "variants", "tags" }, { "variants", "weight_grams" }, { "variants", "fees" },
        { "gtins", "bucket" }, { "gtins", "gtin" }, { "gtins", "sku" },
        { "prices", "bucket" }, { "prices", "sku" }, { "prices", "price_list" }, { "prices", "min_quantity_e3" },
        { "prices", "max_quantity_e3" }, { "prices", "price_e4" }, { "prices", "list_price_e4" },
        { "prices", "floor_e4" }, { "prices", "lowest_prior_e4" },
        { "listing", "ordinal" }, { "listing", "sku" }, { "listing", "category" },
        { "tree", "name" }, { "tree", "leaves" },
        { "manifest", "text" }, { "manifest", "signature" },
    };

    [Fact]
    public void The_list_of_columns_above_is_complete()
    {
        using var connection = Open(good, SqliteOpenMode.ReadOnly);
        var inFile = Query(
            connection,
            """
            SELECT t.name || '.' || c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
            WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
            """);

        Assert.Equal(
            inFile.Order(StringComparer.Ordinal),
            Columns.Select(row => $"{row[0]}.{row[1]}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_changed_value_is_noticed_in_every_column(string table, string column)
    {
        Change(good, $"""
            UPDATE {table} SET {column} = CASE typeof({column})
                WHEN 'integer' THEN {column} + 1000000
                WHEN 'blob' THEN zeroblob(length({column}))
                ELSE {column} || 'x' END
            WHERE {column} = (SELECT max({column}) FROM {table})
            """);

        AssertRefused(good);
    }

    [Theory]
    [InlineData("settings")]
    [InlineData("categories")]
    [InlineData("price_lists")]
    [InlineData("promotions")]
    [InlineData("tax_rates")]
    [InlineData("shipping_methods")]
    [InlineData("clocks")]
    [InlineData("variants")]
    [InlineData("gtins")]
    [InlineData("prices")]
    [InlineData("listing")]
    [InlineData("tree")]
    [InlineData("manifest")]
    [InlineData("names_data")]
    [InlineData("names_config")]
    public void Missing_rows_are_noticed_in_every_table(string table)
    {
        Change(good, $"DELETE FROM {table}");

        AssertRefused(good);
    }

    [Theory]
    [InlineData("CREATE TRIGGER extra AFTER INSERT ON tree BEGIN SELECT 1; END")]
    [InlineData("CREATE TABLE extra (x)")]
    [InlineData("DROP INDEX listing_by_category")]
    [InlineData("ALTER TABLE prices RENAME TO prices_real; CREATE VIEW prices AS SELECT * FROM prices_real")]
    [InlineData("PRAGMA application_id = 1")]
    [InlineData("INSERT INTO names (rowid, words) VALUES (1000, 'free')")]
    [InlineData("INSERT INTO names (names) VALUES ('delete-all')")]
    public void A_changed_schema_or_search_table_is_noticed(string sql)
    {
        Change(good, sql);

        AssertRefused(good);
    }

    [Fact]
    public void A_search_table_whose_pages_cannot_be_found_is_noticed()
    {
        sample.Write(good, PublicationSample.Content(3_000));
        Change(good, "DELETE FROM names_idx");

        Assert.Equal("names", AssertRefused(good).Arguments["part"]);
    }

    [Fact]
    public void A_variant_that_was_moved_to_another_key_range_is_noticed()
    {
        Change(good, "UPDATE variants SET bucket = (bucket + 1) % 256 WHERE sku = 'SKU-000007'");

        Assert.Equal("variants", AssertRefused(good).Arguments["part"]);
    }

    [Fact]
    public void Another_format_is_named()
    {
        Change(good, "PRAGMA user_version = 3");

        var refusal = AssertRefused(good);
        Assert.Equal("publication.unknown-format", refusal.Code);
        Assert.Equal(("3", "2"), (refusal.Arguments["format"], refusal.Arguments["known"]));
    }

    [Fact]
    public void A_file_that_calls_itself_older_than_it_is_is_refused()
    {
        Change(good, "PRAGMA user_version = 1");

        Assert.Equal("schema", AssertRefused(good).Arguments["part"]);
        Assert.Equal("schema", PublicationFile.Open(good, sample.Key).Refusal?.Arguments["part"]);
    }

    [Fact]
    public void Another_key_did_not_sign_it()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Equal("publication.bad-signature", PublicationFile.Verify(good, other).Refusal?.Code);
        Assert.Equal("publication.bad-signature", PublicationFile.Open(good, other).Refusal?.Code);
        Assert.Equal("publication.bad-signature", PublicationFile.Open(good, larger).Refusal?.Code);
    }

    [Fact]
    public void The_signed_manifest_of_another_publication_does_not_fit()
    {
        var other = sample.PathOf("other.sqlite");
        sample.Write(other, PublicationSample.Content(61, number: 2));
        Change(good, $"""
            ATTACH '{other.Replace("'", "''", StringComparison.Ordinal)}' AS other;
            DELETE FROM manifest;
            INSERT INTO manifest SELECT * FROM other.manifest
            """);

        Assert.Equal("root", AssertRefused(good).Arguments["part"]);
        Assert.Equal("root", PublicationFile.Open(good, sample.Key).Refusal?.Arguments["part"]);
    }

    [Theory]
    [InlineData("number 1", "number 2")]
    [InlineData("effective-at 2026", "effective-at 2025")]
    [InlineData("currency GBP", "currency EUR")]
    [InlineData("variants 60", "variants 61")]
    public void A_manifest_that_was_edited_is_not_signed(string from, string to)
    {
        Change(good, $"UPDATE manifest SET text = replace(text, '{from}', '{to}')");

        Assert.Equal("publication.bad-signature", AssertRefused(good).Code);
        Assert.Equal("publication.bad-signature", PublicationFile.Open(good, sample.Key).Refusal?.Code);
    }

    [Fact]
    public void Opening_notices_a_changed_rule()
    {
        Change(good, "UPDATE promotions SET rule = replace(rule, '12.5', '99')");

        Assert.Equal("promotions", PublicationFile.Open(good, sample.Key).Refusal?.Arguments["part"]);
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        var whole = File.ReadAllBytes(good);
        var cut = sample.PathOf("cut.sqlite");
        int[] fromStart = [0, 1, 15, 16, 99, 100, 511, 512, 4095, 4096, 4097, whole.Length / 2];
        foreach (var length in fromStart.Append(whole.Length - 4096).Append(whole.Length - 1))
        {
            File.WriteAllBytes(cut, whole[..length]);

            AssertRefused(cut);
            Assert.Equal("publication.damaged", PublicationFile.Open(cut, sample.Key).Refusal?.Code);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"code\":\"publication.not-found\"}")]
    [InlineData("SQLite format 3\0")]
    public void What_is_no_database_is_refused(string text)
    {
        var path = sample.PathOf("text.sqlite");
        File.WriteAllText(path, text);

        Assert.Equal("publication.damaged", AssertRefused(path).Code);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused()
    {
        Assert.Equal("publication.damaged", AssertRefused(sample.PathOf("missing.sqlite")).Code);
        Assert.Equal("publication.damaged", AssertRefused(sample.Folder).Code);
    }

    [Fact]
    public void Another_database_is_refused()
    {
        var path = sample.PathOf("orders.sqlite");
        Change(path, "CREATE TABLE orders (id INTEGER PRIMARY KEY)", SqliteOpenMode.ReadWriteCreate);

        Assert.Equal("publication.damaged", AssertRefused(path).Code);
    }

    [Fact]
    public void A_flipped_byte_is_refused_or_stands_where_nothing_is_read()
    {
        var whole = File.ReadAllBytes(good);
        using var before = PublicationFile.Open(good, sample.Key).Value;
        var content = AllOf(before);
        var flipped = sample.PathOf("flipped.sqlite");
        var random = new Random(20261121);
        var offsets = Enumerable.Range(0, 100).Concat(Enumerable.Range(0, 300).Select(_ => random.Next(whole.Length)));
        var refused = 0;
        foreach (var offset in offsets)
        {
            var bytes = (byte[])whole.Clone();
            bytes[offset] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(flipped, bytes);
            if (PublicationFile.Verify(flipped, sample.Key).IsRefused)
            {
                refused++;
                continue;
            }

            using var after = PublicationFile.Open(flipped, sample.Key).Value;
            var isEqual = string.Equals(content, AllOf(after), StringComparison.Ordinal);
            Assert.True(isEqual, $"The byte at {offset} changed something unseen.");
        }

        Assert.InRange(refused, 100, 400);
    }

    private static string AllOf(PublicationFile file) => string.Join(
        '\n',
        PublicationSample.Json(file.Manifest),
        PublicationSample.Json(file.Book.Content),
        PublicationSample.Json(file.Categories),
        PublicationSample.Json(file.Search("", null, null, 100)),
        PublicationSample.Json(file.Search("mug", null, null, 100)),
        PublicationSample.Json(file.Search("mug 17", "homeware", null, 100)),
        PublicationSample.Json(PublicationSample.Variants(60).Select(one => file.FindByGtin(one.Variant.Gtins[0]))));

    private Refusal AssertRefused(string path)
    {
        var refusal = PublicationFile.Verify(path, sample.Key).Refusal;
        Assert.NotNull(refusal);
        Assert.StartsWith("publication.", refusal.Code, StringComparison.Ordinal);
        Assert.Equal(Path.GetFileName(path), refusal.Arguments["file"]);
        return refusal;
    }

    private static void Change(string path, string sql, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        using var connection = Open(path, mode);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
