using Retail.Abstractions.Catalog;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Shipping;

namespace Retail.Pricing.Tests.Promotions;

public sealed class PromotionCheckTests
{
    private const int TooMany = QuoteEngine.MaxUnits + 1;
    private static readonly Target All = Target.Everything;
    private static readonly Money Euro = new(1, Currency.Of("EUR"));
    private static readonly Money Least = new(-1, Shop.Pounds);
    private static readonly Money Most = new(QuoteEngine.MaxAmountMinor + 1, Shop.Pounds);
    private static readonly Reward Ten = new(Percent: 10m);
    private static readonly Reward Priced = new(Price: Shop.Gbp(1m));
    private static readonly Benefit Tenth = Shop.Percent(10m);
    private static readonly Condition First = new FirstOrder();
    private static readonly WeekHours Always = new([DayOfWeek.Monday], TimeOnly.MinValue, TimeOnly.MinValue);

    public static TheoryData<string, Benefit> BadBenefits => new()
    {
        { "bad-count", new PercentOff(All, 1m, Limit: new UnitLimit(null)) },
        { "bad-count", new PercentOff(All, 1m, Limit: new UnitLimit(0)) },
        { "bad-count", new PercentOff(All, 1m, Limit: new UnitLimit(TooMany)) },
        { "bad-count", new PercentOff(All, 1m, Limit: new UnitLimit(1, 0)) },
        { "unknown-pick", new PercentOff(All, 1m, Limit: new UnitLimit(1, Pick: (Pick)9)) },
        { "bad-amount", new PercentOff(All, 1m, MaxAmount: Shop.Gbp(0m)) },
        { "foreign-currency", new PercentOff(All, 1m, MaxAmount: Euro) },
        { "unknown-rounding", new PercentOff(All, 1m, (RoundingPlace)9) },
        { "bad-amount", new AmountOff(All, Most, AmountSpread.Across) },
        { "foreign-currency", new AmountOff(All, Euro, AmountSpread.EachLine) },
        { "bad-count", new AmountOff(All, Shop.Gbp(1m), AmountSpread.Across, new UnitLimit(null, -1)) },
        { "bad-amount", new FixedPrice(All, Least) },
        { "bad-amount", new FixedPrice(All, Most) },
        { "foreign-currency", new FixedPrice(All, Euro) },
        { "bad-count", new FixedPrice(All, Shop.Gbp(1m), new UnitLimit(0)) },
        { "bad-amount", new FixedTotal(All, Least) },
        { "foreign-currency", new FixedTotal(All, Euro) },
        { "bad-amount", new FirstAndNext(All, Shop.Gbp(0m), Shop.Gbp(0m)) },
        { "bad-amount", new FirstAndNext(All, Least, Shop.Gbp(1m)) },
        { "bad-amount", new FirstAndNext(All, Shop.Gbp(1m), Least) },
        { "foreign-currency", new FirstAndNext(All, Shop.Gbp(1m), Euro) },
        { "bad-count", new FirstAndNext(All, Shop.Gbp(1m), Shop.Gbp(1m), 0) },
        { "bad-tiers", Tiers() },
        { "bad-tiers", Tiers([.. Enumerable.Range(0, 21).Select(i => new Tier(i, Ten))]) },
        { "bad-tiers", Tiers(new Tier(2, Ten), new Tier(1, Ten)) },
        { "bad-tiers", Tiers(new Tier(2, Ten), new Tier(2, Ten)) },
        { "bad-tiers", Tiers(new Tier(-1, Ten)) },
        { "bad-tiers", Tiers(new Tier(QuoteEngine.MaxAmountMinor + 1, Ten)) },
        { "bad-tiers", Tiers(new Tier(1, Ten), null!) },
        { "bad-tiers", Tiers(new Tier(1, Ten)) with { Basis = (TierBasis)9 } },
        { "bad-reward", Tiers(new Tier(1, Priced)) },
        { "bad-reward", Tiers(new Tier(1, new Reward())) },
        { "bad-reward", Tiers(new Tier(1, new Reward(10m, Shop.Gbp(1m)))) },
        { "bad-percent", Tiers(new Tier(1, new Reward(101m))) },
        { "bad-amount", Tiers(new Tier(1, new Reward(Amount: Shop.Gbp(0m)))) },
        { "bad-reward", Shop.BuyGet(1, 1) with { Amount = Shop.Gbp(1m) } },
        { "bad-amount", Shop.BuyGet(1, 1, 0m) with { Amount = Shop.Gbp(0m) } },
        { "foreign-currency", Shop.BuyGet(1, 1, 0m) with { Amount = Euro } },
        { "bad-count", Shop.BuyGet(1, 1) with { MaxGiven = 0 } },
        { "bad-count", Shop.BuyGet(TooMany, 1) },
        { "unknown-pick", Shop.BuyGet(1, 1) with { Pick = (Pick)9 } },
        { "bad-target", Shop.BuyGet(1, 1) with { GetTarget = Shop.Of("") } },
        { "bad-count", new SetOf(All, 0, Ten) },
        { "bad-count", new SetOf(All, 3, Ten, MaxSets: 0) },
        { "bad-count", new SetOf(All, 3, Ten, MaxUnits: 0) },
        { "unknown-pick", new SetOf(All, 3, Ten, Sort: (Pick)9) },
        { "unknown-pick", new SetOf(All, 3, Ten, Pick: (Pick)9) },
        { "bad-count", new SetOf(All, 3, Ten, Scope: (SetScope)9) },
        { "bad-count", new SetOf(All, 3, Ten, Scope: SetScope.EachSet, Nth: 1, Count: 1) },
        { "bad-count", new SetOf(All, 3, Ten, Nth: 1) },
        { "bad-count", new SetOf(All, 3, Ten, Scope: SetScope.EachSet, Nth: 4) },
        { "bad-count", new SetOf(All, 3, Ten, Scope: SetScope.EachSet, Nth: 0) },
        { "bad-count", new SetOf(All, 3, Ten, Scope: SetScope.EachSet, Count: 4) },
        { "bad-reward", new SetOf(All, 3, Priced, Scope: SetScope.EachSet) },
        { "bad-reward", new SetOf(All, 3, new Reward()) },
        { "bad-count", BundleOf() },
        { "bad-count", BundleOf(Part("A")) },
        { "bad-count", BundleOf([.. Enumerable.Repeat(Part("A"), 11)]) },
        { "bad-count", BundleOf(Part("A"), Part("B") with { Count = 0 }) },
        { "bad-target", BundleOf(Part("A"), Part("")) },
        { "bad-target", BundleOf(Part("A"), null!) },
        { "bad-reward", BundleOf(Part("A"), Part("B")) with { Reward = new Reward() } },
        { "bad-count", BundleOf(Part("A"), Part("B")) with { MaxTimes = 0 } },
        { "unknown-shipping", new ShippingOff(["pigeon"], Ten) },
        { "unknown-shipping", new ShippingOff([null!], Ten) },
        { "bad-reward", new ShippingOff([], new Reward()) },
        { "bad-amount", new ShippingOff([], new Reward(Price: Least)) },
        { "bad-target", Shop.Percent(1m, new Target([], [], [""])) },
        { "bad-target", Shop.Percent(1m, new Target([], [null!])) },
        { "bad-target", Shop.Percent(1m, Except(new Exclusion(Skus: [""]))) },
        { "bad-target", Shop.Percent(1m, Except(new Exclusion(Categories: [null!]))) },
        { "bad-target", Shop.Percent(1m, Except(new Exclusion(Tags: [""]))) },
        { "bad-price-range", Shop.Percent(1m, Except(new Exclusion(Below: 2m, Above: 1m))) },
        { "bad-price-range", Shop.Percent(1m, Except(new Exclusion(Below: -1m))) },
        { "bad-price-range", Shop.Percent(1m, Except(new Exclusion(Above: UnitPrice.Max + 1m))) },
        { "bad-target", Shop.Each(1m, Shop.Of("")) },
        { "bad-target", new FixedPrice(Shop.Of(""), Shop.Gbp(1m)) },
        { "bad-target", new FixedTotal(Shop.Of(""), Shop.Gbp(1m)) },
        { "bad-target", new FirstAndNext(Shop.Of(""), Shop.Gbp(1m), Shop.Gbp(1m)) },
        { "bad-target", Tiers(new Tier(1, Ten)) with { Target = Shop.Of("") } },
        { "bad-target", new SetOf(Shop.Of(""), 3, Ten) },
        { "bad-amount", new AmountOff(All, Shop.Gbp(0m), AmountSpread.Across) },
        { "unknown-spread", new AmountOff(All, Shop.Gbp(1m), (AmountSpread)9) },
        { "bad-count", new SetOf(All, TooMany, Ten) },
        { "bad-target", BundleOf(Part(""), Part("B") with { Count = 0 }) },
        { "bad-count", BundleOf(Part("A") with { Count = 0 }, Part("")) },
    };

