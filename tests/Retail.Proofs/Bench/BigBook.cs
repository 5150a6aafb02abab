using System.Globalization;
using System.Security.Cryptography;
using Retail.Abstractions.Catalog;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Taxes;
using Retail.Publications;

namespace Retail.Proofs.Bench;

/// <summary>A publication as large as the largest shops': made once, kept beside what is built.</summary>
internal static class BigBook
{
    public const int Variants = 1_000_000;
    public const int Promotions = 10_000;

    private const int Categories = 500;
    private const int SkusOfOne = 20;

    private static readonly Currency Gbp = Currency.Of("GBP");
    private static readonly DateTimeOffset Effective = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public static string Sku(int index) => string.Create(CultureInfo.InvariantCulture, $"BIG-{index:D7}");

    /// <summary>Makes file and public key in the folder, if they are not there.</summary>
    public static (string File, string Key) Make(string folder)
    {
        // The number changes with what is written here or with the format.
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, "big-book-2.sqlite");
        var keyPath = path + ".pem";
        if (!File.Exists(path))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            File.WriteAllText(keyPath, key.ExportSubjectPublicKeyInfoPem());
            var content = new PublicationContent(
                Book(),
                [.. Enumerable.Range(0, Categories).Select(Category)],
                Enumerable.Range(0, Variants).Select(Variant));
            var written = PublicationWriter.Write(path, content, Effective, Effective, key);
            if (written.IsRefused)
            {
                throw new InvalidOperationException($"The big book was refused: {written.Refusal}");
            }
        }

        return (path, keyPath);
    }

    private static BookContent Book() => new(
        1,
        new BookSettings(Gbp, PricesIncludeTax: true, RoundingMode.HalfUp, TaxRounding.RateTotal, ["items", "basket"]),
        [
            new PriceList("base", [], [], [], null, null, 0),
            new PriceList("web", ["web"], [], [], null, null, 10),
        ],
        [.. Enumerable.Range(0, Promotions).Select(Promotion)],
        [new TaxRate("reduced", 5m), new TaxRate("standard", 20m)]);

    private static Promotion Promotion(int index)
    {
        var target = index % 5 == 0
            ? new Target([], [CategoryCode(index % Categories)])
            : new Target(
                [.. Enumerable.Range(0, SkusOfOne).Select(step => Sku(((index * 101) + (step * 977)) % Variants))], []);
        Benefit benefit = (index % 3) switch
        {
            0 => new PercentOff(target, 5 + (index % 40)),
            1 => new AmountOff(target, new Money(50 + (index % 100), Gbp), AmountSpread.EachUnit),
            _ => new BuyGet(target, 2, target, 1, 100m, null),
        };
        var code = string.Create(CultureInfo.InvariantCulture, $"offer-{index:D5}");
        IReadOnlyList<Condition> conditions = (index % 4) switch
        {
            0 => [new SpendAtLeast(Target.Everything, new Money(2_000, Gbp))],
            1 => [new CouponEntered([code.ToUpperInvariant()])],
            _ => [],
        };
        return new Promotion(
            code, LocalText.Of($"Offer number {index}", $"Oferta número {index}"), index % 10 == 0 ? "basket" : "items",
            index % 7, index % 6 == 0 ? ["web"] : [], [], [], Effective.AddDays(-(index % 30)),
            Effective.AddDays(30 + (index % 30)), conditions, [benefit]);
    }

    private static Category Category(int index) =>
        new(CategoryCode(index), LocalText.Of($"Category {index}", $"Categoría {index}"), null);

    private static string CategoryCode(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"category-{index:D3}");

    private static BookVariant Variant(int index)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"590{index:D9}");
        var gtin = Gtin.TryParse(digits + Gtin.CheckDigit(digits), out var read)
            ? read : throw new InvalidOperationException(digits);
        var price = ((index % 199_900) + 100) / 100m;
        return new BookVariant(
            new Variant(
                Sku(index), Sku(index), LocalText.Of($"Vintage thing {index}", $"Cosa antigua {index}"),
                CategoryCode(index % Categories), UnitOfMeasure.Piece, index % 4 == 0 ? "reduced" : "standard", [gtin]),
            [new PriceEntry("base", 1, price, null), new PriceEntry("web", 1, price - 0.5m, price, null, 0.25m)]);
    }
}
