using System.Collections.Immutable;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests;

/// <summary>Whatever the data is, the answer is a quote or a refusal, and soon.</summary>
public sealed class HostileTests
{
    private static readonly string?[] Texts = ["", "A", "CHEESE", "a", "\0", "é\u0301", "\ud800", "A\nB", "{sku}",
        new('x', 5_000), "base", "item", "p0", "FIVE"];
    private static readonly decimal[] Numbers = [0m, -1m, 0.001m, 1m, 3m, 99_999m, 99_999.999m,
        0.0000000000000000000000000001m, 9_999_999m, decimal.MaxValue, decimal.MinValue];
    private static readonly int[] Counts = [0, -1, 1, 2, 3, 100_000, int.MaxValue, int.MinValue];
    private static readonly DateTimeOffset?[] Instants =
        [null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Shop.Noon];

    [Fact]
    public void Hostile_baskets_and_books_never_throw()
    {
        var (quotes, refusals) = (0, 0);
        for (var seed = 0; seed < 20_000; seed++)
        {
            var chance = new Random(seed);
            var shop = new Shop();
            foreach (var sku in new[] { "A", "CHEESE", "a" })
            {
                var unit = chance.Next(3) == 0 ? Retail.Abstractions.Catalog.UnitOfMeasure.Kilogram
                    : Retail.Abstractions.Catalog.UnitOfMeasure.Piece;
                shop.Sells(sku, chance.Next(4) == 0 ? Pick(chance, Numbers) : chance.Next(1_000) / 100m, unit: unit);
            }

            var content =
                shop.Content with { Promotions = [.. Enumerable.Range(0, chance.Next(6)).Select(_ => Offer(chance))] };
            if (chance.Next(4) == 0)
            {
                content = Spoil(chance, content);
            }

            var book = PriceBook.Build(content, shop);
            var answer = book.Then(built => QuoteEngine.Price(Basket(chance), built));
            quotes += answer.IsRefused ? 0 : 1;
            refusals += answer.IsRefused ? 1 : 0;
        }

        Assert.True(quotes > 500 && refusals > 500, $"{quotes} quotes, {refusals} refusals: the fuzz misses one side.");
    }

    [Fact]
    public void The_largest_basket_against_competing_promotions_comes_to_an_end()
    {
        var shop = new Shop();
        for (var i = 0; i < Retail.Abstractions.Quotes.Basket.MaxLines; i++)
        {
            shop.Sells($"S{i:0000}", 1m + (i * 0.37m));
        }

        for (var i = 1; i < 7; i++)
        {
            shop.Offers($"bundle-{i}", Shop.BuyGet(i, 1, 100m - i)).Offers($"percent-{i}", Shop.Percent(i))
                .Offers($"across-{i}", Shop.Across(i));
        }

        var quote = shop.Quote(
            [.. Enumerable.Range(0, Retail.Abstractions.Quotes.Basket.MaxLines).Select(i => ($"S{i:0000}", 100m))]);

        Assert.Equal(quote.ProvedBest, quote.Gap.AmountMinor == 0);
        Assert.Equal(quote.Total.AmountMinor,
            quote.Lines.Sum(line => line.Units.Sum(unit => unit.Count * unit.Price.AmountMinor)));
    }

    [Fact]
    public void The_largest_fees_of_the_largest_basket_are_refused_as_too_much()
    {
        var largest = Enumerable.Range(0, 20).Select(i => new UnitFee(
            $"fee-{i}", LocalText.English("Fee"), new Money(10_000_000_000, Shop.Pounds), "standard")).ToList();
        var shop = new Shop().Sells("A", 0m).With("A", goods => goods with { Fees = largest });

        Assert.Null(shop.Book.Check(shop.Find("A")!));
        Assert.Equal(20_000_000_000_000, shop.Quote(("A", 100)).Fees?.AmountMinor);
        Assert.Equal("quote.amount-overflow", shop.Refusal(Shop.Basket(("A", 99_999))).Code);
    }

