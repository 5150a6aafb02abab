using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Taxes;

public sealed class TaxCalculationTests
{
    private static readonly TaxPrecision Cents = new(0.01m);

    [Fact]
    public void A_tax_on_top_and_the_same_tax_in_the_price_meet()
    {
        Assert.Equal((100m, 121m), Sums(100m, 1m, OnTop(21m)));
        Assert.Equal((100m, 121m), Sums(121m, 1m, Within(21m)));
    }

    [Fact]
    public void A_tax_per_unit_counts_units()
    {
        Assert.Equal((10m, 10.75m), Sums(2m, 5m, PerUnit(0.15m)));
        Assert.Equal((9.25m, 10m), Sums(2m, 5m, PerUnit(0.15m) with { IsIncluded = true }));
    }

    [Fact]
    public void A_tax_joins_the_base_of_those_after_it_that_stand_on_earlier_ones()
    {
        var first = OnTop(10m) with { JoinsBase = true };

        Assert.Equal([(100m, 10m), (110m, 22m)], Parts(100m, first, OnTop(20m)));
        Assert.Equal([(100m, 10m), (100m, 20m)], Parts(100m, first, OnTop(20m) with { OnEarlier = false }));
        Assert.Equal([(100m, 10m), (100m, 20m)], Parts(100m, OnTop(10m), OnTop(20m)));
        Assert.Equal([(100m, 20m), (100m, 10m)], Parts(100m, OnTop(20m), first));
    }

    [Fact]
    public void The_same_in_the_price_is_found_again()
    {
        var first = Within(10m) with { JoinsBase = true };

        Assert.Equal([(100m, 10m), (110m, 22m)], Parts(132m, first, Within(20m)));
        Assert.Equal([(100m, 10m), (100m, 20m)], Parts(130m, first, Within(20m) with { OnEarlier = false }));
        Assert.Equal([(100m, 10m), (100m, 20m)], Parts(130m, Within(10m), Within(20m)));
    }

    [Fact]
    public void A_tax_on_top_stands_on_those_in_the_price_that_join_its_base() =>
        Assert.Equal(
            [(100m, 10m), (110m, 22m)], Parts(110m, Within(10m) with { JoinsBase = true }, OnTop(20m)));

    [Fact]
    public void A_tax_in_the_price_stands_on_one_on_top_before_it()
    {
        // A deposit of 1 goes on top; 21 % in the price are computed on it too: 0.21 × (98.0 + 1) = 20.79.
        var parts = Parts(118.79m, PerUnit(1m) with { JoinsBase = true }, Within(21m));

        Assert.Equal([(98m, 1m), (99m, 20.79m)], parts);
    }

    [Fact]
    public void Rounded_taxes_stand_on_rounded_taxes()
    {
        // 5 % of 0.90 is 0.045, so 0.05; 90 % is 0.855 of the rounded 0.95 and 0.8505 of the exact 0.945.
        var line = new TaxableLine(0.90m, 1m, [OnTop(5m) with { JoinsBase = true }, OnTop(90m)]);

        Assert.Equal([0.05m, 0.86m], TaxCalculation.Line(line, Cents).Value.Taxes.Select(tax => tax.Tax));
        Assert.Equal([0.045m, 0.8505m], TaxCalculation.Line(line).Value.Taxes.Select(tax => tax.Tax));
    }

    [Fact]
    public void A_tax_in_the_price_is_found_in_what_the_rounded_one_on_it_left()
    {
        // 0.33 holds 20 % on 10 %: 0.055, so 0.06; of 0.27 that is left 10 % are 0.0245, while exact it is 0.025.
        var line = new TaxableLine(0.33m, 1m, [Within(10m) with { JoinsBase = true }, Within(20m)]);

        Assert.Equal([0.02m, 0.06m], TaxCalculation.Line(line, Cents).Value.Taxes.Select(tax => tax.Tax));
        Assert.Equal([0.025m, 0.055m], TaxCalculation.Line(line).Value.Taxes.Select(tax => tax.Tax));
    }

    [Fact]
    public void Equal_taxes_of_a_price_are_rounded_alike()
    {
        var line = new TaxableLine(100m, 1m, [Within(9m, "c"), Within(9m, "s")]);

        Assert.Equal([7.63m, 7.63m], TaxCalculation.Line(line, Cents).Value.Taxes.Select(tax => tax.Tax));
    }

