using Microsoft.Data.Sqlite;
using Retail.Pricing;
using Retail.Pricing.Prices;

namespace Retail.Publications;

/// <summary>Fills the tables from a content; the first variant or category that contradicts it is refused.</summary>
internal sealed class ContentWriter : IDisposable
{
    private readonly PublicationContent content;
    private readonly PriceBook book;
    private readonly SqliteConnection connection;
    private readonly HashSet<string> categories = new(StringComparer.Ordinal);
    private readonly SqliteCommand insertVariant;
    private readonly SqliteCommand insertGtin;
    private readonly SqliteCommand insertPrice;

    /// <param name="connection">A file with the schema and no rows.</param>
    /// <param name="content">What to write.</param>
    /// <param name="book">The content's book, which the engine agreed to.</param>
    public ContentWriter(SqliteConnection connection, PublicationContent content, PriceBook book)
    {
        this.content = content;
        this.book = book;
        this.connection = connection;
        insertVariant = PrepareInsert("variants");
        insertGtin = PrepareInsert("gtins");
        insertPrice = PrepareInsert("prices");
    }

    /// <summary>How many variants were written.</summary>
    public int Variants { get; private set; }

    public Refusal? Write()
    {
        return WriteBook() ?? WriteCategories() ?? WriteVariants();
    }

    public void Dispose()
    {
        insertVariant.Dispose();
        insertGtin.Dispose();
        insertPrice.Dispose();
    }

    private Refusal? WriteCategories()
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        using var insert = PrepareInsert("categories");
        foreach (var category in content.Categories)
        {
            if (!parents.TryAdd(category.Code, category.Parent))
            {
                return Refuse("publication.duplicate-category", ("category", category.Code));
            }

            categories.Add(category.Code);
            insert.With(category.Code, category.Parent, CanonicalJson.Write(category.Name)).ExecuteNonQuery();
        }

        foreach (var (code, parent) in parents)
        {
            if (parent is not null && !parents.ContainsKey(parent))
            {
                return Refuse("publication.unknown-parent", ("category", code), ("parent", parent));
            }
        }

