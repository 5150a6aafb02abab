using System.Security.Cryptography;
using Retail.Abstractions.Catalog;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Taxes;
using Retail.Publications;

namespace Retail.Terminal.Tests.Stubs;

/// <summary>What the test shop sells: a mug, beans at three for two, loose cheese; ten percent off with TEN.</summary>
internal static class TestShop
{
    public const string Mug = "MUG";
    public const string Beans = "BEANS";
    public const string Cheese = "CHEESE";
    public const string MugBarcode = "5000112637922";
    public const string CheeseNumber = "95000112637925";
    public const string CheeseByWeight = "2112345000008";
    public const string CheeseByPrice = "2012345000001";
    public const string UnknownBarcode = "96385074";

    public static readonly Currency Pounds = Currency.Of("GBP");

    /// <summary>Writes the publication with this number; prices rise by so much, and more is sold.</summary>
    public static void Publish(
        string path, int number, decimal dearer, DateTimeOffset effectiveAt, ECDsa key, params string[] more)
    {
        var settings = new BookSettings(Pounds, true, RoundingMode.HalfUp, TaxRounding.RateTotal, ["item", "basket"]);
        var content = new BookContent(
            number, settings, [new PriceList("base", [], [], [], null, null, 0)], Offers(),
            [new TaxRate("standard", 20m)]);
        var variants = new[]
        {
            Variant(Mug, 4.50m + dearer, UnitOfMeasure.Piece, MugBarcode),
            Variant(Beans, 1.20m + dearer, UnitOfMeasure.Piece),
            Variant(
                Cheese, 12.34m + dearer, UnitOfMeasure.Kilogram, CheeseNumber, CheeseByWeight, CheeseByPrice),
        }.Concat(Enumerable.Range(1, 60).Select(i => $"SMALL-{i}").Concat(more)
            .Select(sku => Variant(sku, 0.10m, UnitOfMeasure.Piece)));
        var written = PublicationWriter.Write(
            path,
            new PublicationContent(
                content, [new Category("goods", LocalText.Of("Goods", "Artículos"), null)], variants),
            effectiveAt,
            effectiveAt,
            key);
        Assert.False(written.IsRefused, written.Refusal?.ToString());
    }

    private static Promotion[] Offers() =>
    [
        new(
            "beans-3-for-2", LocalText.Of("3 for 2", "3 x 2"), "item", 0, [], [], [], null, null, [],
            [new BuyGet(new Target([Beans], []), 2, new Target([Beans], []), 1, 100m, null)]),
        new(
            "ten", LocalText.Of("10 % off", "10 % menos"), "basket", 0, [], [], [], null, null,
            [new CouponEntered(["TEN"])],
            [new PercentOff(Target.Everything, 10m)]),
    ];

    private static BookVariant Variant(string sku, decimal price, UnitOfMeasure unit, params string[] barcodes) => new(
        new Variant(
            sku, sku, LocalText.English(sku.ToLowerInvariant()), "goods", unit, "standard", [.. barcodes.Select(Read)]),
        [new PriceEntry("base", 0.001m, price, null)]);

    private static Gtin Read(string digits) =>
        Gtin.TryParse(digits, out var gtin) ? gtin : throw new FormatException(digits);
}
