using Retail.Abstractions.Quotes;
using Retail.Pricing.Prices;

namespace Retail.Pricing.Tests;

public sealed class CashierChangesTests
{
    private readonly Shop shop = new Shop().Sells("A", 10m).Sells("B", 5m).Offers("ten", Shop.Percent(10m));

    public static TheoryData<CashierChange[]> Bad =>
    [
        [null!],
        [Change("other", CashierChangeKind.Percent, 10m)],
        [Change("l000", (CashierChangeKind)9, 10m)],
        [Change("l000", CashierChangeKind.Percent, 0m)],
        [Change("l000", CashierChangeKind.Percent, 100.0001m)],
        [Change("l000", CashierChangeKind.Percent, 0.00001m)],
        [Change("l000", CashierChangeKind.Amount, -1m)],
        [Change("l000", CashierChangeKind.Amount, UnitPrice.Max + 1m)],
        [Change("l000", CashierChangeKind.UnitPrice, -0.01m)],
        [Change(null, CashierChangeKind.UnitPrice, 1m)],
        [Change("l000", CashierChangeKind.UnitPrice, 1m), Change("l000", CashierChangeKind.UnitPrice, 2m)],
        [Change("l000", CashierChangeKind.Percent, 10m) with { Reason = "" }],
        [Change("l000", CashierChangeKind.Percent, 10m) with { Reason = null! }],
        [Change("l000", CashierChangeKind.Percent, 10m) with { Reason = "No Good" }],
        [Change("l000", CashierChangeKind.Percent, 10m) with { Reason = new string('a', 41) }],
        [.. Enumerable.Repeat(Change(null, CashierChangeKind.Amount, 1m), 1_001)],
        [Change("l000", CashierChangeKind.Amount, 0.005m)],
    ];

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void A_change_that_says_nothing_is_refused(CashierChange[] changes) =>
        Assert.Equal("quote.bad-change", shop.Refusal(Basket(changes)).Code);

    [Fact]
    public void What_a_refusal_shows_of_a_line_is_cut()
    {
        var refusal = shop.Refusal(Basket(Change(new string('x', 41), CashierChangeKind.Percent, 10m)));

        Assert.Equal(new string('x', 40), refusal.Arguments["line"]);
    }

    [Fact]
    public void A_line_that_costs_nothing_has_nothing_taken_off()
    {
        var quote = shop.Sells("FREE", 0m).Quote(
            Shop.Basket(("A", 1), ("FREE", 1)) with { Changes = [Change(null, CashierChangeKind.Percent, 50m)] });

        Assert.Empty(quote.Lines[1].Adjustments);
    }

    [Fact]
    public void Pieces_that_no_cashier_changed_are_one_line_whatever_their_quantities()
    {
        var quote = shop.Quote(Shop.Basket(("A", 1), ("A", 3), ("A", 2)) with
        {
            Changes = [Change("l000", CashierChangeKind.Percent, 50m)],
        });

        Assert.Equal([["l001", "l002"], ["l000"]], quote.Lines.Select(line => line.LineIds.ToArray()));
    }

    [Fact]
    public void A_price_above_the_price_is_refused()
    {
        var refusal = shop.Refusal(Basket(Change("l000", CashierChangeKind.UnitPrice, 10.01m)));

        Assert.Equal(("quote.change-above-price", "10.00 GBP"), (refusal.Code, refusal.Arguments["price"]));
    }

    public static TheoryData<CashierChange[]> Edges =>
    [
        [Change("l000", CashierChangeKind.Percent, 0.0001m)],
        [Change("l000", CashierChangeKind.Percent, 100m)],
        [Change("l000", CashierChangeKind.Amount, 0.01m)],
        [Change("l000", CashierChangeKind.Amount, decimal.Truncate(UnitPrice.Max))],
        [Change("l000", CashierChangeKind.UnitPrice, 0m)],
        [Change("l000", CashierChangeKind.UnitPrice, 10m)],
        [Change("l000", CashierChangeKind.Percent, 10m) with { Reason = "a" }],
        [Change("l000", CashierChangeKind.Percent, 10m) with { Reason = new string('a', 40) }],
        [.. Enumerable.Repeat(Change(null, CashierChangeKind.Amount, 0.01m), 1_000)],
    ];

    [Theory]
    [MemberData(nameof(Edges), DisableDiscoveryEnumeration = true)]
    public void What_is_just_allowed_is_taken(CashierChange[] changes) =>
        Assert.False(QuoteEngine.Price(Basket(changes), shop.Book).IsRefused);

    [Fact]
    public void An_own_price_comes_first_and_no_offer_reduces_it_further()
    {
        var quote = shop.Quote(Basket(Change("l000", CashierChangeKind.UnitPrice, 8m)));

        Assert.Equal([Shop.Gbp(16m), Shop.Gbp(4.50m)], quote.Lines.Select(line => line.Total));
        var adjustment = Assert.Single(quote.Lines[0].Adjustments);
        Assert.Equal(("cashier", "reason", Shop.Gbp(-4m)),
            (adjustment.Promotion, adjustment.Reason, adjustment.Amount));
    }

    [Fact]
    public void Percentages_and_amounts_come_off_what_the_offers_leave_in_their_order()
    {
        var quote = shop.Quote(Basket(
            Change("l000", CashierChangeKind.Percent, 50m), Change(null, CashierChangeKind.Amount, 1.35m)));

        // 20 and 5 less 10 % are 18 and 4.50; half of the first is 9; 1.35 over 9 and 4.50 is 0.90 and 0.45.
        Assert.Equal([Shop.Gbp(8.10m), Shop.Gbp(4.05m)], quote.Lines.Select(line => line.Total));
        Assert.Equal(
            [("ten", -200L), ("cashier", -900L), ("cashier", -90L)],
            quote.Lines[0].Adjustments.Select(one => (one.Promotion, one.Amount.AmountMinor)));
    }

    [Fact]
    public void An_amount_stops_at_zero_and_a_floor_price_binds_no_cashier()
    {
        var floor = new Shop().Sells("A", 10m)
            .With("A", goods => goods with { Prices = [new PriceEntry("base", 1, 10m, null, FloorPrice: 9.50m)] })
            .Offers("half", Shop.Percent(50m));
        var basket = Shop.Basket(("A", 2));

        Assert.Equal(Shop.Gbp(19m), floor.Quote(basket).Total);
        Assert.Equal(Shop.Gbp(9.50m), floor.Quote(
            basket with { Changes = [Change(null, CashierChangeKind.Percent, 50m)] }).Total);
        Assert.Equal(Shop.Gbp(0m), floor.Quote(
            basket with { Changes = [Change("l000", CashierChangeKind.Amount, 99m)] }).Total);
    }

    private static CashierChange Change(string? line, CashierChangeKind kind, decimal value) =>
        new(line, kind, value, "reason");

    private static Basket Basket(params CashierChange[] changes) =>
        Shop.Basket(("A", 2), ("B", 1)) with { Changes = changes };
}
