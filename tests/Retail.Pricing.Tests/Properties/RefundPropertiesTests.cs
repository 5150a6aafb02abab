using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Properties;

/// <summary>Random purchases that come back piece by piece, in random order and groups.</summary>
public sealed class RefundPropertiesTests
{
    private const int Purchases = 1_000;
    private static readonly string[] Skus = ["S0", "S1", "S2", "S3"];

    [Theory]
    [InlineData(Breakage.Keep)]
    [InlineData(Breakage.Reprice)]
    public void All_returns_together_give_exactly_what_was_paid(Breakage breakage)
    {
        for (var seed = 0; seed < Purchases; seed++)
        {
            var (shop, basket, paid) = Purchase(seed, breakage);
            var refunds = ReturnAll(new Random(seed), shop, basket, paid);

            Assert.Equal(paid.Total.AmountMinor, refunds.Sum(Due));
            Assert.Equal(Amounts(paid.Taxes), Amounts(refunds.SelectMany(refund => refund.Taxes)));
            foreach (var refund in refunds)
            {
                Assert.Equal(Due(refund), refund.Taxes.Sum(row => row.Gross.AmountMinor));
                Assert.Equal(Due(refund),
                    (refund.Units + refund.Shipping - refund.BrokenOffer).AmountMinor);
                Assert.True(refund.Amount.AmountMinor >= 0 && refund.Charge.AmountMinor >= 0, Seed(seed));
                Assert.True(refund.Amount.AmountMinor == 0 || refund.Charge.AmountMinor == 0, Seed(seed));
            }
        }
    }

    [Fact]
    public void No_kept_offer_charges_and_no_tax_of_a_return_is_below_zero()
    {
        for (var seed = 0; seed < Purchases; seed++)
        {
            var (shop, basket, paid) = Purchase(seed, Breakage.Keep);
            foreach (var refund in ReturnAll(new Random(seed), shop, basket, paid))
            {
                Assert.Equal((0L, 0L), (refund.Charge.AmountMinor, refund.BrokenOffer.AmountMinor));
                Assert.All(refund.Taxes, row => Assert.True(
                    row.Net.AmountMinor >= 0 && row.Tax.AmountMinor >= 0 &&
                    (row.Parts ?? []).All(part => part.Tax.AmountMinor >= 0), Seed(seed)));
            }
        }
    }

    [Theory]
    [InlineData(Breakage.Keep)]
    [InlineData(Breakage.Reprice)]
    public void What_came_back_decides_and_not_in_which_steps(Breakage breakage)
    {
        for (var seed = 0; seed < Purchases; seed++)
        {
            var (shop, basket, paid) = Purchase(seed, breakage);
            var chance = new Random(seed);
            var half = Pieces(paid).Where(_ => chance.Next(2) == 0).ToList();
            var atOnce = Of(shop, basket, paid, Returned.Nothing, Given(half));

            var before = new List<string>();
            var step = 0L;
            foreach (var piece in half.OrderBy(_ => chance.Next()))
            {
                step += Due(Of(shop, basket, paid, Given(before), Given([piece])));
                before.Add(piece);
            }

            Assert.True(Due(atOnce) == step, Seed(seed));
        }
    }

    private static List<Refund> ReturnAll(Random chance, Shop shop, Basket basket, Quote paid)
    {
        var left = new Queue<string>(Pieces(paid).OrderBy(_ => chance.Next()));
        var before = new List<string>();
        var (isShippingBack, refunds) = (false, new List<Refund>());
        while (left.Count > 0)
        {
            var now = Enumerable.Range(0, Math.Min(left.Count, chance.Next(1, 5))).Select(_ => left.Dequeue()).ToList();
            var shipping = paid.Shipping is not null && !isShippingBack && (left.Count == 0 || chance.Next(3) == 0);
            refunds.Add(Of(shop, basket, paid,
                Given(before) with { Shipping = isShippingBack }, Given(now) with { Shipping = shipping }));
            before.AddRange(now);
            isShippingBack |= shipping;
        }

        return refunds;
    }

    private static Refund Of(Shop shop, Basket basket, Quote paid, Returned before, Returned now) =>
        Refunds.Of(paid, basket, shop.Book, before, now).Value;

    private static Returned Given(IEnumerable<string> pieces) =>
        new([.. pieces.GroupBy(line => line, (line, units) => new ReturnedUnits(line, units.Count()))]);

    /// <summary>A line's id for each unit of it; any of the ids that it was merged from.</summary>
    private static IEnumerable<string> Pieces(Quote paid) => paid.Lines.SelectMany(line =>
        Enumerable.Range(0, line.Units.Sum(unit => unit.Count)).Select(i => line.LineIds[i % line.LineIds.Count]));