    [Fact]
    public void A_half_is_found_where_the_net_amount_has_no_end()
    {
        // 0.17 with 3 % and -1 % in it has a net amount of 1/6, of which 3 % is exactly half a cent.
        var taxed = TaxCalculation.Line(new TaxableLine(0.17m, 1m, [Within(3m), Within(-1m, "b")])).Value;

        Assert.Equal(0.005m, taxed.Taxes[0].Tax);
    }

    [Fact]
    public void The_price_is_rounded_before_its_taxes()
    {
        // 3 × 0.335 is 1.005, rounded 1.01: 0.505, so 0.51, at 50 %.
        var taxed = TaxCalculation.Line(new TaxableLine(0.335m, 3m, [OnTop(50m)]), Cents).Value;

        Assert.Equal((1.01m, 1.52m), (taxed.Net, taxed.Gross));
    }

    [Fact]
    public void A_discount_is_taken_off_before_taxes() =>
        Assert.Equal(
            (80m, 96m),
            Sums(TaxCalculation.Line(new TaxableLine(100m, 1m, [OnTop(20m)], DiscountPercent: 20m)).Value));

    [Fact]
    public void What_comes_back_is_the_mirror_of_what_was_sold()
    {
        LineTax[] taxes = [PerUnit(0.10m) with { IsIncluded = true, JoinsBase = true }, Within(21m), OnTop(3.5m)];
        var sold = TaxCalculation.Line(new TaxableLine(9.99m, 7m, taxes), Cents).Value;

        var back = TaxCalculation.Line(new TaxableLine(9.99m, -7m, taxes), Cents).Value;

        Assert.Equal((-sold.Net, -sold.Gross), (back.Net, back.Gross));
        Assert.Equal(sold.Taxes.Select(tax => -tax.Tax), back.Taxes.Select(tax => tax.Tax));
    }

    [Fact]
    public void Without_taxes_net_is_gross() => Assert.Equal((7m, 7m), Sums(7m, 1m));

    [Fact]
    public void A_price_that_would_be_all_tax_holds_none() => Assert.Equal((10m, 10m), Sums(10m, 1m, Within(-100m)));

    [Fact]
    public void A_document_rounds_each_tax_once_or_per_line()
    {
        // 21 % of 0.55 is 0.1155: rounded per line 0.12, three times 0.3465.
        var lines = Enumerable.Repeat(new TaxableLine(0.55m, 1m, [OnTop(21m)]), 3).ToArray();

        Assert.Equal((1.65m, 2.01m), Sums(TaxCalculation.Document(lines, Cents, roundsPerLine: true).Value));
        Assert.Equal((1.65m, 2.00m), Sums(TaxCalculation.Document(lines, Cents, roundsPerLine: false).Value));
    }

    [Fact]
    public void A_document_tells_taxes_apart_by_code()
    {
        TaxableLine[] lines =
            [new(1m, 1m, [OnTop(10m, "a"), OnTop(5m, "b")]), new(2m, 1m, [OnTop(5m, "b")]), new(3m, 1m, [])];

        var document = TaxCalculation.Document(lines, Cents, roundsPerLine: false).Value;

        Assert.Equal([new TaxedPart("a", 1m, 0.10m), new TaxedPart("b", 3m, 0.15m)], document.Taxes);
        Assert.Equal((6m, 6.25m), Sums(document));
    }

    [Fact]
    public void A_document_of_prices_with_tax_costs_what_the_prices_come_to()
    {
        // 1.02 at 20 % is 0.85 and 0.17; two taxes of 0.085 round to 0.09 each, and 0.84 is left.
        TaxableLine[] lines = [new(1.02m, 1m, [Within(10m, "a"), Within(10m, "b")])];

        Assert.Equal((0.84m, 1.02m), Sums(TaxCalculation.Document(lines, Cents, roundsPerLine: false).Value));
    }

    [Fact]
    public void A_document_without_lines_is_nothing() =>
        Assert.Equal((0m, 0m), Sums(TaxCalculation.Document([], Cents, roundsPerLine: true).Value));

