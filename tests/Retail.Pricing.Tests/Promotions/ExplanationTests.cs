using System.Collections.Immutable;
using System.Globalization;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Tests.Promotions;

public sealed class ExplanationTests
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-ES");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void Sentences_are_in_the_readers_language_with_its_amounts_and_names()
    {
        var quote = new Shop().Sells("A", 10m).Offers("ten", Shop.Percent(10m)).Offers("twenty", Shop.Percent(20m))
            .Quote(("A", 1));

        Assert.Equal(["oferta ten (1,00 £): oferta twenty es mejor", "oferta twenty: 2,00 £ menos"],
            quote.Explanations.Select(one => one.In(Spanish).Replace('\u00a0', ' ')));
        Assert.Equal(["ten offer (£1.00): twenty offer is better", "twenty offer: £2.00 off"],
            quote.Explanations.Select(one => one.In(English)));
    }

    [Fact]
    public void What_is_missing_is_written_in_both_languages()
    {
        var shop = new Shop().Sells("A", 10m)
            .Offers("many", Shop.Percent(10m), new QuantityAtLeast(Target.Everything, 2.5m))
            .Offers("much", Shop.Percent(10m), new SpendAtLeast(Target.Everything, Shop.Gbp(12.5m)));

        var explanations = shop.Quote(("A", 1)).Explanations;

        Assert.Equal(
            ["many offer: add 1.5 more", "much offer: spend £2.50 more"], explanations.Select(one => one.In(English)));
        Assert.Equal(["oferta many: añadir 1,5 más", "oferta much: faltan 2,50 £"],
            explanations.Select(one => one.In(Spanish).Replace('\u00a0', ' ')));
    }

    [Fact]
    public void Amounts_travel_as_decimal_strings()
    {
        var applied =
            Assert.Single(new Shop().Sells("A", 10m).Offers("ten", Shop.Percent(10m)).Quote(("A", 2)).Explanations);

        Assert.Equal("promotion.applied", applied.Code);
        Assert.Equal(("2.00", "GBP", "2"),
            (applied.Arguments["amount"], applied.Arguments["currency"], applied.Arguments["units"]));
    }

    [Fact]
    public void A_coupon_that_was_not_entered_is_never_hinted_at()
    {
        var shop = new Shop().Sells("A", 10m).Offers("secret", Shop.Percent(10m), new CouponEntered(["SECRET"]),
            new SpendAtLeast(Target.Everything, Shop.Gbp(50m)));

        Assert.Empty(shop.Quote(("A", 1)).Explanations);
        var entered = Assert.Single(shop.Quote(Shop.Basket(("A", 1)) with { Codes = ["SECRET"] }).Explanations);
        Assert.Equal(("promotion.missing-amount", "40.00"), (entered.Code, entered.Arguments["amount"]));
    }

    [Fact]
    public void A_promotion_on_other_goods_is_not_mentioned() =>
        Assert.Empty(
            new Shop().Sells("A", 10m).Offers("other", Shop.Percent(10m, Shop.Of("B"))).Quote(("A", 1)).Explanations);

    [Fact]
    public void An_argument_in_no_known_language_stays_as_it_is()
    {
        var explanation =
            new Explanation("p", LocalText.English("P"), "promotion.beaten", new Dictionary<string, string>
            {
                ["amount"] = "not an amount",
                ["currency"] = "GBP",
                ["by"] = "q",
                ["by.fr"] = "le q",
            }.ToImmutableSortedDictionary(StringComparer.Ordinal));

        Assert.Equal("P (not an amount): q is better", explanation.In(English));
    }
}
