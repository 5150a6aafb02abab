using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Json;
using Retail.Abstractions.Publications;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;
using Retail.Publications;

namespace Retail.Commerce.Tests.Publications;

/// <summary>A valid content, a key and a folder of its own, so that a test states only what matters.</summary>
public sealed class PublicationSample : IDisposable
{
    public static readonly DateTimeOffset Effective = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private static readonly Currency Gbp = Currency.Of("GBP");

    public PublicationSample() => Directory.CreateDirectory(Folder);

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>With a blank and signs that mean something in a URI.</summary>
    public string Folder { get; } =
        Path.Combine(Path.GetTempPath(), $"retail publications #{Path.GetRandomFileName()}%20?");

    public static IReadOnlyList<Category> Categories { get; } =
    [
        new("drinks", LocalText.Of("Drinks", "Bebidas"), null),
        new("tea", LocalText.Of("Tea", "Té"), "drinks"),
        new("homeware", LocalText.English("Homeware"), null),
    ];

    public static BookContent Book(int number = 1) => new(
        number,
        new BookSettings(Gbp, PricesIncludeTax: true, RoundingMode.HalfUp, TaxRounding.RateTotal, ["items", "basket"]),
        [
            new PriceList("base", [], [], [], null, null, 0),
            new PriceList("web", ["web"], [], ["members"], Effective, Effective.AddDays(30), 10),
        ],
        [
            new Promotion(
                "three-for-two", LocalText.Of("3 for 2", "3 por 2"), "items", 1, [], [], [], null, null, [],
                [new BuyGet(Target.Everything, 2, Target.Everything, 1, 100m, null)]),
            new Promotion(
                "welcome", LocalText.English("Welcome"), "basket", 0, ["web"], [], [], Effective, null,
                [new CouponEntered(["HELLO"]), new SpendAtLeast(Target.Everything, new Money(2000, Gbp))],
                [new PercentOff(new Target([], ["tea"]), 12.5m)]),
        ],
        [new TaxRate("reduced", 5.25m), new TaxRate("standard", 20m)],
        [
            new ShippingMethod(
                "courier", LocalText.Of("Courier", "Mensajería"), "standard", ShippingBasis.Weight,
                [
                    new ShippingRate(null, 0, new Money(499, Gbp)),
                    new ShippingRate("islands", 2000, new Money(1250, Gbp)),
                ]),
        ],
        [
            new StoreClock(["bilbao", "madrid"], [new ClockOffset(Effective, 60)]),
            new StoreClock([], [new ClockOffset(Effective, 0)]),
        ]);

    public static IEnumerable<BookVariant> Variants(int count) => Enumerable.Range(1, count).Select(Variant);

    public static BookVariant Variant(int number) => new(
        new Variant(
            $"SKU-{number:000000}",
            $"PRODUCT-{number / 3:000000}",
            LocalText.Of($"Café mug number {number}", $"Taza número {number} para café"),
            number % 2 == 0 ? "tea" : "homeware",
            number % 5 == 0 ? UnitOfMeasure.Kilogram : UnitOfMeasure.Piece,
            number % 4 == 0 ? "reduced" : "standard",
            [GtinOf(number)]),
        [
            new PriceEntry("base", 1m, 2.50m + (number / 100m), null),
            new PriceEntry("web", 0.5m, 1.4790m, 3m, 12.345m, 1.2m, 2.9999m),
        ],
        number % 3 == 0 ? ["christmas", "gift"] : null,
        number % 2 == 0 ? 250 : 0,
        number % 5 == 1 ? [new UnitFee("bottle", LocalText.English("Deposit"), new Money(25, Gbp), "standard")] : null);

    public static Gtin GtinOf(int number)
    {
        var digits = $"500000{number:000000}";
        return Gtin.TryParse(digits + Gtin.CheckDigit(digits), out var gtin) ? gtin : throw new FormatException(digits);
    }

    public static PublicationContent Content(int variants = 60, int number = 1) =>
        new(Book(number), Categories, Variants(variants));

    public string PathOf(string name) => Path.Combine(Folder, name);

    public PublicationManifest Write(string path, PublicationContent content, DateTimeOffset? effectiveAt = null) =>
        TryWrite(path, content, effectiveAt).Value;

    public Outcome<PublicationManifest> TryWrite(
        string path, PublicationContent content, DateTimeOffset? effectiveAt = null) =>
        PublicationWriter.Write(path, content, effectiveAt ?? Effective, Effective.AddHours(-1), Key);

    /// <summary>What a publisher with the key could write that the writer would not.</summary>
    public void SignAgain(string path, string sql)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        connection.Run(sql + "; DELETE FROM tree");
        var tree = HashTree.Of(connection, PublicationFormat.Latest);
        tree.Store(connection);
        var (text, signature) = ManifestText.Stored(connection) ?? throw new InvalidOperationException(path);
        var manifest = ManifestText.Read(text, signature, PublicationFormat.Latest) ??
            throw new InvalidOperationException(text);
        var changed = ManifestText.Write(
            manifest with { RootHash = tree.Root }, PublicationFormat.Latest);
        connection.Run("DELETE FROM manifest");
        ManifestText.Store(connection, changed, ManifestText.Sign(changed, Key));
    }

    /// <summary>Records with lists in them are compared by what they hold.</summary>
    public static string Json<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, RetailJson.Options);

    public void Dispose()
    {
        Key.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
