using Retail.Abstractions.Catalog;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>
/// How tight the search's bounds are: on a piece of 5.00, out of seven pieces. A looser one would find the same
/// combination later, or not prove it.
/// </summary>
public sealed class BenefitBoundsTests
{
    private const long Thousandths = 1_000;

    private static readonly Target All = Target.Everything;

    private static readonly BundlePart[] TwoAndOne = [new(Shop.Of("cup"), 2), new(Shop.Of("lid"), 1)];

    /// <summary>The benefit; most off one; its share of what all save; most reduced; reduced, used and paid at once;
    /// most in all.</summary>
    public static TheoryData<Benefit, long, long?, long, (int, int, long), long?> Bounds => new()
    {
        { Shop.BuyGet(2, 1), 500 * Thousandths, 166_667, 2, (1, 2, 0), null },
        { Shop.BuyGet(2, 1, 50m), 250 * Thousandths, 83_334, 2, (1, 2, 0), null },
        { Shop.BuyGet(2, 1) with { Pick = Pick.Dearest }, 500 * Thousandths, 500 * Thousandths, 2, (1, 2, 0), null },
        { Shop.BuyGet(2, 2) with { GivesPart = true }, 500 * Thousandths, 500 * Thousandths, 3, (2, 2, 0), null },
        { Shop.BuyGet(3, 2) with { GivesPart = true }, 500 * Thousandths, 500 * Thousandths, 2, (2, 3, 0), null },
        {
            Shop.BuyGet(2, 2, maxTimes: 1) with { GivesPart = true },
            500 * Thousandths, 500 * Thousandths, 2, (2, 2, 0), null
        },
        { Shop.BuyGet(1, 1, maxTimes: 2), 500 * Thousandths, 250 * Thousandths, 2, (1, 1, 0), null },
        { Shop.BuyGet(1, 1) with { MaxGiven = 2 }, 500 * Thousandths, 250 * Thousandths, 2, (1, 1, 0), null },
        {
            Shop.BuyGet(2, 1) with { GetTarget = Shop.Of("cup") },
            500 * Thousandths, 500 * Thousandths, 2, (1, 2, 0), null
        },
        { Shop.BuyGet(2, 2, maxTimes: 1), 500 * Thousandths, 250 * Thousandths, 2, (2, 2, 0), null },
        { Shop.BuyGet(1, 3) with { MaxGiven = 4 }, 500 * Thousandths, 375 * Thousandths, 3, (3, 1, 0), null },
        { new BuyGet(All, 1, All, 1, 0, null, Shop.Gbp(2m)), 200 * Thousandths, 100 * Thousandths, 3, (1, 1, 0), null },
        { new SetOf(All, 3, new Reward(Price: Shop.Gbp(10m))), 500 * Thousandths, 166_667, 6, (3, 0, 1_000), null },
        { new SetOf(All, 3, new Reward(10m), MaxSets: 1), 50 * Thousandths, 50 * Thousandths, 3, (3, 0, 0), null },
        { new SetOf(All, 3, new Reward(10m), MaxUnits: 4), 50 * Thousandths, 50 * Thousandths, 4, (3, 0, 0), null },
        {
            new SetOf(All, 3, new Reward(50m), Scope: SetScope.EachSet),
            250 * Thousandths, 83_334, 2, (1, 2, 0), null
        },
        {
            new SetOf(All, 3, new Reward(50m), Scope: SetScope.EachSet, Count: 2),
            250 * Thousandths, 166_667, 4, (2, 1, 0), null
        },
        {
            new SetOf(All, 3, new Reward(50m), Scope: SetScope.EachSet, Nth: 1),
            250 * Thousandths, 83_334, 2, (1, 2, 0), null
        },
        {
            new SetOf(All, 3, new Reward(50m), Scope: SetScope.EachSet, Nth: 2),
            250 * Thousandths, 250 * Thousandths, 2, (1, 2, 0), null
        },
        {
            new SetOf(All, 3, new Reward(50m), Scope: SetScope.AllSets, Pick: Pick.Dearest),
            250 * Thousandths, 250 * Thousandths, 2, (1, 2, 0), null
        },
        { new Bundle(TwoAndOne, new Reward(10m)), 50 * Thousandths, 50 * Thousandths, 6, (3, 0, 0), null },
        {
            new Bundle(TwoAndOne, new Reward(Price: Shop.Gbp(9m)), 1),
            500 * Thousandths, 200 * Thousandths, 3, (3, 0, 900), null
        },
        {
            new Tiered(
                All, TierBasis.Units, [new Tier(2, new Reward(10m)), new Tier(8, new Reward(Amount: Shop.Gbp(1m)))]),
            100 * Thousandths, 100 * Thousandths, 7, (1, 0, 0), null
        },
        {
            new Tiered(All, TierBasis.Units, [new Tier(8, new Reward(10m))]),
            50 * Thousandths, 50 * Thousandths, 0, (1, 0, 0), null
        },
        {
            new Tiered(All, TierBasis.Spend, [new Tier(8, new Reward(10m))]),
            50 * Thousandths, 50 * Thousandths, 7, (1, 0, 0), null
        },
        { Shop.Across(3m), 300 * Thousandths, null, 7, (1, 0, 0), 300 },
        { Shop.Each(3m), 300 * Thousandths, 300 * Thousandths, 7, (1, 0, 0), null },
        { Shop.Each(9m) with { Limit = new UnitLimit(2) }, 500 * Thousandths, 500 * Thousandths, 2, (1, 0, 0), null },
        {
            Shop.Percent(10m) with { Limit = new UnitLimit(2), MaxAmount = Shop.Gbp(1m) },
            50 * Thousandths, 50 * Thousandths, 2, (1, 0, 0), 100
        },
        {
            Shop.Percent(10m) with { Place = RoundingPlace.Whole },
            500 * Thousandths, 50 * Thousandths, 7, (1, 0, 0), null
        },
        {
            new FixedPrice(All, Shop.Gbp(2m), new UnitLimit(null, 1)),
            300 * Thousandths, 300 * Thousandths, 7, (1, 0, 0), null
        },
        { new FixedPrice(All, Shop.Gbp(7m), new UnitLimit(3)), 0, 0, 3, (1, 0, 0), null },
        { new FixedTotal(All, Shop.Gbp(2m)), 500 * Thousandths, 500 * Thousandths, 7, (1, 0, 0), null },
        { new FirstAndNext(All, Shop.Gbp(2m), Shop.Gbp(3m)), 300 * Thousandths, 300 * Thousandths, 7, (1, 0, 0), null },
        { new FirstAndNext(All, Shop.Gbp(4m), Shop.Gbp(3m)), 400 * Thousandths, 400 * Thousandths, 7, (1, 0, 0), null },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void They_are_as_tight_as_can_be_told_of_one_piece(
        Benefit benefit, long ofOne, long? share, long units, (int Reduced, int Used, long Paid) shape, long? most)
    {
        var (rule, line) = Made(benefit, UnitOfMeasure.Piece);

        Assert.Equal((ofOne, share), (rule.UnitBound(line, 500), rule.Share(line, 500)));
        Assert.Equal((units, shape, most), (rule.MostUnits(7), rule.Shape, rule.MostMinor));
    }

    [Theory]
    [InlineData("piece", 250_000, 83_334)]
    [InlineData("weight", 0, 0)]
    public void What_is_weighed_is_in_no_set_bundle_or_gift(string kind, long ofOne, long share)
    {
        var unit = kind == "piece" ? UnitOfMeasure.Piece : UnitOfMeasure.Kilogram;
        Benefit[] benefits =
        [
            Shop.BuyGet(2, 1, 50m), new SetOf(All, 3, new Reward(50m), Scope: SetScope.EachSet),
            new Bundle(TwoAndOne, new Reward(50m)),
        ];
        Assert.All(benefits, benefit =>
        {
            var (rule, line) = Made(benefit, unit);
            Assert.Equal(ofOne, rule.UnitBound(line, 500));
            Assert.Equal(benefit is Bundle ? ofOne : share, rule.Share(line, 500));
        });
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(100, false)]
    public void Only_a_part_of_a_price_is_rounded(int percent, bool isRounded)
    {
        Benefit[] benefits =
        [
            Shop.BuyGet(2, 1, percent), new SetOf(All, 3, new Reward(percent)),
            new Bundle(TwoAndOne, new Reward(percent)), Shop.Percent(percent),
        ];
        Assert.All(benefits, benefit =>
            Assert.Equal(isRounded ? RoundingPlace.Line : null, Made(benefit, UnitOfMeasure.Piece).Rule.Rounds));
        Assert.Null(Made(new SetOf(All, 3, new Reward(Price: Shop.Gbp(1m))), UnitOfMeasure.Piece).Rule.Rounds);
        Assert.Null(Made(Shop.Each(1m), UnitOfMeasure.Piece).Rule.Rounds);
        Assert.Null(Made(Tiers(new Reward(Amount: Shop.Gbp(1m))), UnitOfMeasure.Piece).Rule.Rounds);
        Assert.Equal(
            RoundingPlace.Line,
            Made(Tiers(new Reward(Amount: Shop.Gbp(1m)), new Reward(percent)), UnitOfMeasure.Piece).Rule.Rounds);
    }

    private static Tiered Tiers(params Reward[] rewards) =>
        new(All, TierBasis.Units, [.. rewards.Select((reward, i) => new Tier(i + 1, reward))]);

    private static (BenefitRule Rule, CanonicalLine Line) Made(Benefit benefit, UnitOfMeasure unit)
    {
        var shop = new Shop().Sells("cup", 5m, unit: unit);
        return (BenefitRule.For(benefit), BasketReader.Read(Shop.Basket(("cup", 1m)), shop.Book).Value.Lines[0]);
    }
}
