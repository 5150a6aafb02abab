using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retail.Abstractions.Json;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Prices;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests;

public sealed class VectorTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "vectors", "pricing");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_basket_from_real_life_costs_what_it_should(string file)
    {
        var vector =
            JsonSerializer.Deserialize<Vector>(File.ReadAllText(Path.Combine(Folder, file)), RetailJson.Options)!;

        var quote = Quote(vector);

        var expect = vector.Expect;
        Assert.Equal(expect.Lines.Select(Describe), quote.Lines.Select(Describe));
        Assert.Equal(
            expect.Taxes,
            quote.Taxes.Select(tax => new Vector.ExpectedTax(
                tax.Category, tax.RatePercent, tax.Net.ToAmountString(), tax.Tax.ToAmountString(),
                tax.Gross.ToAmountString())));
        Assert.Equal(expect.Total, quote.Total.ToAmountString());
        Assert.Equal(expect.Proved, quote.ProvedBest);
        Assert.Equal(expect.Explanations,
            quote.Explanations.Select(explanation => explanation.In(CultureInfo.GetCultureInfo("en-GB"))));
    }

    private static Quote Quote(Vector vector)
    {
        var shop = new Shop
        {
            Settings = new Shop()
                .Settings with
            { PricesIncludeTax = vector.PricesIncludeTax, TaxRounding = vector.TaxRounding },
        };
        shop.TaxRates.Add(new TaxRate("reduced", 5m));
        foreach (var item in vector.Variants)
        {
            var breaks = (item.Breaks ?? []).Select(step => new PriceEntry("base", step.From, step.Price, null));
            shop.Sells(item.Sku, item.Price, item.Category, item.Unit, item.Tax, [.. breaks]);
        }

        foreach (var promotion in vector.Promotions)
        {
            shop.Offers(promotion.ToPromotion());
        }

        var basket = Shop.Basket([.. vector.Lines.Select(line => (line.Sku, line.Quantity))]);
        var usesLeft = (vector.UsesLeft ?? new Dictionary<string, int>())
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        return shop.Quote(basket with
        {
            Codes = vector.Codes ?? [],
            Context = Shop.Context(customer: CustomerFacts.Unknown with { UsesLeft = usesLeft }),
        });
    }

    private static string Describe(Vector.ExpectedLine line) =>
        $"{line.Sku} {line.Subtotal} [{string.Join(' ', line.Adjustments.Select(pair => $"{pair.Key} {pair.Value}"))}] {line.Total}: {line.Units}";

    private static string Describe(QuoteLine line) => Describe(new Vector.ExpectedLine(
        line.Sku,
        line.Subtotal.ToAmountString(),
        line.Adjustments.ToDictionary(adjustment => adjustment.Promotion, adjustment =>
            adjustment.Amount.ToAmountString(), StringComparer.Ordinal),
        line.Total.ToAmountString(),
        string.Join(' ', line.Units.Select(
            unit => string.Create(CultureInfo.InvariantCulture, $"{unit.Count}x{unit.Price.ToAmountString()}")))));
}
