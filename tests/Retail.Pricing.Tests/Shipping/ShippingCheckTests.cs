using Retail.Pricing.Shipping;

namespace Retail.Pricing.Tests.Shipping;

public sealed class ShippingCheckTests
{
    private static readonly ShippingRate Rate = new(null, 0, Shop.Gbp(4m));
    private static readonly ShippingMethod Post =
        new("post", LocalText.English("Post"), "standard", ShippingBasis.Weight, [Rate]);

    public static TheoryData<string, string, ShippingMethod[]> Contradictions => new()
    {
        { "", "bad-code", [null!] },
        { "Post", "bad-code", [Post with { Code = "Post" }] },
        { "post", "duplicate-code", [Post, Post] },
        { "post", "no-tax-rate", [Post with { TaxCategory = "other" }] },
        { "post", "bad-shipping", [Post with { Basis = (ShippingBasis)9 }] },
        { "post", "bad-shipping", [Post with { Rates = [] }] },
        { "post", "bad-shipping", [Post with { Rates = [null!] }] },
        { "post", "bad-shipping", [Post with { Rates = [Rate, null!] }] },
        { "post", "bad-shipping", [Rates([.. Enumerable.Range(0, 1_001).Select(i => Rate with { From = i })])] },
        { "post", "bad-zone", [Rates(Rate with { Zone = "UK" })] },
        { "post", "bad-zone", [Rates(Rate with { Zone = "" })] },
        { "post", "bad-zone", [Rates(Rate, Rate with { Zone = "UK" })] },
        { "post", "foreign-currency",
            [Rates(Rate, Rate with { Zone = "uk", Amount = new Money(1, Currency.Of("EUR")) })] },
        { "post", "bad-amount", [Rates(Rate, Rate with { Zone = "uk", From = -1 })] },
        { "post", "foreign-currency", [Rates(Rate with { Amount = new Money(1, Currency.Of("EUR")) })] },
        { "post", "bad-amount", [Rates(Rate with { Amount = new Money(-1, Shop.Pounds) })] },
        { "post", "bad-amount", [Rates(Rate with { Amount = Shop.Gbp(10_000_000_000_000.01m) })] },
        { "post", "bad-amount", [Rates(Rate with { From = -1 })] },
        { "post", "duplicate-zone", [Rates(Rate, Rate with { Amount = Shop.Gbp(5m) })] },
        { "post", "duplicate-zone", [Rates(Rate with { Zone = "uk" }, Rate with { Zone = "uk" })] },
        { "shipping-methods", "too-many", [.. Enumerable.Repeat(Post, 101)] },
    };

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public void A_contradiction_is_refused_with_its_id_and_reason(
        string id, string reason, ShippingMethod[] methods) =>
        BookFaults.AssertOnly(id, reason, Content(methods));

    [Fact]
    public void Every_methods_fault_is_told() =>
        Assert.Equal(
            [("a", "bad-shipping"), ("b", "no-tax-rate")],
            PriceBook.Faults(Content(
                    Post with { Code = "a", Rates = [] }, Post, Post with { Code = "b", TaxCategory = "none" }))
                .Select(fault => (fault.Arguments["id"], fault.Arguments["reason"])));

    [Fact]
    public void As_many_methods_and_rates_as_may_be_are_built()
    {
        var methods = Enumerable.Range(0, 99).Select(i => Post with { Code = $"m{i}" })
            .Append(Rates([.. Enumerable.Range(0, 1_000).Select(i => Rate with { From = i })])).ToArray();
        methods[0] = methods[0] with { Rates = [Rate with { Amount = Shop.Gbp(10_000_000_000_000m) }] };

        Assert.Empty(PriceBook.Faults(Content(methods)));
    }

    private static ShippingMethod Rates(params ShippingRate[] rates) => Post with { Rates = rates };

    private static BookContent Content(params ShippingMethod[] methods) =>
        new Shop().Content with { ShippingMethods = methods };
}