    private static long Due(Refund refund) => refund.Amount.AmountMinor - refund.Charge.AmountMinor;

    private static List<(string Category, long Net, long Tax, string Parts)> Amounts(IEnumerable<TaxTotal> rows) =>
    [
        .. rows.GroupBy(row => row.Category, StringComparer.Ordinal).OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => (
                row.Key,
                row.Sum(one => one.Net.AmountMinor),
                row.Sum(one => one.Tax.AmountMinor),
                string.Join(' ', row.SelectMany(one => one.Parts ?? [])
                    .GroupBy(part => part.Name, (name, parts) => name + Sum(parts)))))
            .Where(row => row.Item2 != 0 || row.Item3 != 0),
    ];

    private static string Sum(IEnumerable<TaxPartTotal> parts) =>
        parts.Sum(part => part.Tax.AmountMinor).ToString(CultureInfo.InvariantCulture);

    private static string Seed(int seed) => "seed " + seed.ToString(CultureInfo.InvariantCulture);

    private static (Shop Shop, Basket Basket, Quote Paid) Purchase(int seed, Breakage breakage)
    {
        var chance = new Random(seed);
        var shop = new Shop
        {
            Settings = new Shop().Settings with
            {
                Breakage = breakage,
                PricesIncludeTax = chance.Next(2) == 0,
                TaxRounding = (TaxRounding)chance.Next(4),
                TaxSplit = (TaxSplit)chance.Next(2),
                Rounding = (RoundingMode)chance.Next(3),
            },
        };
        shop.TaxRates.Add(new TaxRate("reduced", 5.5m));
        shop.TaxRates.Add(new TaxRate(
            "parts", 14.975m, null, [new TaxPart("GST", 5m, false), new TaxPart("QST", 9.975m, false)]));
        string[] categories = ["standard", "reduced", "parts"];
        foreach (var (i, sku) in Skus.Index())
        {
            shop.Sells(
                sku, chance.Next(0, 900) / 100m, i % 2 == 0 ? "even" : "odd",
                i == 3 ? UnitOfMeasure.Kilogram : UnitOfMeasure.Piece, categories[chance.Next(3)]);
            if (chance.Next(3) == 0)
            {
                var fee = new UnitFee("fee", LocalText.English("Fee"), Shop.Gbp(0.25m), categories[chance.Next(3)]);
                shop.With(sku, goods => goods with { Fees = [fee] });
            }
        }

        shop.ShippingMethods.Add(new ShippingMethod(
            "post", LocalText.English("Post"), categories[chance.Next(3)], ShippingBasis.Value,
            [new ShippingRate(null, 0, Shop.Gbp(4.99m))]));
        Target[] targets = [Target.Everything, Shop.In("even"), Shop.In("odd"), Shop.Of("S0", "S3")];
        for (var i = chance.Next(5); i > 0; i--)
        {
            var target = targets[chance.Next(targets.Length)];
            Benefit[] benefits =
            [
                Shop.Percent(chance.Next(1, 1_000) / 10m, target), Shop.Across(chance.Next(1, 600) / 100m, target),
                Shop.BuyGet(2, 1, target: target), Shop.Each(0.37m, target),
                new SetOf(target, 3, new Reward(Price: Shop.Gbp(5m))),
            ];
            Condition[] conditions =
                chance.Next(2) == 0 ? [] : [new SpendAtLeast(Target.Everything, Shop.Gbp(chance.Next(1, 30)))];
            shop.Offers(Shop.Offer(
                "p" + i.ToString(CultureInfo.InvariantCulture), benefits[chance.Next(benefits.Length)], conditions) with
            { Lane = chance.Next(2) == 0 ? "item" : "basket" });
        }

        var lines = Enumerable.Range(0, chance.Next(1, 6)).Select(_ => chance.Next(Skus.Length))
            .Select(sku => (Skus[sku], sku == 3 ? chance.Next(1, 3_000) / 1_000m : chance.Next(1, 5))).ToArray();
        var basket = Shop.Basket(lines) with
        {
            Context = Shop.Context(customer: CustomerFacts.Unknown with { TaxExempt = chance.Next(5) == 0 }),
            Delivery = chance.Next(2) == 0 ? new Delivery("uk", "post") : null,
            Changes = chance.Next(3) > 0 ? null
                : [new CashierChange(chance.Next(2) == 0 ? null : "l000", CashierChangeKind.Percent, 10m, "kind")],
        };
        return (shop, basket, QuoteEngine.Price(basket, shop.Book).Value);
    }
}
