using System.Net;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Tests.Merchandising;

namespace Retail.Commerce.Tests.Quotes;

public sealed class QuoteTests(PublishedDemo demo) : IClassFixture<PublishedDemo>
{
    [Fact]
    public async Task A_basket_gets_the_multi_buy_the_candles_the_basket_offer_and_the_coupon()
    {
        // Bags 3 × 1.65, one free: 3.30. Heart 2.95 − 15 %: 2.51. Cakestands 2 × 12.75: 25.50. Together 31.31, so
        // 10 % off each line: 0.33 + 0.25 + 2.55 = 3.13. Then 5.00 by coupon: 23.18, of which 20 % tax of 19.32.
        var answer = await QuoteAsync(["BIENVENIDA5"], ("20725", 2), ("20727", 1), ("85123A", 1), ("22423", 2));
        var quote = answer.Read<Quote>();

        Assert.Equal(
            ["basket-10", "candles-15", "lunch-bags-3-for-2", "welcome-5"],
            quote.Lines.SelectMany(line => line.Adjustments).Select(adjustment => adjustment.Promotion)
                .Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["33.40", "-10.22", "23.18", "19.32", "3.86"],
            new[] { quote.Subtotal, quote.Discount, quote.Total, quote.Net, quote.Tax }
                .Select(money => money.ToAmountString()));
        Assert.Equal(1, quote.Publication);
    }

    [Fact]
    public async Task The_same_basket_in_another_channel_costs_the_same()
    {
        var web = (await QuoteAsync([], ("20725", 3))).Read<Quote>();
        var till = (await QuoteAsync("store", "centro", "GBP", demo.Shop.Clock.Now, [], ("20725", 3))).Read<Quote>();

        Assert.Equal(("3.30 GBP", "3.30 GBP"), (web.Total.ToString(), till.Total.ToString()));
    }

    [Fact]
    public async Task A_promotion_ends_at_its_instant()
    {
        demo.Shop.Clock.Now = new(2030, 1, 6, 12, 0, 0, TimeSpan.Zero);
        var end = new DateTimeOffset(2030, 1, 7, 0, 0, 0, TimeSpan.Zero);

        var last = (await QuoteAsync("web", null, "GBP", end.AddMilliseconds(-1), [], ("85123A", 1))).Read<Quote>();
        var after = (await QuoteAsync("web", null, "GBP", end, [], ("85123A", 1))).Read<Quote>();

        Assert.Equal(("2.51", "2.95"), (last.Total.ToAmountString(), after.Total.ToAmountString()));
    }

    [Theory]
    [InlineData("NONE", 1, "GBP", null, "quote.unknown-sku")]
    [InlineData("85123A", 1, "EUR", null, "quote.foreign-currency")]
    [InlineData("85123A", 1, "GBP", "NOSUCHCODE", "quote.unknown-coupon")]
    [InlineData("85123A", 1.5, "GBP", null, "quantity.fraction-of-piece")]
    public async Task What_cannot_be_priced_is_refused(
        string sku, decimal quantity, string currency, string? coupon, string code)
    {
        var answer = await QuoteAsync(
            "web", null, currency, demo.Shop.Clock.Now, coupon is null ? [] : [coupon], (sku, quantity));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000)]
    [InlineData(1.0001)]
    public async Task A_quantity_that_is_none_is_refused(decimal quantity)
    {
        var answer = await QuoteAsync([], ("85123A", quantity));

        Assert.InRange((int)answer.Status, 400, 422);
    }

    [Theory]
    [InlineData(-16, HttpStatusCode.UnprocessableEntity)]
    [InlineData(-14, HttpStatusCode.OK)]
    [InlineData(31 * 24 * 60, HttpStatusCode.OK)]
    [InlineData((31 * 24 * 60) + 1, HttpStatusCode.UnprocessableEntity)]
    public async Task Only_prices_of_about_now_are_told(int minutes, HttpStatusCode status)
    {
        demo.Shop.Clock.Now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

        var answer = await QuoteAsync("web", null, "GBP", demo.Shop.Clock.Now.AddMinutes(minutes), [], ("85123A", 1));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == HttpStatusCode.OK ? null : "quote.instant-out-of-range", answer.Code);
    }

    private Task<Answer> QuoteAsync(string[] codes, params (string Sku, decimal Quantity)[] lines) =>
        QuoteAsync("web", null, "GBP", demo.Shop.Clock.Now, codes, lines);

    private Task<Answer> QuoteAsync(
        string channel,
        string? store,
        string currency,
        DateTimeOffset instant,
        string[] codes,
        params (string Sku, decimal Quantity)[] lines) =>
        demo.Shop.SendAsync(HttpMethod.Post, "quotes", new
        {
            context = new
            {
                channel,
                store,
                currency,
                instant,
                customer = new { firstOrder = false, usesLeft = new { } },
            },
            lines = lines.Select((line, i) => new { id = "line-" + i, sku = line.Sku, quantity = line.Quantity }),
            codes,
        });
}
