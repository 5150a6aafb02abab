using System.Collections.Immutable;
using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Abstractions.Sentences;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Tests;

public sealed class RefusalTests
{
    private readonly Shop shop = new Shop()
        .Sells("A", 1m)
        .Sells("CHEESE", 9_999_999m, unit: UnitOfMeasure.Kilogram)
        .Offers("five", Shop.Across(5m), new CouponEntered(["FIVE"]));

    [Fact]
    public void An_unknown_sku_is_named() => Refused(Shop.Basket(("B", 1)), "quote.unknown-sku", ("sku", "B"));

    [Fact]
    public void A_variant_without_a_price_here_is_named()
    {
        shop.PriceLists[0] = shop.PriceLists[0] with { Stores = ["bilbao"] };

        Refused(Shop.Basket(("A", 1)), "quote.no-price", ("sku", "A"));
    }

    [Fact]
    public void A_foreign_currency_is_refused()
    {
        var basket = Shop.Basket(("A", 1));

        Refused(basket with { Context = basket.Context with { Currency = Currency.Of("EUR") } },
            "quote.foreign-currency", ("currency", "EUR"), ("expected", "GBP"));
        Refused(basket with { Context = basket.Context with { Currency = default } }, "quote.foreign-currency",
            ("currency", "XXX"), ("expected", "GBP"));
    }

    [Theory]
    [InlineData("SIX")]
    [InlineData("five")]
    [InlineData("")]
    public void A_coupon_that_no_promotion_knows_is_named(string coupon) =>
        Refused(Shop.Basket(("A", 1)) with { Codes = ["FIVE", coupon] }, "quote.unknown-coupon", ("coupon", coupon));

    [Fact]
    public void A_coupon_of_another_store_or_time_is_unknown_here()
    {
        var elsewhere = Shop.Offer("six", Shop.Across(5m), new CouponEntered(["SIX"])) with { Stores = ["bilbao"] };
        var over = Shop.Offer("seven", Shop.Across(5m), new CouponEntered(["SEVEN"])) with { Until = Shop.Noon };
        shop.Offers(elsewhere).Offers(over);

        Refused(Shop.Basket(("A", 1)) with { Codes = ["SIX"] }, "quote.unknown-coupon", ("coupon", "SIX"));
        Refused(Shop.Basket(("A", 1)) with { Codes = ["SEVEN"] }, "quote.unknown-coupon", ("coupon", "SEVEN"));
    }

    [Fact]
    public void Too_many_lines_codes_and_units_are_refused()
    {
        var lines = Enumerable.Repeat(("A", 1m), 1_001).ToArray();
        Refused(Shop.Basket(lines), "quote.too-many-lines", ("count", "1001"), ("max", "1000"));
        Refused(Shop.Basket(("A", 1)) with { Codes = [.. Enumerable.Repeat("FIVE", 21)] }, "quote.too-many-codes",
            ("count", "21"), ("max", "20"));
        shop.Sells("B", 1m);
        Refused(Shop.Basket(("A", 99_999), ("B", 2)), "quote.too-many-units", ("count", "100001"), ("max", "100000"));
        Assert.False(QuoteEngine.Price(Shop.Basket(("A", 99_999), ("B", 1)), shop.Book).IsRefused);
    }

    [Fact]
    public void As_many_codes_as_may_be_count_once_each_and_in_order()
    {
        shop.Offers("six", Shop.Across(6m), new CouponEntered(["ALSO"]));

        var quote = shop.Quote(
            Shop.Basket(("A", 1)) with { Codes = [.. Enumerable.Repeat("FIVE", 19), "ALSO"] });

        Assert.Equal(["ALSO", "FIVE"], quote.Codes);
    }

    [Fact]
    public void A_coupon_counts_as_long_as_one_use_is_left()
    {
        var basket = Shop.Basket(("A", 9)) with { Codes = ["FIVE"] };

        Assert.Equal(Shop.Gbp(4m), shop.Quote(
            basket with { Context = Shop.Context(customer: Shop.UsesLeft("FIVE", 1)) }).Total);
        Refused(basket with { Context = Shop.Context(customer: Shop.UsesLeft("FIVE", 0)) }, "quote.used-coupon",
            ("coupon", "FIVE"));
    }

    [Fact]
    public void The_largest_sum_is_quoted()
    {
        shop.Sells("GOLD", 1_000_000m, unit: UnitOfMeasure.Kilogram).Sells("B", 0.01m);
        var most = Enumerable.Repeat(("GOLD", 10_000m), 1_000).ToArray();

        Assert.Equal(QuoteEngine.MaxAmountMinor, shop.Quote(most).Total.AmountMinor);
        Refused(Shop.Basket([.. most.Skip(1), ("GOLD", 10_000.001m)]), "quote.amount-overflow",
            ("max", "10000000000000.00"));
    }

    [Fact]
    public void What_a_refusal_shows_is_cut()
    {
        Refused(Shop.Basket((new string('x', 61), 1)), "quote.unknown-sku", ("sku", new string('x', 60)));
        Refused(Shop.Basket((new string('x', 60), 1)), "quote.unknown-sku", ("sku", new string('x', 60)));
        var longest = Of(new BasketLine(new string('x', 40), "A", Quantity.One));
        Assert.False(QuoteEngine.Price(longest, shop.Book).IsRefused);
    }

