using Retail.Abstractions.Quotes;
using Retail.Pricing.Prices;

namespace Retail.Pricing.Tests.Prices;

public sealed class PriceFinderTests
{
    private static readonly PriceList Base = new("base", [], [], [], null, null, 0);

    [Fact]
    public void The_highest_matching_list_wins_although_it_is_dearer() =>
        Assert.Equal(2m, Price(
            [Base, Base with { Code = "high", Priority = 1 }], [new("base", 1, 1m, null), new("high", 1, 2m, null)]));

    [Fact]
    public void Of_lists_of_one_priority_the_lower_price_wins() =>
        Assert.Equal(
            1m, Price([Base, Base with { Code = "other" }], [new("base", 1, 2m, null), new("other", 1, 1m, null)]));

    [Fact]
    public void A_list_whose_quantity_is_not_reached_does_not_stand_in_the_way() =>
        Assert.Equal(1m, Price([Base, Base with { Code = "high", Priority = 1 }],
            [new("base", 1, 1m, null), new("high", 6, 0.5m, null)], quantity: 5));

    [Fact]
    public void The_highest_reached_quantity_counts_even_when_it_is_dearer() =>
        Assert.Equal(3m, Price(
            [Base], [new("base", 1, 1m, null), new("base", 2, 3m, null), new("base", 9, 0.1m, null)], quantity: 2));

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    [InlineData(3.001, null)]
    [InlineData(5, 3)]
    [InlineData(6, 2)]
    [InlineData(10, 2)]
    [InlineData(11, 3)]
    [InlineData(20, 3)]
    [InlineData(21, null)]
    public void An_entry_beyond_its_maximum_does_not_count(double quantity, int? price) =>
        Assert.Equal(price, Price(
            [Base],
            [new("base", 1, 4m, null, 3), new("base", 5, 3m, null, 20), new("base", 6, 2m, null, 10)],
            quantity: (decimal)quantity));

    [Fact]
    public void A_list_whose_maximum_is_passed_does_not_stand_in_the_way() =>
        Assert.Equal(1m, Price([Base, Base with { Code = "high", Priority = 1 }],
            [new("high", 1, 0.5m, null, 5), new("base", 1, 1m, null)], quantity: 6));

    [Fact]
    public void The_order_of_the_entries_changes_nothing()
    {
        PriceEntry[] entries =
            [new("base", 1, 1m, null), new("other", 1, 2m, null), new("base", 2, 3m, null), new("other", 2, 3m, null)];
        var lists = new[] { Base, Base with { Code = "other" } };

        Assert.Equal(1m, Price(lists, entries));
        Assert.Equal(1m, Price(lists, [.. entries.Reverse()]));
        Assert.Equal(3m, Price(lists, entries, quantity: 2));
        Assert.Equal(2m, Price(lists, [entries[2], entries[1], entries[0]], quantity: 2));
    }

    [Fact]
    public void Of_lists_of_one_priority_and_price_the_first_by_code_counts()
    {
        PriceEntry[] entries = [new("base", 1, 1m, 2m), new("other", 1, 1m, 3m)];
        var lists = new[] { Base, Base with { Code = "other" } };

        Assert.Equal(2m, Find(lists, entries, Shop.Context(), 1)?.ListPrice?.Amount);
        Assert.Equal(2m, Find(lists, [.. entries.Reverse()], Shop.Context(), 1)?.ListPrice?.Amount);
    }

