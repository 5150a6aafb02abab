using System.Numerics;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Taxes;

/// <summary>What holds of every tax summary, whatever the rates, roundings and baskets.</summary>
public sealed class TaxPropertiesTests
{
    private const int Cases = 4_000;
    private static readonly decimal[] Percents = [0m, 0.0001m, 2.5m, 5m, 5.5m, 7m, 9.975m, 10m, 19m, 20m, 33.3333m];

    [Fact]
    public void Rows_and_parts_add_up() => Each((chance, shop, basket) =>
    {
        var quote = shop.Quote(basket);
        var stated = quote.Lines.Sum(line => line.Total.AmountMinor);

        Assert.Equal(quote.Net, Sum(quote.Taxes, row => row.Net));
        Assert.Equal(quote.Tax, Sum(quote.Taxes, row => row.Tax));
        Assert.Equal(quote.Total, quote.Net + quote.Tax);
        Assert.Equal(stated, (shop.Settings.PricesIncludeTax ? quote.Total : quote.Net).AmountMinor);
        Assert.Equal(
            quote.Taxes.Select(row => row.Category).Order(StringComparer.Ordinal),
            quote.Taxes.Select(row => row.Category));
        Assert.All(quote.Taxes, row =>
        {
            Assert.Equal(row.Gross, row.Net + row.Tax);
            Assert.True(row.Tax.AmountMinor >= 0 && row.Net.AmountMinor >= 0);
            Assert.True(row.Parts is null || row.Tax.AmountMinor == row.Parts.Sum(part => part.Tax.AmountMinor));
        });
    });

    [Fact]
    public void Exemption_leaves_the_net_amount_and_takes_the_tax() => Each((chance, shop, basket) =>
    {
        var customer = basket.Context.Customer with { TaxExempt = true };

        var exempt = shop.Quote(basket with { Context = basket.Context with { Customer = customer } });

        var taxed = shop.Quote(basket);
        Assert.Equal((taxed.Net, 0L, taxed.Net), (exempt.Net, exempt.Tax.AmountMinor, exempt.Total));
        Assert.Equal(taxed.Taxes.Select(row => row.Net), exempt.Taxes.Select(row => row.Gross));
    });

    [Fact]
    public void Tax_is_never_further_from_exact_than_its_roundings() => Each((chance, shop, basket) =>
    {
        var quote = shop.Quote(basket);

        // Every rounding, of a part too, moves by at most one minor unit, and a compound part passes it on.
        foreach (var row in quote.Taxes)
        {
            var parts = row.Parts?.Count ?? 1;
            var lines = quote.Lines.Where(line => line.TaxCategory == row.Category).ToArray();
            var places = shop.Settings.TaxRounding switch
            {
                TaxRounding.Unit => lines.Sum(line => line.Units.Sum(unit => unit.Count)),
                TaxRounding.Line => lines.Length,
                _ => 1,
            };
            var (tax, rate) = Exact(shop, basket.Delivery?.Zone, row.Category);
            var stated = (shop.Settings.PricesIncludeTax ? row.Gross : row.Net).AmountMinor;
            var whole = shop.Settings.PricesIncludeTax ? rate + tax : rate;
            var off = BigInteger.Abs((row.Tax.AmountMinor * whole) - (stated * tax));
            Assert.True(off <= 2 * places * parts * whole, $"{row} is {off}/{whole} off");
        }
    });