    public static TheoryData<string, Condition> BadConditions => new()
    {
        { "bad-quantity", new LineQuantityAtLeast(All, 0m) },
        { "bad-quantity", new LineQuantityAtLeast(All, TooMany) },
        { "bad-target", new LineQuantityAtLeast(Shop.Of(""), 1m) },
        { "bad-target", new QuantityAtLeast(Shop.In(""), 1m) },
        { "bad-target", new SpendAtLeast(Shop.Of(""), Shop.Gbp(1m)) },
        { "bad-amount", new SpendAtLeast(All, Most) },
        { "bad-coupon", new CouponEntered([null!]) },
        { "bad-coupon", new CouponEntered([]) },
        { "bad-coupon", new CouponEntered(["GOOD", "bad"]) },
    };

    public static TheoryData<IReadOnlyList<WeekHours>> BadHours =>
    [
        [],
        [null!],
        [Always, null!],
        [Always with { Days = [] }],
        [Always with { Days = [(DayOfWeek)7] }],
        [Always with { Days = [DayOfWeek.Monday, (DayOfWeek)7] }],
        [Always with { From = new TimeOnly(9, 0), Until = new TimeOnly(8, 0) }],
        [Always with { From = new TimeOnly(9, 0), Until = new TimeOnly(9, 0) }],
        [.. Many(Always, 21)],
    ];