    [Fact]
    public void Merged_pieces_are_not_more_than_a_quantity_holds() =>
        Refused(Shop.Basket(("A", 99_999), ("A", 1)), "quantity.too-large", ("quantity", "100000"),
            ("max", "99999.999"));

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(40)]
    public void Two_lines_of_one_name_are_refused(int others)
    {
        var line = new BasketLine("x", "A", Quantity.One);
        var between = Enumerable.Range(0, others).Select(i => new BasketLine($"l{i}", "A", Quantity.One)).ToArray();

        Refused(Of([line, .. between, line]), "quote.duplicate-line", ("line", "x"));
        Assert.False(QuoteEngine.Price(Of([line, .. between]), shop.Book).IsRefused);
    }

    [Fact]
    public void A_line_without_a_usable_name_is_refused()
    {
        Refused(Of(new BasketLine(string.Empty, "A", Quantity.One)), "quote.bad-line-id", ("line", string.Empty),
            ("max", "40"));
        Refused(Of(new BasketLine(new string('x', 41), "A", Quantity.One)), "quote.bad-line-id",
            ("line", new string('x', 41)), ("max", "40"));
        Refused(Of([null!]), "quote.bad-line-id", ("line", string.Empty), ("max", "40"));
    }

    [Fact]
    public void A_fraction_of_a_piece_is_refused() =>
        Refused(Shop.Basket(("A", 1.5m)), "quantity.fraction-of-piece", ("sku", "A"), ("quantity", "1.5"));

    [Fact]
    public void Two_halves_are_not_a_piece() =>
        Refused(Shop.Basket(("A", 0.5m), ("A", 0.5m)), "quantity.fraction-of-piece", ("sku", "A"), ("quantity", "0.5"));

    [Fact]
    public void The_default_quantity_is_refused() =>
        Refused(Of(new BasketLine("x", "A", default)), "quantity.not-positive", ("quantity", "0"),
            ("max", "99999.999"));

    [Fact]
    public void An_amount_beyond_every_wire_is_refused()
    {
        var lines = Enumerable.Repeat(("CHEESE", Quantity.Max), 11).ToArray();

        Refused(Shop.Basket(lines), "quote.amount-overflow", ("max", "10000000000000.00"));
        Assert.False(QuoteEngine.Price(Shop.Basket(lines[..10]), shop.Book).IsRefused);
    }

    [Fact]
    public void The_largest_price_of_the_largest_quantity_on_every_line_is_refused_and_does_not_overflow()
    {
        shop.Sells("GOLD", UnitPrice.Max, unit: UnitOfMeasure.Kilogram);

        var basket = Shop.Basket([.. Enumerable.Repeat(("GOLD", Quantity.Max), Basket.MaxLines)]);
        Assert.Equal("quote.amount-overflow", shop.Refusal(basket).Code);
    }

    [Fact]
    public void A_total_that_overflows_only_with_tax_is_refused_too()
    {
        var exclusive = new Shop { Settings = shop.Settings with { PricesIncludeTax = false } }.Sells(
            "CHEESE", 9_999_999m, unit: UnitOfMeasure.Kilogram);
        var basket = Shop.Basket([.. Enumerable.Repeat(("CHEESE", Quantity.Max), 9)]);

        Assert.Equal("quote.amount-overflow", exclusive.Refusal(basket).Code);
    }

    [Theory]
    [InlineData("base", "-0.01", "1", "bad-price")]
    [InlineData("base", "1000000000", "1", "bad-price")]
    [InlineData("base", "0.00001", "1", "bad-price")]
    [InlineData("base", "1", "0", "bad-quantity")]
    [InlineData("base", "1", "0.001", "duplicate-price")]
    [InlineData("other", "1", "1", "unknown-price-list")]
    public void A_variant_that_nobody_can_price_with_is_named(string list, string price, string from, string reason)
    {
        shop.Sells("A", 1m, more: new PriceEntry(list, Number(from), Number(price), null));

        Refused(Shop.Basket(("A", 1)), "publication.bad-rule", ("id", "A"), ("reason", reason));
        Assert.NotNull(Sentence.Find("rule." + reason, CultureInfo.GetCultureInfo("en")));
    }

    [Fact]
    public void A_variant_without_tax_rate_is_named()
    {
        shop.Sells("A", 1m, tax: "luxury");

        Refused(Shop.Basket(("A", 1)), "publication.bad-rule", ("id", "A"), ("reason", "no-tax-rate"));
        Assert.NotNull(Sentence.Find("rule.no-tax-rate", CultureInfo.GetCultureInfo("en")));
    }

    [Fact]
    public void An_empty_basket_costs_nothing()
    {
        var quote = shop.Offers("ten", Shop.Percent(10m)).Quote();

        Assert.Equal(Money.Zero(Shop.Pounds), quote.Total);
        Assert.Empty(quote.Lines);
        Assert.Empty(quote.Taxes);
        Assert.True(quote.ProvedBest);
    }

    private void Refused(Basket basket, string code, params (string Name, string Value)[] arguments)
    {
        var refusal = shop.Refusal(basket);

        Assert.Equal(code, refusal.Code);
        Assert.Equal(arguments.ToImmutableSortedDictionary(
            pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), refusal.Arguments);
        foreach (var culture in new[] { CultureInfo.GetCultureInfo("en-GB"), CultureInfo.GetCultureInfo("es-ES") })
        {
            Assert.NotNull(Sentence.Find(code, culture));
            Assert.DoesNotContain("{", refusal.In(culture), StringComparison.Ordinal);
        }

        Assert.NotEqual(refusal.In(CultureInfo.GetCultureInfo("en")), refusal.In(CultureInfo.GetCultureInfo("es")));
    }

    private static Basket Of(params BasketLine[] lines) => new(Shop.Context(), lines, []);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
