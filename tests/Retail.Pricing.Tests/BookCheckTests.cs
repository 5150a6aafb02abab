using System.Globalization;
using Retail.Abstractions.Sentences;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests;

public sealed class BookCheckTests
{
    private static readonly BookContent Good = new Shop().Content;

    public static TheoryData<string, string, BookContent> Contradictions => new()
    {
        { "settings", "bad-number", Good with { Publication = 0 } },
        { "settings", "no-currency", With(settings => settings with { Currency = default }) },
        { "settings", "unknown-rounding", With(settings => settings with { Rounding = (RoundingMode)9 }) },
        { "settings", "unknown-rounding", With(settings => settings with { TaxRounding = (TaxRounding)9 }) },
        { "settings", "bad-cash-step", With(settings => settings with { CashStepMinor = 0 }) },
        { "settings", "bad-cash-step", With(settings => settings with { CashStepMinor = 101 }) },
        { "settings", "bad-code", With(settings => settings with { Lanes = ["item", "Basket"] }) },
        { "b", "duplicate-code", With(settings => settings with { Lanes = ["a", "b", "b", "a", "a"] }) },
        { "settings", "bad-number", Lists(List("Base")) with { Publication = 0 } },
        { "price-lists", "too-many", Lists([.. Enumerable.Repeat(List("base"), 10_001)]) },
        { "P", "bad-code", Offers(Offer() with { Code = "P" }) },
        { "p", "bad-coupon", Offers(If(new CouponEntered(["Aa"]))) },
        { "p", "bad-coupon", Offers(If(new CouponEntered([""]))) },
        { "p", "bad-coupon", Offers(If(new CouponEntered([new string('A', 41)]))) },
        { "settings", "bad-lane-count", With(settings => settings with { Lanes = [] }) },
        { "settings", "bad-lane-count",
            With(settings => settings with { Lanes = [.. Enumerable.Range(1, 65).Select(Lane)] }) },
        { "settings", "bad-code", With(settings => settings with { Lanes = ["Item"] }) },
        { "item", "duplicate-code", With(settings => settings with { Lanes = ["item", "item"] }) },
        { "base", "duplicate-code", Lists(List("base"), List("base")) },
        { "Base", "bad-code", Lists(List("Base")) },
        { "", "bad-code", Lists([null!]) },
        { "base", "empty-period", Lists(List("base") with { From = Shop.Noon, Until = Shop.Noon }) },
        { "base", "bad-scope", Lists(List("base") with { Stores = [""] }) },
        { "standard", "bad-percent", Rates(new TaxRate("standard", 101m)) },
        { "standard", "bad-percent", Rates(new TaxRate("standard", -1m)) },
        { "standard", "bad-percent", Rates(new TaxRate("standard", 0.00001m)) },
        { "standard", "duplicate-code", Rates(new TaxRate("standard", 1m), new TaxRate("standard", 2m)) },
        { "p", "unknown-lane", Offers(Offer() with { Lane = "other" }) },
        { "p", "bad-benefit-count", Offers(Offer() with { Benefits = [] }) },
        { "p", "bad-condition-count", Offers(
            Offer() with { Conditions = [.. Enumerable.Repeat(new QuantityAtLeast(Target.Everything, 1m), 21)] }) },
        { "p", "duplicate-code", Offers(Offer(), Offer()) },
        { "p", "empty-period", Offers(Offer() with { From = Shop.Noon, Until = Shop.Noon.AddDays(-1) }) },
        { "q", "duplicate-coupon",
            Offers(If(new CouponEntered(["A"])), If(new CouponEntered(["A"])) with { Code = "q" }) },
        { "p", "bad-coupon", Offers(If(new CouponEntered([]))) },
        { "p", "bad-coupon", Offers(If(new CouponEntered(["a"]))) },
        { "p", "bad-quantity", Offers(If(new QuantityAtLeast(Target.Everything, 0m))) },
        { "p", "bad-quantity", Offers(If(new QuantityAtLeast(Target.Everything, 0.0001m))) },
        { "p", "bad-amount", Offers(If(new SpendAtLeast(Target.Everything, Shop.Gbp(0m)))) },
        { "p", "foreign-currency", Offers(If(new SpendAtLeast(Target.Everything, new Money(1, Currency.Of("EUR"))))) },
        { "p", "unknown-condition", Offers(If(null!)) },
        { "p", "bad-percent", Offers(Give(Shop.Percent(0m))) },
        { "p", "bad-percent", Offers(Give(Shop.Percent(100.1m))) },
        { "p", "bad-percent", Offers(Give(Shop.Percent(0.00001m))) },
        { "p", "bad-target", Offers(Give(Shop.Percent(1m, Shop.Of(string.Empty)))) },
        { "p", "bad-amount", Offers(Give(Shop.Each(-1m))) },
        { "p", "unknown-spread", Offers(Give(Shop.Each(1m) with { Spread = (AmountSpread)9 })) },
        { "p", "bad-count", Offers(Give(Shop.BuyGet(0, 1))) },
        { "p", "bad-count", Offers(Give(Shop.BuyGet(1, 0))) },
        { "p", "bad-count", Offers(Give(Shop.BuyGet(1, 1, maxTimes: 0))) },
        { "p", "bad-percent", Offers(Give(Shop.BuyGet(1, 1, percent: 0m))) },
        { "p", "unknown-benefit", Offers(Give(null!)) },
        { "promotions", "too-many", Offers([.. Enumerable.Repeat(Offer(), 10_001)]) },
    };

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public void A_contradiction_is_refused_with_its_id_and_reason(string id, string reason, BookContent content)
    {
        var refusal = PriceBook.Build(content, new Shop()).Refusal;

        Assert.Equal("publication.bad-rule", refusal?.Code);
        Assert.Equal((id, reason), (refusal!.Arguments["id"], refusal.Arguments["reason"]));
        Assert.NotNull(Sentence.Find("rule." + reason, CultureInfo.GetCultureInfo("en")));
    }