    [Theory]
    [MemberData(nameof(BadBenefits), DisableDiscoveryEnumeration = true)]
    public void A_bad_benefit_is_refused(string reason, Benefit benefit) =>
        BookFaults.AssertOnly("p", reason, Offers(Shop.Offer("p", benefit)));

    [Theory]
    [MemberData(nameof(BadConditions), DisableDiscoveryEnumeration = true)]
    public void A_bad_condition_is_refused(string reason, Condition condition) =>
        BookFaults.AssertOnly("p", reason, Offers(Shop.Offer("p", Shop.Percent(1m), condition)));

    [Theory]
    [MemberData(nameof(BadHours), DisableDiscoveryEnumeration = true)]
    public void Bad_hours_are_refused(IReadOnlyList<WeekHours> hours) =>
        BookFaults.AssertOnly("p", "bad-hours", Offers(Shop.Offer("p", Shop.Percent(1m)) with { Hours = hours }));

    [Fact]
    public void More_than_twenty_benefits_conditions_or_none_to_give_are_refused()
    {
        var offer = Shop.Offer("p", Shop.Percent(1m));

        BookFaults.AssertOnly("p", "bad-benefit-count", Offers(offer with { Benefits = [] }));
        BookFaults.AssertOnly("p", "bad-benefit-count", Offers(offer with { Benefits = [.. Many(Tenth, 21)] }));
        BookFaults.AssertOnly("p", "bad-condition-count", Offers(offer with { Conditions = [.. Many(First, 21)] }));
    }