    [Fact]
    public void One_rounding_over_the_quote_is_the_exact_sum_rounded() => Each((chance, shop, basket) =>
    {
        var settings = shop.Settings with { TaxRounding = TaxRounding.Total, TaxSplit = TaxSplit.RoundTax };
        var quote = With(shop, settings, basket);

        var (numerator, denominator) = (BigInteger.Zero, BigInteger.One);
        foreach (var category in quote.Lines.GroupBy(line => line.TaxCategory, StringComparer.Ordinal))
        {
            var (tax, rate) = Exact(shop, basket.Delivery?.Zone, category.Key);
            var whole = settings.PricesIncludeTax ? rate + tax : rate;
            var stated = category.Sum(line => line.Total.AmountMinor);
            (numerator, denominator) = ((numerator * whole) + (stated * tax * denominator), denominator * whole);
        }

        var (quotient, rest) = BigInteger.DivRem(numerator, denominator);
        var up = settings.Rounding switch
        {
            RoundingMode.HalfUp => rest * 2 >= denominator,
            RoundingMode.HalfDown => rest * 2 > denominator,
            RoundingMode.HalfEven => rest * 2 > denominator || (rest * 2 == denominator && !quotient.IsEven),
            RoundingMode.Down => false,
            _ => !rest.IsZero,
        };
        Assert.Equal((long)quotient + (up ? 1 : 0), quote.Tax.AmountMinor);
    });

    [Fact]
    public void One_part_is_the_same_tax_as_no_parts() => Each((chance, shop, basket) =>
    {
        var plain = shop.TaxRates.Select(rate => rate with { Parts = null }).ToArray();
        var single = plain.Select(rate => rate with { Parts = [new TaxPart("all", rate.Percent)] }).ToArray();

        var one = PriceBook.Build(shop.Content with { TaxRates = single }, shop).Value;
        var none = PriceBook.Build(shop.Content with { TaxRates = plain }, shop).Value;

        Assert.Equal(
            QuoteEngine.Price(basket, none).Value.Taxes.Select(row => (row.Net, row.Tax, row.Gross)),
            QuoteEngine.Price(basket, one).Value.Taxes.Select(row => (row.Net, row.Tax, row.Gross)));
    });

    [Fact]
    public void A_price_goes_to_other_taxes_and_back()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var chance = new Random(seed);
            var (from, to) = (Taxes(chance), Taxes(chance));
            var price = chance.Next(1, 1_000_000) / 100m;

            var other = TaxCalculation.AdaptPrice(price, from, to).Value;

