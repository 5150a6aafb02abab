using Retail.Abstractions.Quotes;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Shipping;
using Retail.Testing.Pricing;

namespace Retail.Pricing.Tests;

/// <summary>A book with prices in several currencies: each basket has one, and nothing is converted.</summary>
public sealed class BookCurrenciesTests
{
    private static readonly Currency Euros = Currency.Of("EUR");
    private static readonly Currency Francs = Currency.Of("CHF");

    [Fact]
    public void The_lists_in_the_baskets_currency_count()
    {
        var shop = TwoCurrencies();

        Assert.Equal((3_00, Shop.Pounds), In(Shop.Pounds, shop).Total());
        Assert.Equal((3_60, Euros), In(Euros, shop).Total());
    }

    [Fact]
    public void A_list_in_another_currency_is_not_cheaper_in_this_one()
    {
        var shop = TwoCurrencies();
        shop.PriceLists[1] = shop.PriceLists[1] with { Priority = 99 };

        Assert.Equal((3_00, Shop.Pounds), In(Shop.Pounds, shop).Total());
    }

    [Fact]
    public void Goods_without_a_price_in_the_currency_are_refused()
    {
        var shop = TwoCurrencies().Sells("home-only", 1m);

        var refusal = QuoteEngine.Price(Basket(Euros, ("home-only", 1m)), shop.Book).Refusal;

        Assert.Equal("quote.no-price", refusal?.Code);
    }

    [Fact]
    public void A_currency_that_the_book_has_not_is_refused()
    {
        var book = TwoCurrencies().Book;
        var refusal = QuoteEngine.Price(Basket(Francs, ("mug", 1m)), book).Refusal;

        Assert.Equal("quote.foreign-currency", refusal?.Code);
        Assert.Equal(("CHF", "GBP"), (refusal!.Arguments["currency"], refusal.Arguments["expected"]));
        Assert.Null(book.In(Francs));
    }

    [Fact]
    public void A_promotion_with_amounts_counts_in_their_currency_and_one_with_percentages_in_all()
    {
        var fixedOff = new AmountOff(Target.Everything, new Money(50, Euros), AmountSpread.EachUnit);
        var shop = TwoCurrencies().Offers("half-euro", fixedOff);

        Assert.Equal((3_00, Shop.Pounds), In(Shop.Pounds, shop).Total());
        Assert.Equal((3_10, Euros), In(Euros, shop).Total());
        shop.Offers("tenth", Shop.Percent(50m));
        Assert.Equal((1_50, Shop.Pounds), In(Shop.Pounds, shop).Total());
        Assert.Equal((1_80, Euros), In(Euros, shop).Total());
    }

    [Fact]
    public void A_threshold_decides_the_currency_of_a_percentage()
    {
        var shop = TwoCurrencies().Offers(
            "from-three", Shop.Percent(10m), new SpendAtLeast(Target.Everything, new Money(3_00, Euros)));

        Assert.Equal((3_00, Shop.Pounds), In(Shop.Pounds, shop).Total());
        Assert.Equal((3_24, Euros), In(Euros, shop).Total());
    }

    [Theory]
    [MemberData(nameof(WithoutCurrency))]
    public void Thresholds_and_price_ranges_without_a_currency_are_the_main_ones(Benefit benefit)
    {
        var shop = TwoCurrencies().Offers("tiers", benefit);

        Assert.Equal((2_70, Shop.Pounds), In(Shop.Pounds, shop).Total());
        Assert.Equal((3_60, Euros), In(Euros, shop).Total());
    }

    public static TheoryData<Benefit> WithoutCurrency => new()
    {
        new Tiered(Target.Everything, TierBasis.Spend, [new Tier(3_00, new Reward(Percent: 10m))]),
        new PercentOff(Target.Everything with { Except = new Exclusion(Above: 9m) }, 10m),
        new PercentOff(Target.Everything with { Except = new Exclusion(Below: 1m) }, 10m),
    };

    [Fact]
    public void Fees_and_shipping_are_those_of_the_currency()
    {
        var shop = TwoCurrencies().With("mug", mug => mug with
        {
            Fees =
            [
                new UnitFee("deposit", LocalText.English("Deposit"), new Money(10, Shop.Pounds), "standard"),
                new UnitFee("deposit", LocalText.English("Deposit"), new Money(25, Euros), "standard"),
            ],
        });
        shop.ShippingMethods.Add(new ShippingMethod(
            "post", LocalText.English("Post"), "standard", ShippingBasis.Value,
            [
                new ShippingRate(null, 0, new Money(2_00, Shop.Pounds)),
                new ShippingRate(null, 0, new Money(5_00, Euros)),
            ]));
        shop.ShippingMethods.Add(new ShippingMethod(
            "bike", LocalText.English("Bike"), "standard", ShippingBasis.Value,
            [new ShippingRate(null, 0, new Money(1_00, Shop.Pounds))]));

        Assert.Equal((3_00 + 10 + 2_00, Shop.Pounds), In(Shop.Pounds, shop, "post").Total());
        Assert.Equal((3_60 + 25 + 5_00, Euros), In(Euros, shop, "post").Total());
        Assert.Equal("quote.no-shipping", In(Euros, shop, "bike").Refusal?.Code);
    }