    [Fact]
    public void All_reasons_of_all_promotions_are_told()
    {
        var content = Offers(
            Shop.Offer("p", new FixedTotal(All, Euro), new QuantityAtLeast(All, 0m)) with { Lane = "none" },
            Shop.Offer("q", Shop.Percent(0m)),
            Shop.Offer("good", Shop.Percent(1m)),
            null!,
            Shop.Offer("q", Shop.Percent(1m)));

        Assert.Equal(
            [("p", "unknown-lane"), ("p", "bad-quantity"), ("p", "foreign-currency"), ("q", "bad-percent"),
                ("", "bad-code"), ("q", "duplicate-code")],
            PriceBook.Faults(content).Select(fault => (fault.Arguments["id"], fault.Arguments["reason"])));
    }

    [Fact]
    public void What_is_at_the_limits_is_accepted()
    {
        var shop = new Shop().Sells("A", 1m, unit: UnitOfMeasure.Piece)
            .Offers("percent", new PercentOff(
                All, 100m, MaxAmount: new Money(QuoteEngine.MaxAmountMinor, Shop.Pounds),
                Limit: new UnitLimit(QuoteEngine.MaxUnits, 1, Pick.LargestLine)))
            .Offers("zero", new FixedPrice(All, Shop.Gbp(0m)))
            .Offers("nothing", new FixedTotal(All, Shop.Gbp(0m)))
            .Offers("first", new FirstAndNext(All, Shop.Gbp(0m), Shop.Gbp(0.01m), 1))
            .Offers("tiers", Tiers([.. Enumerable.Range(0, 20).Select(i => new Tier(i, Ten))]))
            .Offers("set", new SetOf(All, 1, Ten, Scope: SetScope.EachSet, Nth: 1))
            .Offers("sets", new SetOf(All, 3, Ten, Scope: SetScope.AllSets, Count: 3, MaxSets: 1, MaxUnits: 1))
            .Offers("bundle", BundleOf([.. Enumerable.Repeat(Part("A"), 10)]))
            .Offers("get", Shop.BuyGet(QuoteEngine.MaxUnits, QuoteEngine.MaxUnits, 0m) with { Amount = Shop.Gbp(1m) })
            .Offers("range", Shop.Percent(1m, Except(new Exclusion(Below: 1m, Above: 1m))))
            .Offers("free", Shop.Percent(1m, Except(new Exclusion(Below: 0m, Above: UnitPrice.Max))))
            .Offers("spend", Tiers(new Tier(QuoteEngine.MaxAmountMinor, Ten)) with { Basis = TierBasis.Spend })
            .Offers("quantity", Shop.Percent(1m), new QuantityAtLeast(All, QuoteEngine.MaxUnits))
            .Offers(Shop.Offer("parts", Tenth, [.. Many(First, 20)]) with
            {
                Benefits = [.. Many(Tenth, 20)], Hours = [.. Many(Always, 20)],
            })
            .Offers("shipping", new ShippingOff(["post"], new Reward(Price: Shop.Gbp(0m))));
        shop.ShippingMethods.Add(new ShippingMethod(
            "post", LocalText.English("Post"), "standard", ShippingBasis.Weight,
            [new ShippingRate(null, 0, Shop.Gbp(0m))]));

        Assert.Empty(PriceBook.Faults(shop.Content));
        Assert.Equal(Shop.Gbp(0m), shop.Quote(("A", 1)).Total);
    }

    private static BookContent Offers(params Promotion[] promotions) =>
        new Shop().Content with { Promotions = promotions };

    private static Tiered Tiers(params Tier[] tiers) => new(All, TierBasis.Units, tiers);

    private static Bundle BundleOf(params BundlePart[] parts) => new(parts, Ten);

    private static BundlePart Part(string sku) => new(Shop.Of(sku), 1);

    private static IEnumerable<T> Many<T>(T one, int count) => Enumerable.Repeat(one, count);

    private static Target Except(Exclusion exclusion) => All with { Except = exclusion };
}
