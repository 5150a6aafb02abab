using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Properties;

/// <summary>Random shops and baskets: few SKUs, so that promotions meet, and prices on which rounding bites.</summary>
internal static class Cases
{
    /// <summary>
    /// The same cases in every run: a red build must not depend on luck. Wider searches are the fuzz verb's.
    /// </summary>
    private static Config Config(int tests) =>
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20_260_302, 15);

    /// <summary>Asks a property of so many cases.</summary>
    public static void Hold(Arbitrary<Case> cases, int tests, Func<Case, bool> property) =>
        Check.One(Config(tests), Prop.ForAll(cases, property));

    /// <summary>Several lanes, conditions, taxes, measured goods.</summary>
    public static Arbitrary<Case> Any { get; } = Arb.From(
        from prices in Gen.Elements(0m, 0.01m, 0.03m, 0.3333m, 0.99m, 1.005m, 2.99m, 9.99m, 64.70m).ArrayOf(4)
        from promotions in Promotion(["item", "basket"], withConditions: true).ListOf().Resize(6)
        from lines in Line().NonEmptyListOf().Resize(6)
        from rounding in Gen.Elements(Enum.GetValues<RoundingMode>())
        from taxRounding in Gen.Elements(Enum.GetValues<TaxRounding>())
        from inclusive in Gen.Elements(true, false)
        select new Case(prices, [.. promotions], [.. lines], rounding, taxRounding, inclusive));

    /// <summary>One lane, no conditions, few pieces: small enough to try everything.</summary>
    public static Arbitrary<Case> Small { get; } = Arb.From(
        from prices in Gen.Elements(0.01m, 0.03m, 0.05m, 0.10m, 0.3333m, 1m, 1.05m, 2.99m, 10m).ArrayOf(4)
        from promotions in Promotion(["item"], withConditions: false).ListOf().Resize(4)
        from lines in Gen.Choose(0, 2).SelectMany(sku =>
            Gen.Choose(1, 3).Select(quantity => (Sku: sku, Quantity: (decimal)quantity))).NonEmptyListOf().Resize(3)
        from rounding in Gen.Elements(Enum.GetValues<RoundingMode>())
        select new Case(prices, [.. promotions], [.. lines], rounding, TaxRounding.RateTotal, true));

    /// <summary>The same with sets, bundles, tiers, fixed prices and percentages rounded on each unit.</summary>
    public static Arbitrary<Case> SmallOfMoreKinds { get; } = Arb.From(
        from one in Small.Generator
        from more in Gen.OneOf(Sets(), Bundles(), Tiers(), Prices()).NonEmptyListOf().Resize(2)
        select one with
        {
            Offers = [.. one.Offers.Take(2), .. more.Select(benefit => Shop.Offer("x", benefit))],
        });

    /// <summary>The same with what is left: limits, chosen units of sets, amounts, thresholds of spend.</summary>
    public static Arbitrary<Case> SmallOfEveryKind { get; } = Arb.From(
        from one in Small.Generator
        from more in Gen.OneOf(ManySets(), ManyBundles(), ManyTiers(), Limited(), Totals(), Gifts())
            .NonEmptyListOf().Resize(3)
        select one with
        {
            Offers = [.. one.Offers.Take(1), .. more.Select(benefit => Shop.Offer("x", benefit))],
        });

    /// <summary>A small basket and one benefit of a kind by itself.</summary>
    public static Arbitrary<Case> Alone(string kind) => Arb.From(
        from one in Small.Generator
        from benefit in kind switch
        {
            "sets" => Gen.OneOf(Sets(), ManySets()),
            "bundles" => Gen.OneOf(Bundles(), ManyBundles()),
            "tiers" => Gen.OneOf(Tiers(), ManyTiers()),
            "limits" => Limited(),
            "totals" => Totals(),
            "gifts" => Gen.OneOf(Gifts(), Benefit()),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        }
        select one with { Offers = [Shop.Offer("x", benefit)] });

    private static Gen<Benefit> ManySets() =>
        from target in Targets()
        from size in Gen.Choose(1, 4)
        from scope in Gen.Elements(SetScope.All, SetScope.EachSet, SetScope.AllSets)
        from reward in Gen.Elements(
            new Reward(50m), new Reward(33.3333m), new Reward(100m), new Reward(Amount: Shop.Gbp(0.04m)))
        from sort in Gen.Elements(Pick.Dearest, Pick.Cheapest, Pick.Listed)
        from pick in Gen.Elements(Pick.Dearest, Pick.Cheapest, Pick.LargestLine)
        from place in Gen.Choose(0, 4)
        from many in Gen.Elements<int?>(null, 2)
        from most in Gen.Elements<int?>(null, 1, 3)
        select (Benefit)new SetOf(
            target, size, reward, sort, Scope: scope, Pick: pick,
            Nth: scope == SetScope.EachSet && place > 0 && place <= size ? place : null,
            Count: scope != SetScope.All && place == 0 && many <= size ? many : null,
            MaxUnits: most);

    private static Gen<Benefit> ManyBundles() =>
        from targets in Targets().ArrayOf(3)
        from counts in Gen.Choose(1, 2).ArrayOf(3)
        from parts in Gen.Choose(2, 3)
        from most in Gen.Elements<int?>(null, 1)
        from reward in Gen.Elements(
            new Reward(10m), new Reward(Amount: Shop.Gbp(0.04m)), new Reward(Price: Shop.Gbp(0.07m)))
        select (Benefit)new Bundle(
            [.. targets.Zip(counts, (target, count) => new BundlePart(target, count)).Take(parts)], reward, most);

    private static Gen<Benefit> ManyTiers() =>
        from target in Targets()
        from basis in Gen.Elements(TierBasis.Units, TierBasis.Spend)
        from first in Gen.Elements(0, 2, 5, 100)
        from rewards in Gen.Elements(
            new Reward(10m), new Reward(15m), new Reward(Amount: Shop.Gbp(0.04m)), new Reward(Amount: Shop.Gbp(1m)))
            .ArrayOf(2)
        select (Benefit)new Tiered(target, basis, [new Tier(first, rewards[0]), new Tier(first + 3, rewards[1])]);

    private static Gen<Benefit> Limited() =>
        from target in Targets()
        from units in Gen.Elements<int?>(null, 1, 2)
        from ofLine in Gen.Choose(1, 2)
        from pick in Gen.Elements(Pick.Dearest, Pick.Cheapest, Pick.LargestLine)
        let limit = new UnitLimit(units, units is null ? ofLine : null, pick)
        from place in Gen.Elements(RoundingPlace.Line, RoundingPlace.Unit, RoundingPlace.Whole)
        from spread in Gen.Elements(AmountSpread.EachUnit, AmountSpread.EachLine, AmountSpread.Across)
        from most in Gen.Elements<Money?>(null, Shop.Gbp(0.02m), Shop.Gbp(1m))
        from isLimited in Gen.Elements(true, true, false)
        from benefit in Gen.Elements<Benefit>(
            new PercentOff(target, 15m, place, most, isLimited ? limit : null),
            new AmountOff(target, Shop.Gbp(0.04m), spread, isLimited ? limit : null),
            new FixedPrice(target, Shop.Gbp(0.02m), isLimited ? limit : null))
        select benefit;

    private static Gen<Benefit> Totals() =>
        from target in Targets()
        from amount in Gen.Elements(0m, 0.03m, 1m)
        from next in Gen.Elements(0m, 0.02m)
        from most in Gen.Elements<int?>(null, 1, 2)
        from isTotal in Gen.Elements(true, false)
        select isTotal || amount + next == 0
            ? (Benefit)new FixedTotal(target, Shop.Gbp(amount))
            : new FirstAndNext(target, Shop.Gbp(amount), Shop.Gbp(next), most);

    private static Gen<Benefit> Gifts() =>
        from buy in Targets()
        from get in Targets()
        from buyCount in Gen.Choose(1, 2)
        from getCount in Gen.Choose(1, 3)
        from pick in Gen.Elements(Pick.Dearest, Pick.Cheapest)
        from amount in Gen.Elements<Money?>(null, Shop.Gbp(0.04m))
        from part in Gen.Elements(true, false)
        from times in Gen.Elements<int?>(null, 1)
        from most in Gen.Elements<int?>(null, 1, 2)
        select (Benefit)new BuyGet(
            buy, buyCount, get, getCount, amount is null ? 50m : 0m, times, amount, pick, part, most);

    private static Gen<Benefit> Sets() =>
        from target in Targets()
        from size in Gen.Choose(1, 3)
        from reward in Rewards()
        from each in Gen.Elements(true, false)
        from most in Gen.Elements<int?>(null, 1)
        select (Benefit)new SetOf(target, size, reward, MaxSets: most,
            Scope: each && reward.Price is null ? SetScope.EachSet : SetScope.All);

    private static Gen<Benefit> Bundles() =>
        from one in Targets()
        from other in Targets()
        from count in Gen.Choose(1, 2)
        from reward in Rewards()
        select (Benefit)new Bundle([new BundlePart(one, count), new BundlePart(other, 1)], reward);

    private static Gen<Benefit> Tiers() =>
        from target in Targets()
        from first in Gen.Choose(0, 3)
        from percent in Gen.Elements(10m, 33.3333m)
        select (Benefit)new Tiered(target, TierBasis.Units,
            [new Tier(first, new Reward(percent)), new Tier(first + 2, new Reward(percent * 2m))]);

    private static Gen<Benefit> Prices() =>
        from target in Targets()
        from amount in Gen.Elements(0m, 0.02m, 0.50m, 2m)
        from percent in Gen.Elements(0m, 15m, 33.3333m)
        select percent == 0
            ? (Benefit)new FixedPrice(target, Shop.Gbp(amount))
            : new PercentOff(target, percent, RoundingPlace.Unit);

    private static Gen<Reward> Rewards() => Gen.Elements(
        new Reward(50m), new Reward(33.3333m), new Reward(100m), new Reward(Price: Shop.Gbp(0.05m)),
        new Reward(Price: Shop.Gbp(2m)));

    /// <summary>SKU 3 is sold by the kilogram.</summary>
    private static Gen<(int Sku, decimal Quantity)> Line() => Gen.Choose(0, 3).SelectMany(sku =>
        (sku == 3 ? Gen.Choose(1, 5_000).Select(grams => grams / 1_000m)
            : Gen.Choose(1, 7).Select(pieces => (decimal)pieces))
        .Select(quantity => (sku, quantity)));

    private static Gen<Promotion> Promotion(string[] lanes, bool withConditions) =>
        from benefits in Benefit().NonEmptyListOf().Resize(2)
        from conditions in withConditions ? Condition().ListOf().Resize(1) : Gen.Constant(new List<Condition>())
        from lane in Gen.Elements(lanes)
        from priority in Gen.Choose(0, 2)
        select Shop.Offer("x", benefits[0], [.. conditions]) with
        {
            Lane = lane,
            Priority = priority,
            Benefits = withConditions ? [.. benefits] : [benefits[0]],
        };

    private static Gen<Benefit> Benefit() => Gen.OneOf(
        from target in Targets()
        from percent in Gen.Elements(10m, 15m, 33.3333m, 50m, 100m)
        select (
            Benefit)new PercentOff(target, percent),
        from target in Targets()
        from amount in Gen.Elements(0.01m, 0.05m, 0.50m, 3m)
        select (Benefit)Shop.Each(
            amount, target),
        from target in Targets()
        from amount in Gen.Elements(0.01m, 0.10m, 1m, 5m)
        select (Benefit)Shop.Across(
            amount, target),
        from buy in Targets()
        from get in Targets()
        from same in Gen.Elements(true, true, false)
        from buyCount in Gen.Choose(1, 2)
        from getCount in Gen.Choose(1, 2)
        from percent in Gen.Elements(50m, 100m)
        from times in Gen.Elements<int?>(null, 1)
        select (Benefit)new BuyGet(buy, buyCount, same ? buy : get, getCount, percent, times));

    private static Gen<Condition> Condition() => Gen.OneOf(
        from target in Targets()
        from quantity in Gen.Choose(1, 5)
        select (Condition)new QuantityAtLeast(
            target, quantity),
        from target in Targets()
        from amount in Gen.Elements(0.05m, 1m, 10m)
        select (Condition)new SpendAtLeast(
            target, Shop.Gbp(amount)));

    private static Gen<Target> Targets() =>
        Gen.Elements(
            Target.Everything, Shop.Of("S0"), Shop.Of("S1"), Shop.Of("S0", "S1"), Shop.In("odd"), Shop.In("even"));

    /// <summary>A shop and a basket, written out when a property fails.</summary>
    internal sealed record Case(
        decimal[] Prices,
        Promotion[] Offers,
        (int Sku, decimal Quantity)[] Lines,
        RoundingMode Rounding,
        TaxRounding TaxRounding,
        bool Inclusive)
    {
        public Shop Shop()
        {
            var shop = new Shop
            {
                Settings = new Shop()
                .Settings with
                { Rounding = Rounding, TaxRounding = TaxRounding, PricesIncludeTax = Inclusive }
            };
            shop.TaxRates.Add(new TaxRate("reduced", 5.5m));
            for (var i = 0; i < Prices.Length; i++)
            {
                shop.Sells($"S{i}", Prices[i], i % 2 == 0 ? "even" : "odd", i == 3 ? UnitOfMeasure.Kilogram
                    : UnitOfMeasure.Piece, i == 1 ? "reduced" : "standard");
            }

            for (var i = 0; i < Offers.Length; i++)
            {
                shop.Offers(Offers[i] with { Code = $"p{i}" });
            }

            return shop;
        }

        public Basket Basket() => Tests.Shop.Basket([.. Lines.Select(line => ($"S{line.Sku}", line.Quantity))]);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"prices {string.Join(' ', Prices)}; lines {string.Join(' ', Lines)}; {Rounding} {TaxRounding} {Inclusive}\n") +
            string.Join('\n', Offers.Select(offer =>
                $"{offer.Lane} {offer.Priority} {string.Join(" + ", offer.Benefits.Select(Describe))} if {string.Join(" & ", offer.Conditions)}"));

        private static string Describe(Benefit benefit) => benefit switch
        {
            BuyGet b => $"BuyGet {Describe(b.BuyTarget)} {b.BuyCount} {Describe(b.GetTarget)} {b.GetCount} {b.Percent} {b.Amount} {b.Pick} x{b.MaxTimes} part {b.GivesPart} most {b.MaxGiven}",
            PercentOff p => $"Percent {Describe(p.Target)} {p.Percent} {p.Place} {p.MaxAmount} {p.Limit}",
            AmountOff a => $"Amount {Describe(a.Target)} {a.Amount} {a.Spread} {a.Limit}",
            FixedPrice f => $"Price {Describe(f.Target)} {f.Price} {f.Limit}",
            SetOf s => $"Set {Describe(s.Target)} {s with { Target = Target.Everything }}",
            Bundle b => $"Bundle {string.Join(", ", b.Parts.Select(part => $"{Describe(part.Target)} {part.Count}"))} {b.Reward} {b.MaxTimes}",
            Tiered t => $"Tiers {Describe(t.Target)} {t.Basis} {string.Join(", ", t.Tiers)}",
            FixedTotal f => $"Total {Describe(f.Target)} {f.Total}",
            FirstAndNext f => $"First {Describe(f.Target)} {f.First} {f.Next} {f.MaxUnits}",
            _ => benefit.ToString(),
        };

        private static string Describe(Target target) => $"[{string.Join(',', target.Skus.Concat(target.Categories))}]";
    }
}