    [Fact]
    public void The_lowest_price_for_promotions_comes_with_the_entry()
    {
        Assert.Equal(0.8m, Applicable(new PriceEntry("base", 1, 1m, null, FloorPrice: 0.8m)).FloorPrice?.Amount);
        Assert.Null(Applicable(new PriceEntry("base", 1, 1m, null)).FloorPrice);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    [InlineData(null, false)]
    public void The_lowest_prior_price_is_shown_only_beside_a_reduction(int? listPrice, bool isShown)
    {
        var price = Applicable(new PriceEntry("base", 1, 1m, listPrice, LowestPrior: 1.5m));

        Assert.Equal(isShown ? 1.5m : null, price.LowestPrior?.Amount);
    }

    [Theory]
    [InlineData("web", "madrid", null, false)]
    [InlineData("till", "bilbao", null, false)]
    [InlineData("till", null, null, false)]
    [InlineData("till", "madrid", null, false)]
    [InlineData("till", "madrid", "members", true)]
    public void A_list_counts_only_in_its_scope(string channel, string? store, string? group, bool counts)
    {
        var list = Base with { Channels = ["till"], Stores = ["madrid"], Groups = ["members"] };
        var context = Shop.Context(store, CustomerFacts.Unknown with { Group = group }) with { Channel = channel };

        Assert.Equal(counts ? 1m : null, Price([list], [new("base", 1, 1m, null)], context));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(3_599_999, true)]
    [InlineData(3_600_000, false)]
    public void A_list_counts_from_its_first_instant_until_before_its_last(int milliseconds, bool counts)
    {
        var list = Base with { From = Shop.Noon, Until = Shop.Noon.AddHours(1) };
        var context = Shop.Context() with { Instant = Shop.Noon.AddMilliseconds(milliseconds) };

        Assert.Equal(counts ? 1m : null, Price([list], [new("base", 1, 1m, null)], context));
    }

    [Fact]
    public void The_list_price_is_shown_beside_only_when_it_is_higher()
    {
        Assert.Equal(1.5m, Quote(1.5m).ListPrice?.Amount);
        Assert.Null(Quote(1m).ListPrice);
        Assert.Null(Quote(0.5m).ListPrice);

        static QuoteLine Quote(decimal listPrice)
        {
            var shop = new Shop().Sells("A", 9m, more: new PriceEntry("base", 1, 1m, listPrice));
            return shop.Quote(("A", 1)).Lines[0];
        }
    }

    [Fact]
    public void Measured_goods_reach_a_quantity_together_but_stay_lines()
    {
        var shop = new Shop().Sells("A", 10m, unit: Retail.Abstractions.Catalog.UnitOfMeasure.Kilogram,
            more: new PriceEntry("base", 1, 5m, null));

        var quote = shop.Quote(("A", 0.6m), ("A", 0.4m));

        Assert.Equal(["2.00", "3.00"], quote.Lines.Select(line => line.Total.ToAmountString()));
        Assert.Equal([["l001"], ["l000"]], quote.Lines.Select(line => line.LineIds.ToArray()));
    }

    [Fact]
    public void Pieces_keep_the_names_of_all_their_lines()
    {
        var quote = new Shop().Sells("A", 1m).Quote(("A", 2), ("A", 1));

        Assert.Equal(["l000", "l001"], Assert.Single(quote.Lines).LineIds);
    }

    [Fact]
    public void An_instant_counts_in_whole_milliseconds()
    {
        var basket = Shop.Basket() with { Context = Shop.Context() with { Instant = Shop.Noon.AddTicks(9_999) } };

        Assert.Equal(Shop.Noon, new Shop().Quote(basket).Context.Instant);
    }

    private static ApplicablePrice Applicable(PriceEntry entry) => Find([Base], [entry], Shop.Context(), 1m)!.Value;

    private static decimal? Price(
        PriceList[] lists, PriceEntry[] entries, QuoteContext? context = null, decimal quantity = 1) =>
        Find(lists, entries, context ?? Shop.Context(), quantity)?.Price.Amount;

    private static ApplicablePrice? Find(
        PriceList[] lists, PriceEntry[] entries, QuoteContext context, decimal quantity)
    {
        var shop = new Shop().Sells("A", 1m);
        var book = PriceBook.Build(shop.Content with { PriceLists = lists }, shop).Value;
        return book.PriceOf(shop.Find("A")! with { Prices = entries }, context, Quantity.Of(quantity).Value);
    }
}
