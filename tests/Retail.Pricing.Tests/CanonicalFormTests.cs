using System.Collections.Immutable;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Tests;

public sealed class CanonicalFormTests
{
    private const string Golden = """
        retail-quote/1
        currency GBP
        channel 4:till
        store 6:madrid
        instant 1772452800000
        group 7:members
        first-order 1
        uses-left 4:five 3
        uses-left 6:zwölf 0
        publication 7
        code 4:FIVE
        line 6:CHEESE 0.345 12.99 - 448 149
        adjustment 4:five -299
        units 1 149
        line 3:MUG 3 1.505 2 452 101
        adjustment 5:three -150
        adjustment 4:five -201
        units 1 51
        units 1 50
        units 1 0
        tax 8:standard 20 208 42 250
        totals 900 -650 208 42 250

        """;

    private readonly Shop shop = new Shop()
        .Sells("MUG", 9m, more: new PriceEntry("base", 1, 1.505m, 2m))
        .Sells("CHEESE", 12.99m, unit: UnitOfMeasure.Kilogram)
        .Offers("three", Shop.BuyGet(2, 1, target: Shop.Of("MUG")))
        .Offers(Shop.Offer("five", Shop.Across(5m), new CouponEntered(["FIVE"])) with { Lane = "basket" });

    private readonly Basket basket = Shop.Basket(("MUG", 3), ("CHEESE", 0.345m)) with
    {
        Codes = ["FIVE"],
        Context = Shop.Context(customer: new CustomerFacts(
            "members",
            FirstOrder: true,
            new Dictionary<string,
            int>
            { ["zwölf"] = 0, ["five"] = 3 }.ToImmutableSortedDictionary(StringComparer.Ordinal))),
    };

    [Fact]
    public void The_canonical_text_of_a_quote_is_pinned()
    {
        var quote = shop.Quote(basket);

        Assert.Equal(Golden.ReplaceLineEndings("\n"), CanonicalForm.Of(quote));
        Assert.Equal("5a6e1fad084c481a3cd7d2509b5026b080cad7aa853f32db6591bef8e6eec15c", quote.Hash);
    }

    [Fact]
    public void Names_line_ids_and_explanations_are_no_part_of_the_hash()
    {
        var quote = shop.Quote(basket);
        var renamed = basket with { Lines = [.. basket.Lines.Select(line => line with { Id = "other-" + line.Id })] };

        Assert.Equal(quote.Hash, shop.Quote(renamed).Hash);
        Assert.Equal(quote.Hash, CanonicalForm.Hash(quote with { Explanations = [] }));
    }

    [Fact]
    public void Everything_that_the_price_depends_on_is_part_of_the_hash()
    {
        var context = basket.Context;
        Basket[] others =
        [
            basket with { Context = context with { Channel = "web" } },
            basket with { Context = context with { Store = null } },
            basket with { Context = context with { Store = "madri" } },
            basket with { Context = context with { Instant = context.Instant.AddMilliseconds(1) } },
            basket with { Context = context with { Customer = context.Customer with { Group = null } } },
            basket with { Context = context with { Customer = context.Customer with { FirstOrder = false } } },
            basket with
            {
                Context = context with
                {
                    Customer = context.Customer with { UsesLeft = context.Customer.UsesLeft.SetItem("five", 2) },
                },
            },
            basket with { Codes = [] },
            basket with { Lines = [basket.Lines[0]] },
            basket with { Lines = [basket.Lines[0], basket.Lines[1] with { Quantity = Quantity.Of(0.346m).Value }] },
        ];

        Assert.Equal(others.Length + 1,
            others.Append(basket).Select(one => shop.Quote(one).Hash).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_single_limit_is_part_of_the_hash() =>
        Assert.Contains(
            "\nuses-left 4:five 3\n",
            CanonicalForm.Of(shop.Quote(basket with
            {
                Context = Shop.Context(customer: Shop.UsesLeft("five", 3)),
            })),
            StringComparison.Ordinal);

    [Fact]
    public void A_single_budget_is_part_of_the_hash() =>
        Assert.Contains(
            "\nbudget-left 4:five 300\n",
            CanonicalForm.Of(shop.Quote(basket with
            {
                Context = Shop.Context(customer: CustomerFacts.Unknown with
                {
                    BudgetLeft = ImmutableSortedDictionary<string, long>.Empty.Add("five", 300),
                }),
            })),
            StringComparison.Ordinal);

    [Fact]
    public void A_text_of_any_length_is_written_whole()
    {
        for (var length = 4_090; length < 4_100; length++)
        {
            using var text = new CanonicalText();
            for (var i = 0; i < length; i++)
            {
                text.Begin("x"u8);
            }

            text.End();

            Assert.Equal(length, text.Bytes.IndexOf((byte)'\n'));
            Assert.Equal(length + 1, text.Bytes.Length);
        }
    }

    [Fact]
    public void Fees_are_summed_and_none_are_none()
    {
        var fee = new UnitFee("deposit", LocalText.English("Deposit"), Shop.Gbp(0.01m), "standard");

        Assert.Null(new Shop().Sells("A", 1m).Quote(("A", 1)).Fees);
        Assert.Equal(Shop.Gbp(0.01m),
            new Shop().Sells("A", 1m).With("A", goods => goods with { Fees = [fee] }).Quote(("A", 1)).Fees);
    }

    [Fact]
    public void A_dictionary_that_orders_by_culture_gives_the_same_hash()
    {
        var byCulture =
            basket.Context.Customer.UsesLeft.ToImmutableSortedDictionary(StringComparer.InvariantCultureIgnoreCase);
        var customer = basket.Context.Customer with { UsesLeft = byCulture };
        var other = basket with { Context = basket.Context with { Customer = customer } };

        Assert.Equal(shop.Quote(basket).Hash, shop.Quote(other).Hash);
    }

    [Fact]
    public void A_number_reads_the_same_however_many_zeros_it_was_written_with() =>
        Assert.Equal(
            new Shop().Sells("A", 1.5m).Quote(("A", 1)).Hash, new Shop().Sells("A", 1.5000m).Quote(("A", 1.000m)).Hash);
}
