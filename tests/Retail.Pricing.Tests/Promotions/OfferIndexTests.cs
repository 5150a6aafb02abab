using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Tests.Promotions;

public sealed class OfferIndexTests
{
    [Fact]
    public void An_offer_is_on_what_it_reduces_and_on_what_it_counts()
    {
        var shop = new Shop().Sells("MUG", 4m).Sells("BAG", 1m).Sells("TEA", 2m, "food")
            .Offers("mugs", Shop.Percent(10m, Shop.Of("MUG")))
            .Offers("tea-for-bags", Shop.Percent(10m, Shop.In("food")), new QuantityAtLeast(Shop.Of("BAG"), 2m));

        Assert.Equal(["mugs"], On(shop, "MUG"));
        Assert.Equal(["tea-for-bags"], On(shop, "BAG"));
        Assert.Equal(["tea-for-bags"], On(shop, "TEA"));
        Assert.Empty(shop.Book.OffersOnEverything(Shop.Context()));
    }

    [Fact]
    public void An_offer_that_names_no_goods_is_on_everything_and_on_nothing_by_name()
    {
        var shop = new Shop().Sells("MUG", 4m)
            .Offers("sale", Shop.Percent(10m))
            .Offers("from-30", Shop.Across(1m), new SpendAtLeast(Target.Everything, Shop.Gbp(30m)))
            .Offers("from-30-of-mugs", Shop.Across(1m), new SpendAtLeast(Shop.Of("MUG"), Shop.Gbp(30m)));

        Assert.Equal(["from-30", "sale"], shop.Book.OffersOnEverything(Shop.Context()).Select(offer => offer.Code));
        Assert.Equal(["from-30-of-mugs"], On(shop, "MUG"));
    }

    [Fact]
    public void Coupons_groups_other_places_and_other_times_are_not_announced()
    {
        var mugs = Shop.Percent(10m, Shop.Of("MUG"));
        var shop = new Shop().Sells("MUG", 4m)
            .Offers("secret", mugs, new CouponEntered(["HUSH"]))
            .Offers(Shop.Offer("staff", mugs) with { Groups = ["staff"] })
            .Offers(Shop.Offer("elsewhere", mugs) with { Stores = ["bilbao"] })
            .Offers(Shop.Offer("past", mugs) with { Until = Shop.Noon })
            .Offers(Shop.Offer("to-come", mugs) with { From = Shop.Noon.AddMilliseconds(1) })
            .Offers(Shop.Offer("last-moment", mugs) with { Until = Shop.Noon.AddMilliseconds(1) });

        Assert.Equal(["last-moment"], On(shop, "MUG"));
    }

    [Fact]
    public void What_a_promotion_names_twice_it_means_once()
    {
        var twice = new Target(["MUG", "TEA", "MUG"], ["goods", "goods"]);
        var shop = new Shop().Sells("MUG", 4m).Sells("TEA", 2m).Offers("twice", Shop.Percent(10m, twice));

        Assert.Equal(["twice"], On(shop, "MUG"));
        Assert.Equal("3.60", shop.Quote(("MUG", 1)).Total.ToAmountString());
    }

    [Fact]
    public void An_offer_on_a_tag_is_on_what_has_it()
    {
        var shop = new Shop().Sells("MUG", 4m).Sells("TEA", 2m).With("MUG", goods => goods with { Tags = ["a", "new"] })
            .Offers("news", Shop.Percent(10m, new Target([], [], ["new"])));

        Assert.Equal(["news"], On(shop, "MUG"));
        Assert.Empty(On(shop, "TEA"));
    }

    [Fact]
    public void The_last_use_is_still_to_be_had_and_none_after_it()
    {
        var shop = new Shop().Sells("MUG", 4m).Offers("p", Shop.Percent(10m));
        long Discount(int left) => shop.Quote(Shop.Basket(("MUG", 1)) with
        {
            Context = Shop.Context(customer: Shop.UsesLeft("p", left)),
        }).Discount.AmountMinor;

        Assert.Equal((-40, -40, 0), (Discount(2), Discount(1), Discount(0)));
    }

    [Fact]
    public void What_a_promotion_takes_off_units_of_a_line_unevenly_is_one_adjustment()
    {
        var quote = new Shop().Sells("MUG", 4m).Sells("TEA", 2m).Offers("p", Shop.Across(1m))
            .Quote(("MUG", 3), ("TEA", 1));

        Assert.Equal([-86, -14], quote.Lines.Select(line => Assert.Single(line.Adjustments).Amount.AmountMinor));
        Assert.Equal([(2, 371), (1, 372)],
            quote.Lines[0].Units.Select(unit => (unit.Count, unit.Price.AmountMinor)).Order().Reverse());
    }

    [Fact]
    public void Offers_come_by_priority_and_each_once()
    {
        var both = new Target(["MUG"], ["goods"]);
        var shop = new Shop().Sells("MUG", 4m)
            .Offers(Shop.Offer("b", Shop.Percent(10m, both)))
            .Offers(Shop.Offer("a", Shop.Percent(10m, both)))
            .Offers(Shop.Offer("first", Shop.Percent(10m, both)) with { Priority = 5 });

        Assert.Equal(["first", "a", "b"], On(shop, "MUG"));
    }

    [Fact]
    public void The_next_edge_is_the_first_beginning_or_end_that_is_still_to_come()
    {
        var shop = new Shop().Sells("MUG", 4m)
            .Offers(Shop.Offer("a", Shop.Percent(10m)) with { From = Shop.Noon, Until = Shop.Noon.AddHours(3) });
        shop.PriceLists.Add(new("sale", [], [], [], Shop.Noon.AddHours(1), null, 1));
        var book = shop.Book;

        Assert.Equal(Shop.Noon, book.NextEdge(Shop.Noon.AddTicks(-1)));
        Assert.Equal(Shop.Noon.AddHours(1), book.NextEdge(Shop.Noon));
        Assert.Equal(Shop.Noon.AddHours(3), book.NextEdge(Shop.Noon.AddHours(1)));
        Assert.Null(book.NextEdge(Shop.Noon.AddHours(3)));
        Assert.Null(new Shop().Book.NextEdge(Shop.Noon));
    }

    private static IEnumerable<string> On(Shop shop, string sku) =>
        shop.Book.OffersOn(shop.Find(sku)!, Shop.Context()).Select(offer => offer.Code);
}
