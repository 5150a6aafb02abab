using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Sentences;
using Retail.Pricing.Prices;

namespace Retail.Pricing.Tests;

public sealed class VariantCheckTests
{
    private static readonly Shop Shop = new Shop().Sells("A", 1m);
    private static readonly PriceBook Book = Shop.Book;
    private static readonly BookVariant Good = Shop.Find("A")!;
    private static readonly UnitFee Deposit =
        new("bottle", LocalText.English("Deposit"), Tests.Shop.Gbp(0.25m), "standard");

    public static TheoryData<string, BookVariant> Bad => new()
    {
        { "no-tax-rate", Good with { Variant = Good.Variant with { TaxCategory = "luxury" } } },
        { "bad-unit", Good with { Variant = Good.Variant with { Unit = (UnitOfMeasure)99 } } },
        { "bad-weight", Good with { WeightGrams = -1 } },
        { "bad-weight", Good with { WeightGrams = 1_000_001 } },
        { "bad-tag", Tagged(string.Empty) },
        { "bad-tag", Tagged("Sale") },
        { "bad-tag", Tagged("a b") },
        { "bad-tag", Tagged(new string('a', 41)) },
        { "bad-tag", Tagged([null!]) },
        { "bad-tag", Tagged("a", "b", "a") },
        { "bad-tag", Tagged([.. Codes(21)]) },
        { "bad-fee", Charged([null!]) },
        { "bad-fee", Charged(Deposit with { Code = "Bottle" }) },
        { "bad-fee", Charged(Deposit with { Name = null! }) },
        { "bad-fee", Charged(Deposit with { Amount = Tests.Shop.Gbp(0m) }) },
        { "bad-fee", Charged(Deposit with { Amount = Tests.Shop.Gbp(-1m) }) },
        { "bad-fee", Charged(Deposit with { Amount = new Money(10_000_000_001, Tests.Shop.Pounds) }) },
        { "bad-fee", Charged(Deposit with { Amount = new Money(1, Currency.Of("EUR")) }) },
        { "bad-fee", Charged(Deposit with { TaxCategory = "luxury" }) },
        { "bad-fee", Charged(Deposit with { TaxCategory = null! }) },
        { "bad-fee", Charged(Deposit, Deposit) },
        { "bad-fee", Charged([.. Codes(21).Select(code => Deposit with { Code = code })]) },
        { "bad-price", Priced([null!]) },
        { "floor-above-price", Priced(new PriceEntry("base", 1, 1m, null, FloorPrice: 1.01m)) },
        { "bad-price", Priced(new PriceEntry("base", 1, 1m, -1m)) },
        { "bad-price", Priced(new PriceEntry("base", 1, 1m, null, FloorPrice: -0.01m)) },
        { "bad-price", Priced(new PriceEntry("base", 1, 1m, null, FloorPrice: 0.00001m)) },
        { "bad-price", Priced(new PriceEntry("base", 1, 1m, 2m, LowestPrior: -0.01m)) },
        { "bad-price", Priced(new PriceEntry("base", 1, 1m, 2m, LowestPrior: 0.00001m)) },
        { "bad-price", Priced(new PriceEntry("base", 1, 1m, 2m, LowestPrior: UnitPrice.Max + 1)) },
        { "bad-quantity", Priced(new PriceEntry("base", 2, 1m, null, 1.999m)) },
        { "bad-quantity", Priced(new PriceEntry("base", 2, 1m, null, 2.0001m)) },
        { "bad-quantity", Priced(new PriceEntry("base", 2, 1m, null, 100_000m)) },
        { "duplicate-price", Priced(new PriceEntry("base", 1, 1m, null), new PriceEntry("base", 1.0m, 2m, null)) },
        { "duplicate-price", Priced([.. Steps(40), Steps(1).Single()]) },
    };

    public static TheoryData<BookVariant> Edges =>
    [
        Good,
        Good with { WeightGrams = 1_000_000 },
        Tagged(),
        Tagged([.. Codes(19), new string('z', 40)]),
        Charged([.. Codes(20).Select(code => Deposit with { Code = code })]),
        Charged(Deposit with { Amount = new Money(10_000_000_000, Tests.Shop.Pounds) }),
        Priced(new PriceEntry("base", 1, 1m, null, 1m, 1m)),
        Priced(new PriceEntry("base", 1, 1m, 2m, Quantity.Max, 0m, UnitPrice.Max)),
        Priced([.. Steps(40)]),
    ];

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void What_the_engine_cannot_price_with_is_refused_with_its_reason(string reason, BookVariant variant)
    {
        var refusal = Book.Check(variant);

        Assert.Equal(("A", reason), (refusal?.Arguments["id"], refusal?.Arguments["reason"]));
        var english = Sentence.Find("rule." + reason, CultureInfo.GetCultureInfo("en"));
        Assert.NotNull(english);
        Assert.NotEqual(english, Sentence.Find("rule." + reason, CultureInfo.GetCultureInfo("es")));
    }

    [Theory]
    [MemberData(nameof(Edges), DisableDiscoveryEnumeration = true)]
    public void What_is_just_right_is_taken(BookVariant variant) => Assert.Null(Book.Check(variant));

    private static BookVariant Tagged(params string[] tags) => Good with { Tags = tags };

    private static BookVariant Charged(params UnitFee[] fees) => Good with { Fees = fees };

    private static BookVariant Priced(params PriceEntry[] prices) => Good with { Prices = prices };

    private static IEnumerable<string> Codes(int count) =>
        Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"code-{number}"));

    private static IEnumerable<PriceEntry> Steps(int count) =>
        Enumerable.Range(1, count).Select(quantity => new PriceEntry("base", quantity, 1m, null));
}
