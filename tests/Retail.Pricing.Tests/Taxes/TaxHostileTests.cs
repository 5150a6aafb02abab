using Retail.Abstractions.Quotes;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Taxes;

/// <summary>Whatever rates and numbers come, the answer is a value or a refusal.</summary>
public sealed class TaxHostileTests
{
    private const int Cases = 20_000;

    private static readonly string?[] Texts =
        [null, "", "a", "b", "standard", "north", "North", "\0", "\ud800", new('x', 41), "x-1"];

    private static readonly decimal[] Numbers =
    [
        0m, 1m, 5m, 9.5m, 14.975m, 100m, -1m, -100m, 0.00001m, 0.0000000000000000000000000001m, 99_999_999m, 1e15m,
        decimal.MaxValue, decimal.MinValue, 79_228_162_514.264337593543950335m,
    ];

    [Fact]
    public void Hostile_rates_are_refused_or_compute()
    {
        var (built, refused) = (0, 0);
        for (var seed = 0; seed < Cases; seed++)
        {
            var chance = new Random(seed);
            var shop = new Shop { Settings = new Shop().Settings with { TaxRounding = (TaxRounding)chance.Next(5) } }
                .Sells("A", 1.99m);
            var rates = Enumerable.Range(0, chance.Next(0, 3)).Select(_ => Rate(chance)).Prepend(shop.TaxRates[0]);
            var content = shop.Content with { TaxRates = [.. rates] };
            var basket = Shop.Basket(("A", 3)) with { Delivery = new Delivery(Pick(chance, Texts)!) };

            var answer = PriceBook.Build(content, shop).Then(book => QuoteEngine.Price(basket, book));

            built += answer.IsRefused ? 0 : 1;
            refused += answer.IsRefused ? 1 : 0;
        }

        Assert.True(built > 2_000 && refused > 2_000, $"{built} built, {refused} refused: the fuzz misses one side.");
    }

    [Fact]
    public void Hostile_numbers_are_refused_or_computed_with()
    {
        var (computed, refused) = (0, 0);
        for (var seed = 0; seed < Cases; seed++)
        {
            var chance = new Random(seed);
            TaxableLine[] lines = [.. Enumerable.Range(0, chance.Next(0, 3)).Select(_ => Line(chance))];
            var precision = new TaxPrecision(Pick(chance, Numbers), (RoundingMode)chance.Next(6));

            var document = TaxCalculation.Document(lines, precision, chance.Next(2) == 0);
            var single = TaxCalculation.Line(Line(chance), chance.Next(2) == 0 ? null : precision);
            var price = TaxCalculation.AdaptPrice(Pick(chance, Numbers), Line(chance).Taxes, Line(chance).Taxes);

            foreach (var isRefused in new[] { document.IsRefused, single.IsRefused, price.IsRefused })
            {
                computed += isRefused ? 0 : 1;
                refused += isRefused ? 1 : 0;
            }
        }

        Assert.True(computed > 5_000 && refused > 5_000, $"{computed} and {refused}: the fuzz misses one side.");
    }

    private static TaxRate Rate(Random chance)
    {
        if (chance.Next(20) == 0)
        {
            return null!;
        }

        TaxPart[] parts =
        [
            .. Enumerable.Range(0, chance.Next(0, 12)).Select(_ => chance.Next(30) == 0
                ? null!
                : new TaxPart(Pick(chance, Texts)!, Pick(chance, Numbers), chance.Next(2) == 0)),
        ];
        var category = chance.Next(2) == 0 ? "standard" : Pick(chance, Texts)!;
        return new TaxRate(
            category, Pick(chance, Numbers), Pick(chance, Texts), chance.Next(3) == 0 ? parts : null);
    }

    private static TaxableLine Line(Random chance) => new(
        Pick(chance, Numbers),
        Pick(chance, Numbers),
        [
            .. Enumerable.Range(0, chance.Next(0, chance.Next(8) == 0 ? 25 : 4)).Select(i => new LineTax(
                $"t{i % 3}",
                (LineTaxKind)chance.Next(chance.Next(8) == 0 ? 3 : 2),
                Pick(chance, Numbers),
                chance.Next(2) == 0,
                chance.Next(2) == 0,
                chance.Next(2) == 0)),
        ],
        chance.Next(4) == 0 ? Pick(chance, Numbers) : 0m);

    private static T Pick<T>(Random chance, T[] values) => values[chance.Next(values.Length)];
}