        return parents.Keys.FirstOrDefault(code => IsBelowItself(code, parents)) is { } looped
            ? Refuse("publication.category-loop", ("category", looped))
            : null;
    }

    private static bool IsBelowItself(string code, Dictionary<string, string?> parents)
    {
        var above = parents[code];
        for (var steps = 0; above is not null && steps < parents.Count; steps++)
        {
            if (string.Equals(above, code, StringComparison.Ordinal))
            {
                return true;
            }

            above = parents[above];
        }

        return false;
    }

    // The engine agreed to the book, so a key that is there twice is one that it takes and the file cannot hold.
    private Refusal? WriteBook()
    {
        var rows = content.Book;
        return Insert("settings", [rows.Settings], _ => ["book", CanonicalJson.Write(rows.Settings)])
            ?? Insert("price_lists", rows.PriceLists, list => [list.Code, CanonicalJson.Write(list)])
            ?? Insert("promotions", rows.Promotions, promotion => [promotion.Code, CanonicalJson.Write(promotion)])
            ?? Insert("tax_rates", rows.TaxRates, rate =>
                [rate.Category, rate.Zone ?? string.Empty, CanonicalJson.Write(rate)])
            ?? Insert("shipping_methods", rows.ShippingMethods ?? [], method =>
                [method.Code, CanonicalJson.Write(method)])
            ?? Insert("clocks", rows.Clocks ?? [], clock =>
                [CanonicalJson.Write(clock.Stores.Order(StringComparer.Ordinal)), CanonicalJson.Write(clock.Offsets)]);
    }

    private Refusal? Insert<T>(string table, IReadOnlyList<T> rows, Func<T, object[]> columns)
    {
        using var insert = PrepareInsert(table);
        foreach (var row in rows)
        {
            var values = columns(row);
            if (!TryInsert(insert.With(values)))
            {
                return Refuse("publication.bad-rule", ("id", $"{values[0]}"), ("reason", "duplicate-code"));
            }
        }

        return null;
    }

    private Refusal? WriteVariants()
    {
        foreach (var entry in content.Variants)
        {
            if ((book.Check(entry) ?? WriteVariant(entry)) is { } refusal)
            {
                return refusal;
            }

            WritePrices(entry.Variant.Sku, entry.Prices);
            Variants++;
        }

        return null;
    }

    private Refusal? WriteVariant(BookVariant entry)
    {
        var variant = entry.Variant;
        if (!categories.Contains(variant.Category))
        {
            return Refuse("publication.unknown-category", ("sku", variant.Sku), ("category", variant.Category));
        }

        var gtins = variant.Gtins.Select(gtin => gtin.Digits).Distinct().Order(StringComparer.Ordinal).ToList();
        var isNew = TryInsert(insertVariant.With(
            PublicationFormat.BucketOf(variant.Sku), variant.Sku, variant.Product, CanonicalJson.Write(variant.Name),
            variant.Category, variant.Unit.ToString(), variant.TaxCategory, string.Join(' ', gtins),
            string.Join(' ', (entry.Tags ?? []).Order(StringComparer.Ordinal)), entry.WeightGrams, TextOf(entry.Fees)));
        if (!isNew)
        {
            return Refuse("publication.duplicate-sku", ("sku", variant.Sku));
        }

        return gtins.FirstOrDefault(gtin =>
            !TryInsert(insertGtin.With(PublicationFormat.BucketOf(gtin), gtin, variant.Sku))) is { } taken
            ? Refuse("publication.duplicate-gtin", ("gtin", taken), ("sku", variant.Sku), ("other", OwnerOf(taken)))
            : null;
    }

    private void WritePrices(string sku, IReadOnlyList<PriceEntry> prices)
    {
        var bucket = PublicationFormat.BucketOf(sku);
        foreach (var entry in prices)
        {
            insertPrice.With(
                bucket,
                sku,
                entry.PriceList,
                Scaled.To(entry.MinQuantity, Scaled.Thousandths),
                Scaled.To(entry.MaxQuantity, Scaled.Thousandths),
                Scaled.To(entry.Price, Scaled.TenThousandths),
                Scaled.To(entry.ListPrice, Scaled.TenThousandths),
                Scaled.To(entry.FloorPrice, Scaled.TenThousandths),
                Scaled.To(entry.LowestPrior, Scaled.TenThousandths)).ExecuteNonQuery();
        }
    }

    private static string TextOf(IReadOnlyList<UnitFee>? fees) => fees is { Count: > 0 }
        ? CanonicalJson.Write(fees.OrderBy(fee => fee.Code, StringComparer.Ordinal))
        : string.Empty;

    private string OwnerOf(string gtin)
    {
        using var query = connection.Prepare(
            "SELECT sku FROM gtins WHERE bucket = @bucket AND gtin = @gtin", "@bucket", "@gtin");
        return query.With(PublicationFormat.BucketOf(gtin), gtin).ExecuteScalar() as string ?? "";
    }

    private SqliteCommand PrepareInsert(string tableName)
    {
        var table = PublicationFormat.Latest.Tables.Single(one =>
            string.Equals(one.Name, tableName, StringComparison.Ordinal));
        var parameters = table.Columns.Split(", ").Select(column => "@" + column).ToArray();
        return connection.Prepare(
            $"INSERT INTO {table.Name} ({table.Columns}) VALUES ({string.Join(", ", parameters)})", parameters);
    }

    // The primary key knows all rows so far; a set of all SKUs beside it would be the catalog in memory once more.
    private static bool TryInsert(SqliteCommand insert)
    {
        const int PrimaryKeyTaken = 1555;
        try
        {
            insert.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException taken) when (taken.SqliteExtendedErrorCode == PrimaryKeyTaken)
        {
            return false;
        }
    }

    private static Refusal Refuse(string code, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        Refusal.Of(RefusalKind.Rule, code, arguments);
}