    private static Basket Basket(Random chance)
    {
        var friendly = chance.Next(3) > 0;
        var lines = Enumerable.Range(0, chance.Next(5)).Select(i =>
        {
            var quantity = Quantity.Of(friendly ? chance.Next(1, 20) : Pick(chance, Numbers));
            var line = new BasketLine(
                friendly ? $"l{i}" : Pick(chance, Texts)!, friendly ? Pick(chance, ["A", "CHEESE"])
                    : Pick(chance, Texts)!, quantity.IsRefused ? default : quantity.Value);
            return !friendly && chance.Next(10) == 0 ? null! : line;
        });
        var usesLeft = ImmutableSortedDictionary<string,
        int>.Empty.SetItem("p0", Pick(chance, Counts)).SetItem(Pick(chance, Texts)!, Pick(chance, Counts));
        var customer =
            new CustomerFacts(chance.Next(2) == 0 ? null : Pick(chance, Texts), chance.Next(2) == 0, usesLeft);
        var context = new QuoteContext(
            friendly ? "till" : Pick(chance, Texts)!,
            Pick(chance, Texts),
            chance.Next(20) == 0 ? default : Shop.Pounds,
            Pick(chance, Instants) ?? Shop.Noon,
            customer);
        return new Basket(context, [.. lines], friendly ? []
            : [.. Enumerable.Range(0, chance.Next(3)).Select(_ => chance.Next(9) == 0 ? null! : Pick(chance, Texts)!)]);
    }

    private static Promotion Offer(Random chance)
    {
        var wild = chance.Next(12) == 0;
        Target Target() => wild ? new Target([Pick(chance, Texts)!], []) : Retail.Pricing.Promotions.Target.Everything;
        var benefits = Enumerable.Range(0, chance.Next(wild ? 0 : 1, 3)).Select(_ => (Benefit)(chance.Next(4) switch
        {
            0 => new PercentOff(Target(), wild ? Pick(chance, Numbers) : chance.Next(1, 101)),
            1 => new BuyGet(Target(), wild ? Pick(chance, Counts) : Pick(chance, [1, 2, int.MaxValue]), Target(), wild
                ? Pick(chance, Counts) : Pick(chance, [1, 2, int.MaxValue]), 100m, wild ? Pick(chance, Counts) : null),
            2 => new AmountOff(Target(), new Money(wild ? Pick(chance, Counts)
                : Pick(chance, [1L, 500L, QuoteEngine.MaxAmountMinor]), Shop.Pounds), AmountSpread.Across),
            _ => new AmountOff(Target(), new Money(wild ? Pick(chance, Counts)
                : Pick(chance, [1L, 500L, QuoteEngine.MaxAmountMinor]), Shop.Pounds), AmountSpread.EachUnit),
        }));
        var conditions = Enumerable.Range(0, chance.Next(2)).Select(_ => (Condition)(chance.Next(3) switch
        {
            0 => new CouponEntered([wild ? Pick(chance, Texts)! : $"C{chance.Next(int.MaxValue)}"]),
            1 => new QuantityAtLeast(Target(), wild ? Pick(chance, Numbers) : chance.Next(1, 9)),
            _ => new SpendAtLeast(
                Target(), new Money(wild ? Pick(chance, Counts) : chance.Next(1, 9_999), Shop.Pounds)),
        }));
        return Shop.Offer($"p{chance.Next(int.MaxValue)}", Shop.Percent(1m), [.. conditions]) with
        {
            Benefits = [.. benefits],
            Priority = Pick(chance, Counts),
            Stores = wild ? [Pick(chance, Texts)!] : [],
            From = wild ? Pick(chance, Instants) : null,
        };
    }

    private static BookContent Spoil(Random chance, BookContent content) => chance.Next(5) switch
    {
        0 => content with { Publication = Pick(chance, Counts) },
        1 => content with { TaxRates = [new TaxRate(Pick(chance, Texts)!, Pick(chance, Numbers))] },
        2 => content with
        {
            PriceLists = [new PriceList(
            Pick(chance, Texts)!, [], [], [], Pick(chance, Instants), Pick(chance, Instants), 0)]
        },
        3 => content with { Promotions = [null!] },
        _ => content with { Settings = content.Settings with { Lanes = [Pick(chance, Texts)!] } },
    };

    private static T Pick<T>(Random chance, T[] values) => values[chance.Next(values.Length)];
}