    [Fact]
    public void Settings_announced_offers_and_prices_are_the_currencys()
    {
        var shop = TwoCurrencies()
            .Offers("pounds", Shop.Each(0.10m, Shop.Of("mug")))
            .Offers("all", Shop.Percent(1m));
        var (book, mug) = (shop.Book, shop.Find("mug")!);
        var context = Shop.Context() with { Currency = Euros };

        Assert.Equal(3.60m, book.PriceOf(mug, context, Quantity.One)?.Price.Amount);
        Assert.Empty(book.OffersOn(mug, context));
        Assert.Equal(["all"], book.OffersOnEverything(context).Select(offer => offer.Code));
        Assert.Equal(["pounds"], book.OffersOn(mug, Shop.Context()).Select(offer => offer.Code));
        Assert.Equal((1, 5), (book.Content.Settings.CashStepMinor, book.In(Euros)!.Content.Settings.CashStepMinor));
        Assert.Equal(
            3_60, CashRounding.Of(new Money(3_58, Euros), book.In(Euros)!.Content.Settings).Amount.AmountMinor);
    }

    public static TheoryData<string, string, BookContent> Contradictions => new()
    {
        { "settings", "bad-currency", With(new OtherCurrency(Shop.Pounds)) },
        { "settings", "bad-currency", With(new OtherCurrency(Euros), new OtherCurrency(Euros)) },
        { "settings", "bad-currency", With(new OtherCurrency(Euros, 0)) },
        { "settings", "bad-currency", With(new OtherCurrency(default)) },
        { "settings", "bad-currency", With([null!]) },
        { "francs", "foreign-currency", TwoCurrencies().Content with
        {
            PriceLists = [List("francs", Francs)],
        } },
        { "both", "mixed-currencies", TwoCurrencies().Offers(
            "both", Shop.Each(1m), new SpendAtLeast(Target.Everything, new Money(1, Euros))).Content },
        { "p", "foreign-currency", TwoCurrencies().Offers(
            "p", Shop.Percent(1m), new SpendAtLeast(Target.Everything, new Money(1, Francs))).Content },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void A_contradiction_is_refused(string id, string reason, BookContent content) =>
        BookFaults.AssertOnly(id, reason, content);

    [Fact]
    public void A_fee_of_one_code_is_there_once_in_a_currency()
    {
        var fee = new UnitFee("deposit", LocalText.English("Deposit"), new Money(25, Euros), "standard");
        var shop = TwoCurrencies().With("mug", mug => mug with { Fees = [fee, fee] });

        Assert.Equal("bad-fee", shop.Book.Check(shop.Find("mug")!)?.Arguments["reason"]);
        Assert.Equal(
            "bad-fee",
            shop.Book.Check(shop.Find("mug")! with { Fees = [fee with { Amount = new Money(1, Francs) }] })
                ?.Arguments["reason"]);
    }

    [Fact]
    public void Whatever_is_added_in_another_currency_changes_no_byte_of_a_quote()
    {
        var pesos = Currency.Of("MXN");
        for (var index = 0; index < 500; index++)
        {
            var one = FuzzGenerator.Case(4711, index);
            var more = one.Content with
            {
                Settings = one.Content.Settings with { OtherCurrencies = [new OtherCurrency(pesos)] },
                PriceLists = [.. one.Content.PriceLists, List("pesos", pesos) with { Priority = 999 }],
                Promotions =
                [
                    .. one.Content.Promotions,
                    new Promotion(
                        "pesos", LocalText.English("Pesos"), one.Content.Settings.Lanes[0], 999, [], [], [], null, null,
                        [], [new AmountOff(Target.Everything, new Money(1, pesos), AmountSpread.EachUnit)]),
                ],
            };
            var before = QuoteEngine.Price(one.Basket, PriceBook.Build(one.Content, one).Value);
            var after = QuoteEngine.Price(one.Basket, PriceBook.Build(more, one).Value);

            Assert.Equal(before.Refusal?.ToString(), after.Refusal?.ToString());
            Assert.True(before.IsRefused || before.Value.Hash == after.Value.Hash, $"Case {index}");
        }
    }

    private static Shop TwoCurrencies()
    {
        var shop = new Shop
        {
            Settings = new Shop().Settings with { OtherCurrencies = [new OtherCurrency(Euros, 5)] },
        };
        shop.PriceLists.Add(List("euros", Euros));
        return shop.Sells("mug", 3m, more: new PriceEntry("euros", 0.001m, 3.60m, null));
    }

    private static PriceList List(string code, Currency currency) =>
        new(code, [], [], [], null, null, 0, currency);

    private static BookContent With(params OtherCurrency[] others) =>
        new Shop { Settings = new Shop().Settings with { OtherCurrencies = others } }.Content;

    private static Basket Basket(Currency currency, params (string Sku, decimal Quantity)[] lines) =>
        Shop.Basket(lines) with { Context = Shop.Context() with { Currency = currency } };

    private static Answer In(Currency currency, Shop shop, string? shipping = null) => new(QuoteEngine.Price(
        Basket(currency, ("mug", 1m)) with
        {
            Delivery = shipping is null ? null : new Delivery("home", shipping),
        },
        shop.Book));

    private sealed record Answer(Outcome<Quote> Quote)
    {
        public Refusal? Refusal => Quote.Refusal;

        public (long Minor, Currency Currency) Total() =>
            (Quote.Value.Total.AmountMinor, Quote.Value.Total.Currency);
    }
}
