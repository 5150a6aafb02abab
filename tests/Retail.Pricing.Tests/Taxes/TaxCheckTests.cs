using System.Globalization;
using Retail.Abstractions.Sentences;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Taxes;

public sealed class TaxCheckTests
{
    public static TheoryData<string, string, TaxRate[]> Contradictions => new()
    {
        { "standard", "bad-zone", [Plain, Plain with { Zone = "" }] },
        { "standard", "bad-zone", [Plain, Plain with { Zone = "Ceuta" }] },
        { "standard", "bad-zone", [Plain, Plain with { Zone = new string('a', 41) }] },
        { "standard", "bad-percent", [Plain with { Percent = 100.0001m }] },
        { "standard", "bad-percent", [Plain with { Percent = decimal.MaxValue }] },
        { "standard", "bad-percent", [Plain with { Percent = decimal.MinValue }] },
        { "standard", "bad-percent", [Plain with { Percent = 0.00001m }] },
        { "standard", "bad-percent", [Plain, Plain with { Zone = "a", Percent = -1m }] },
        { "standard", "duplicate-code", [Plain, Plain with { Percent = 1m }] },
        { "standard", "duplicate-zone", [Plain, Plain with { Zone = "a" }, Plain with { Zone = "a", Percent = 1m }] },
        { "reduced", "no-default-rate", [Plain, Plain with { Category = "reduced", Zone = "a" }] },
        { "standard", "bad-part-count", [Of(0m)] },
        { "standard", "bad-part-count", [Of(11m, [.. Enumerable.Range(0, 11).Select(i => new TaxPart($"{i}", 1m))])] },
        { "standard", "bad-part-name", [Of(1m, new TaxPart("", 1m))] },
        { "standard", "bad-part-name", [Of(1m, new TaxPart(null!, 1m))] },
        { "standard", "bad-part-name", [Of(1m, (TaxPart)null!)] },
        { "standard", "bad-part-name", [Of(1m, new TaxPart(new string('a', 41), 1m))] },
        { "standard", "duplicate-part", [Of(2m, new TaxPart("A", 1m), new TaxPart("A", 1m))] },
        { "standard", "bad-percent", [Of(1m, new TaxPart("A", -1m), new TaxPart("B", 2m))] },
        { "standard", "bad-percent", [Of(101m, new TaxPart("A", 101m))] },
        { "standard", "bad-percent", [Of(1m, new TaxPart("A", 1.00001m))] },
        { "standard", "bad-part-sum", [Of(14.9749m, new TaxPart("GST", 5m), new TaxPart("QST", 9.975m))] },
        { "standard", "bad-part-sum", [Of(14.5m, new TaxPart("GST", 5m), new TaxPart("QST", 9.5m, true))] },
        { "tax-rates", "too-many", [.. Enumerable.Repeat(Plain, 10_001)] },
    };

    private static TaxRate Plain => new("standard", 20m);

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public void A_contradiction_is_refused_with_its_id_and_reason(string id, string reason, TaxRate[] rates)
    {
        var refusal = PriceBook.Build(new Shop().Content with { TaxRates = rates }, new Shop()).Refusal;

        Assert.Equal("publication.bad-rule", refusal?.Code);
        Assert.Equal((id, reason), (refusal!.Arguments["id"], refusal.Arguments["reason"]));
        Assert.NotNull(Sentence.Find("rule." + reason, CultureInfo.GetCultureInfo("es")));
    }

    [Fact]
    public void Every_rate_tells_its_own_fault()
    {
        TaxRate[] rates =
            [null!, Plain with { Percent = -1m }, new("a", 1m, "Zone"), Plain with { Zone = "b", Percent = 101m }];

        var faults = TaxCheck.Find(new Shop().Content with { TaxRates = rates });

        Assert.Equal(
            [("", "bad-code"), ("standard", "bad-percent"), ("a", "bad-zone"), ("standard", "bad-percent"),
                ("a", "no-default-rate")],
            faults.Select(fault => (fault.Arguments["id"], fault.Arguments["reason"])));
    }

    [Fact]
    public void An_unknown_side_of_rounding_is_refused()
    {
        var content = new Shop().Content;
        var settings = content.Settings with { TaxSplit = (TaxSplit)9 };

        var refusal = PriceBook.Build(content with { Settings = settings }, new Shop()).Refusal;

        Assert.Equal(("settings", "unknown-rounding"), (refusal!.Arguments["id"], refusal.Arguments["reason"]));
    }

    [Fact]
    public void What_is_at_a_limit_is_built()
    {
        TaxRate[] rates =
        [
            Plain with { Percent = 0m },
            Plain with { Zone = new string('a', 40), Percent = 100m },
            new("quebec", 14.975m, null, [new TaxPart("GST", 5m), new TaxPart("QST", 9.5m, OnEarlier: true)]),
            new("rounded", 0.0002m, null, [new TaxPart("A", 0.0001m), new TaxPart("B", 0.0001m, OnEarlier: true)]),
            new("half", 10.2501m, null, [new TaxPart("A", 5m), new TaxPart("B", 5.0001m, OnEarlier: true)]),
            new("named", 1m, null, [new TaxPart(new string('a', 40), 1m)]),
            new("ten", 10m, null, [.. Enumerable.Range(0, 10).Select(i => new TaxPart($"{i}", 1m))]),
        ];

        Assert.Null(PriceBook.Build(new Shop().Content with { TaxRates = rates }, new Shop()).Refusal);
    }

    [Theory]
    [InlineData(5, 9.5, true, 14.975)]
    [InlineData(5, 9.975, false, 14.975)]
    [InlineData(50, 0.0001, true, 50.0002)]
    [InlineData(49.9999, 0.0001, true, 50.0000)]
    public void Parts_come_to_a_percentage_of_four_decimals_half_up(
        decimal first, decimal second, bool onEarlier, decimal percent) =>
        Assert.Equal(
            percent, RateTaxes.PercentOf([new TaxPart("A", first), new TaxPart("B", second, onEarlier)]));

    private static TaxRate Of(decimal percent, params TaxPart[] parts) => new("standard", percent, null, parts);
}