    [Fact]
    public void A_price_keeps_its_net_amount_under_other_taxes()
    {
        Assert.Equal(106m, TaxCalculation.AdaptPrice(121m, [Within(21m)], [Within(6m)]).Value);
        Assert.Equal(100m, TaxCalculation.AdaptPrice(121m, [Within(21m)], [OnTop(6m)]).Value);
        Assert.Equal(106m, TaxCalculation.AdaptPrice(100m, [OnTop(21m)], [Within(6m)]).Value);
        Assert.Equal(100m, TaxCalculation.AdaptPrice(121m, [Within(21m)], []).Value);
        Assert.Equal(
            107.06m,
            TaxCalculation.AdaptPrice(
                100m, [], [PerUnit(1m) with { IsIncluded = true, JoinsBase = true }, Within(6m)]).Value);
    }

    [Fact]
    public void A_tax_per_unit_in_a_price_is_one_units_when_the_price_is_adapted() =>
        Assert.Equal(
            99m, TaxCalculation.AdaptPrice(100m, [PerUnit(1m) with { IsIncluded = true }], []).Value);

    [Fact]
    public void A_tax_on_top_is_computed_on_what_the_rounded_ones_in_the_price_left()
    {
        // 1.05 holds 0.175, rounded 0.18: the net amount is 0.87 and not 0.875.
        var taxed = TaxCalculation.Line(
            new TaxableLine(1.05m, 1m, [OnTop(100m, "top"), Within(20m, "in")]), Cents).Value;

        Assert.Equal([0.87m, 0.18m], taxed.Taxes.Select(tax => tax.Tax));
    }

    [Fact]
    public void What_cannot_be_computed_with_is_refused()
    {
        var good = new TaxableLine(1m, 1m, [OnTop(20m)]);
        LineTax[] many = [.. Enumerable.Repeat(OnTop(1m), TaxCalculation.MaxTaxes + 1)];
        Outcome<TaxedAmount>[] outcomes =
        [
            TaxCalculation.Line(good with { UnitPrice = decimal.MaxValue, Quantity = 2m }),
            TaxCalculation.Line(good with { Taxes = [OnTop(decimal.MaxValue)], UnitPrice = 1_000m }),
            TaxCalculation.Line(good with { Taxes = [Within(decimal.MaxValue)], UnitPrice = 1_000m }),
            TaxCalculation.Line(good with { Taxes = many }),
            TaxCalculation.Line(good with { Taxes = [OnTop(1m) with { Kind = (LineTaxKind)9 }] }),
            TaxCalculation.Line(good, new TaxPrecision(0m)),
            TaxCalculation.Line(good, new TaxPrecision(-1m)),
            TaxCalculation.Line(good, new TaxPrecision(1m, (RoundingMode)9)),
            TaxCalculation.Line(good with { UnitPrice = decimal.MaxValue / 2m }, new TaxPrecision(0.01m)),
            TaxCalculation.Document([good, good with { Taxes = many }], Cents, roundsPerLine: true),
            TaxCalculation.Document([good], new TaxPrecision(0m), roundsPerLine: false),
        ];

        Assert.All(outcomes, outcome => Assert.Equal("tax.out-of-range", outcome.Refusal?.Code));
        Assert.Equal("tax.out-of-range", TaxCalculation.AdaptPrice(1m, many, []).Refusal?.Code);
        Assert.Equal("tax.out-of-range", TaxCalculation.AdaptPrice(1m, [], many).Refusal?.Code);
        Assert.False(TaxCalculation.Line(good with { Taxes = many[1..] }).IsRefused);
    }

    private static LineTax OnTop(decimal percent, string code = "a") =>
        new(code, LineTaxKind.Percent, percent, IsIncluded: false);

    private static LineTax Within(decimal percent, string code = "a") =>
        new(code, LineTaxKind.Percent, percent, IsIncluded: true);

    private static LineTax PerUnit(decimal amount) => new("unit", LineTaxKind.PerUnit, amount, IsIncluded: false);

    private static (decimal Base, decimal Tax)[] Parts(decimal price, params LineTax[] taxes) =>
        [.. TaxCalculation.Line(new TaxableLine(price, 1m, taxes)).Value.Taxes.Select(tax => (tax.Base, tax.Tax))];

    private static (decimal Net, decimal Gross) Sums(decimal price, decimal quantity, params LineTax[] taxes) =>
        Sums(TaxCalculation.Line(new TaxableLine(price, quantity, taxes)).Value);

    private static (decimal Net, decimal Gross) Sums(TaxedAmount taxed) => (taxed.Net, taxed.Gross);
}