            Assert.Equal(price, TaxCalculation.AdaptPrice(other, to, from).Value, 15);
            Assert.Equal(
                TaxCalculation.Line(new TaxableLine(price, 1m, from)).Value.Net,
                TaxCalculation.Line(new TaxableLine(other, 1m, to)).Value.Net,
                15);
        }
    }

    [Fact]
    public void A_line_of_any_taxes_adds_up_and_each_tax_is_its_share_of_its_base()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var chance = new Random(seed);
            var line = new TaxableLine(chance.Next(-1_000, 100_000) / 100m, chance.Next(1, 20), Taxes(chance));
            var raw = TaxCalculation.Line(line).Value;
            var rounded = TaxCalculation.Line(line, new TaxPrecision(0.01m)).Value;

            foreach (var taxed in new[] { raw, rounded })
            {
                Assert.Equal(taxed.Gross, taxed.Net + taxed.Taxes.Sum(tax => tax.Tax), 15);
                var within = taxed.Taxes.Where((_, i) => line.Taxes[i].IsIncluded).Sum(tax => tax.Tax);
                Assert.Equal(line.UnitPrice * line.Quantity, taxed.Net + within, 15);
            }

            Assert.All(rounded.Taxes, tax => Assert.Equal(tax.Tax, decimal.Round(tax.Tax, 2, MidpointRounding.ToZero)));
            for (var i = 0; i < line.Taxes.Count; i++)
            {
                var expected = line.Taxes[i].Kind == LineTaxKind.PerUnit
                    ? line.Taxes[i].Amount * line.Quantity
                    : line.Taxes[i].Amount * raw.Taxes[i].Base / 100m;
                Assert.Equal(expected, raw.Taxes[i].Tax, 15);
            }
        }
    }

    private static void Each(Action<Random, Shop, Basket> check)
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var chance = new Random(seed);
            var shop = ShopOf(chance);
            var lines = Enumerable.Range(0, chance.Next(1, 6)).Select(i => ($"S{i}", (decimal)chance.Next(1, 9)));
            var basket = Shop.Basket([.. lines]) with { Delivery = chance.Next(2) == 0 ? null : new Delivery("north") };
            try
            {
                check(chance, shop, basket);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"seed {seed}: {shop.Settings}", fault);
            }
        }
    }

    private static Shop ShopOf(Random chance)
    {
        var shop = new Shop
        {
            Settings = new BookSettings(
                Shop.Pounds, chance.Next(2) == 0, Any<RoundingMode>(chance), Any<TaxRounding>(chance), ["item"],
                Any<TaxSplit>(chance)),
        };
        shop.TaxRates.Clear();
        foreach (var category in new[] { "c", "a", "b" })
        {
            shop.TaxRates.Add(RateOf(chance, category, null));
            if (chance.Next(3) == 0)
            {
                shop.TaxRates.Add(RateOf(chance, category, "north"));
            }
        }

        for (var i = 0; i < 6; i++)
        {
            shop.Sells($"S{i}", chance.Next(1, 3_000) / 100m, tax: Pick(chance, ["a", "b", "c"]));
        }

        return chance.Next(2) == 0 ? shop : shop.Offers("across", Shop.Across(chance.Next(1, 500) / 100m));
    }

    private static TaxRate RateOf(Random chance, string category, string? zone)
    {
        if (chance.Next(2) == 0)
        {
            return new TaxRate(category, Pick(chance, Percents), zone);
        }

        TaxPart[] parts =
        [
            .. Enumerable.Range(0, chance.Next(1, 4)).Select(i =>
                new TaxPart($"part {i}", Pick(chance, Percents) / 2m is var half
                    ? decimal.Round(half, 4, MidpointRounding.ToZero) : 0m, chance.Next(2) == 0)),
        ];
        return new TaxRate(category, RateTaxes.PercentOf(parts), zone, parts);
    }

    /// <summary>The tax of so much net amount, both whole, computed apart from the engine.</summary>
    private static (BigInteger Tax, BigInteger Net) Exact(Shop shop, string? zone, string category)
    {
        var rate = shop.TaxRates.Find(one => one.Category == category && one.Zone is not null && one.Zone == zone)
            ?? shop.TaxRates.Find(one => one.Category == category && one.Zone is null)!;
        var (tax, net) = (BigInteger.Zero, BigInteger.One);
        foreach (var part in rate.Parts ?? [new TaxPart("all", rate.Percent)])
        {
            var steps = new BigInteger(part.Percent * 10_000m);
            (tax, net) = ((tax * 1_000_000) + ((part.OnEarlier ? net + tax : net) * steps), net * 1_000_000);
        }

        return (tax, net);
    }

    private static Quote With(Shop shop, BookSettings settings, Basket basket) =>
        QuoteEngine.Price(basket, PriceBook.Build(shop.Content with { Settings = settings }, shop).Value).Value;

    private static LineTax[] Taxes(Random chance) =>
    [
        .. Enumerable.Range(0, chance.Next(0, 6)).Select(i => new LineTax(
            $"t{i}",
            chance.Next(4) == 0 ? LineTaxKind.PerUnit : LineTaxKind.Percent,
            chance.Next(0, 2_500) / 100m,
            chance.Next(2) == 0,
            chance.Next(2) == 0,
            chance.Next(2) == 0)),
    ];

    private static Money Sum(IEnumerable<TaxTotal> rows, Func<TaxTotal, Money> amount) =>
        rows.Aggregate(Money.Zero(Shop.Pounds), (sum, row) => sum + amount(row));

    private static T Any<T>(Random chance)
        where T : struct, Enum => Pick(chance, Enum.GetValues<T>());

    private static T Pick<T>(Random chance, T[] values) => values[chance.Next(values.Length)];
}