    [Fact]
    public void A_good_book_is_built()
    {
        Assert.False(PriceBook.Build(Good, new Shop()).IsRefused);
        Assert.False(PriceBook.Build(Offers(If(new CouponEntered(["A", "B"]))), new Shop()).IsRefused);
    }

    [Fact]
    public void What_is_at_a_limit_is_built()
    {
        BookContent[] good =
        [
            With(settings => settings with { Lanes = [.. Enumerable.Range(1, 63).Select(Lane), "item"] }),
            With(settings => settings with { CashStepMinor = 100 }),
            Lists([.. Enumerable.Range(1, 10_000).Select(i => List(Lane(i)))]),
            Offers([.. Enumerable.Range(1, 10_000).Select(i => Offer() with { Code = Lane(i) })]),
            Offers(If(new CouponEntered([new string('A', 40), "A"]))),
        ];

        Assert.All(good, content => Assert.Empty(PriceBook.Faults(content)));
        Assert.Equal(1, Good.Settings.CashStepMinor);
    }

    private static BookContent With(Func<BookSettings, BookSettings> change) =>
        Good with { Settings = change(Good.Settings) };

    private static BookContent Lists(params PriceList[] lists) => Good with { PriceLists = lists };

    private static BookContent Rates(params TaxRate[] rates) => Good with { TaxRates = rates };

    private static BookContent Offers(params Promotion[] promotions) => Good with { Promotions = promotions };

    private static PriceList List(string code) => new(code, [], [], [], null, null, 0);

    private static Promotion Offer() => Shop.Offer("p", Shop.Percent(10m));

    private static Promotion If(Condition condition) => Offer() with { Conditions = [condition] };

    private static Promotion Give(Benefit benefit) => Offer() with { Benefits = [benefit] };

    private static string Lane(int number) => "lane-" + number.ToString(CultureInfo.InvariantCulture);
}
