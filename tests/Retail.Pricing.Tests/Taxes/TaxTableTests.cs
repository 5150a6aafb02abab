using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Taxes;

public sealed class TaxTableTests
{
    private static readonly TaxPart[] Quebec = [new("GST", 5m), new("QST", 9.975m)];
    private static readonly TaxPart[] OldQuebec = [new("GST", 5m), new("QST", 9.5m, OnEarlier: true)];
    private static readonly TaxPart[] India = [new("CGST", 9m), new("SGST", 9m)];

    // field/commerce.md 2.2: the same 39.40 at 20 % in three ways; cases tax-27 to tax-30 of the field.
    [Theory]
    [InlineData(TaxRounding.Line, 1, 3.28)]
    [InlineData(TaxRounding.Line, 2, 6.57)]
    [InlineData(TaxRounding.Unit, 2, 6.56)]
    [InlineData(TaxRounding.RateTotal, 2, 6.57)]
    [InlineData(TaxRounding.Total, 2, 6.57)]
    public void Units_of_one_line_are_taxed_where_the_book_says(TaxRounding rounding, int count, decimal tax) =>
        Assert.Equal(Shop.Gbp(tax), Including(rounding).Sells("A", 19.70m).Quote(("A", count)).Tax);

    [Theory]
    [InlineData(TaxRounding.Line, 6.56)]
    [InlineData(TaxRounding.Unit, 6.56)]
    [InlineData(TaxRounding.RateTotal, 6.57)]
    [InlineData(TaxRounding.Total, 6.57)]
    public void Two_lines_are_taxed_where_the_book_says(TaxRounding rounding, decimal tax)
    {
        var shop = Including(rounding).Sells("A", 19.70m).Sells("B", 19.70m);

        var quote = shop.Quote(("A", 1), ("B", 1));

        Assert.Equal((Shop.Gbp(tax), Shop.Gbp(39.40m)), (quote.Tax, quote.Total));
        Assert.Single(quote.Taxes);
    }

    [Fact]
    public void Each_run_of_equal_units_is_taxed_for_itself_after_offers()
    {
        // Case tax-11 of the field: 2 × 10.00 at 23 % and 2 × 45.95 at 10 %, each unit rounded.
        var shop = OnTop(TaxRounding.Unit).Sells("T", 10m, tax: "t").Sells("S", 56.05m, tax: "s")
            .Offers("ten", Shop.Each(10.10m, Shop.Of("S")));
        shop.TaxRates.AddRange([new TaxRate("t", 23m), new TaxRate("s", 10m)]);

        var quote = shop.Quote(("T", 2), ("S", 2));

        Assert.Equal((Shop.Gbp(13.80m), Shop.Gbp(125.70m)), (quote.Tax, quote.Total));
        Assert.Equal([Shop.Gbp(9.20m), Shop.Gbp(4.60m)], quote.Taxes.Select(tax => tax.Tax));
    }

    [Fact]
    public void Units_of_one_line_that_cost_differently_are_rounded_apart()
    {
        // 0.04 at 12.5 % is a half and goes up, 0.03 is less: one of each makes 0.01, as a line 0.01 (0.00875).
        var shop = OnTop(TaxRounding.Unit).Sells("A", 0.04m).Offers("one", Shop.Across(0.01m));
        shop.TaxRates[0] = new TaxRate("standard", 12.5m);

        Assert.Equal(Shop.Gbp(0.01m), shop.Quote(("A", 2)).Tax);
        Assert.Equal(Shop.Gbp(0.03m), shop.Quote(("A", 4)).Tax);
    }

    [Fact]
    public void A_measured_thing_is_one_unit()
    {
        var shop = OnTop(TaxRounding.Unit).Sells("CHEESE", 1m, unit: UnitOfMeasure.Kilogram);

        Assert.Equal(Shop.Gbp(0.51m), shop.Quote(("CHEESE", 2.525m)).Tax);
    }

    [Theory]
    [InlineData(TaxSplit.RoundTax, 0.03, 0.02, 0.01)]
    [InlineData(TaxSplit.RoundNet, 0.03, 0.03, 0.00)]
    public void The_side_that_the_book_says_is_rounded(TaxSplit split, decimal gross, decimal net, decimal tax)
    {
        // At 20 % 0.03 is 0.025 net and 0.005 tax.
        var quote = Including(TaxRounding.Line, split).Sells("A", gross).Quote(("A", 1));

        Assert.Equal((Shop.Gbp(net), Shop.Gbp(tax), Shop.Gbp(gross)), (quote.Net, quote.Tax, quote.Total));
    }

    [Theory]
    [InlineData(TaxRounding.Unit, 0.12)]
    [InlineData(TaxRounding.Line, 0.12)]
    [InlineData(TaxRounding.RateTotal, 0.10)]
    [InlineData(TaxRounding.Total, 0.10)]
    public void The_net_amount_is_rounded_at_the_same_places(TaxRounding rounding, decimal net)
    {
        // Each of four lines of 0.03 holds 0.025 net, together 0.10.
        var shop = Including(rounding, TaxSplit.RoundNet)
            .Sells("A", 0.03m).Sells("B", 0.03m).Sells("C", 0.03m).Sells("D", 0.03m);

        var quote = shop.Quote(("A", 1), ("B", 1), ("C", 1), ("D", 1));

        Assert.Equal((Shop.Gbp(net), Shop.Gbp(0.12m)), (quote.Net, quote.Total));
    }

    [Fact]
    public void Nothing_is_rounded_on_the_net_side_when_tax_comes_on_top() =>
        Assert.Equal(
            OnTop(TaxRounding.Line).Sells("A", 0.03m).Quote(("A", 1)).Tax,
            OnTop(TaxRounding.Line, TaxSplit.RoundNet).Sells("A", 0.03m).Quote(("A", 1)).Tax);

    [Theory]
    [InlineData(RoundingMode.HalfUp, 0.01)]
    [InlineData(RoundingMode.HalfDown, 0.00)]
    [InlineData(RoundingMode.HalfEven, 0.00)]
    [InlineData(RoundingMode.Down, 0.00)]
    [InlineData(RoundingMode.Up, 0.01)]
    public void A_half_is_rounded_as_the_book_says(RoundingMode mode, decimal tax)
    {
        foreach (var rounding in Enum.GetValues<TaxRounding>())
        {
            // 0.10 at 5 % is half a penny.
            var shop = OnTop(rounding, mode: mode).Sells("A", 0.10m);
            shop.TaxRates[0] = new TaxRate("standard", 5m);

            Assert.Equal(Shop.Gbp(tax), shop.Quote(("A", 1)).Tax);
        }
    }

    [Fact]
    public void One_rounding_over_the_quote_is_shared_by_largest_remainder()
    {
        // Exact: a 0.333, b 0.3336, c 0.3334, together 1.0 pennies. By itself each would be nothing.
        var shop = OnTop(TaxRounding.Total).Sells("A", 1m, tax: "a").Sells("B", 1m, tax: "b").Sells("C", 1m, tax: "c");
        shop.TaxRates.AddRange([new TaxRate("a", 0.333m), new TaxRate("b", 0.3336m), new TaxRate("c", 0.3334m)]);

        var quote = shop.Quote(("A", 1), ("B", 1), ("C", 1));

        Assert.Equal([0, 1, 0], quote.Taxes.Select(tax => tax.Tax.AmountMinor));
        Assert.Equal(Shop.Gbp(3.01m), quote.Total);
    }

    [Fact]
    public void On_a_tie_the_earlier_category_gets_the_penny()
    {
        var shop = OnTop(TaxRounding.Total).Sells("A", 1m, tax: "b").Sells("B", 1m, tax: "a");
        shop.TaxRates.AddRange([new TaxRate("a", 0.5m), new TaxRate("b", 0.5m)]);

        var quote = shop.Quote(("A", 1), ("B", 1));

        Assert.Equal([("a", 1L), ("b", 0L)], quote.Taxes.Select(tax => (tax.Category, tax.Tax.AmountMinor)));
    }

    [Fact]
    public void Halves_of_several_rates_in_prices_are_found_exactly()
    {
        // 7 at 5 % holds 1/3, 1 at 20 % holds 1/6: together exactly half a penny, which no decimal shows.
        var shop = Including(TaxRounding.Total).Sells("A", 0.07m, tax: "reduced").Sells("B", 0.01m);
        shop.TaxRates.Add(new TaxRate("reduced", 5m));

        Assert.Equal(Shop.Gbp(0.01m), shop.Quote(("A", 1), ("B", 1)).Tax);

        var down = Including(TaxRounding.Total, mode: RoundingMode.HalfDown).Sells("A", 0.07m, tax: "reduced")
            .Sells("B", 0.01m);
        down.TaxRates.Add(new TaxRate("reduced", 5m));
        Assert.Equal(Shop.Gbp(0m), down.Quote(("A", 1), ("B", 1)).Tax);
    }

    [Theory]
    [InlineData(null, 20, 16.67)]
    [InlineData("canary-islands", 7, 6.54)]
    [InlineData("ceuta", 20, 16.67)]
    [InlineData("", 20, 16.67)]
    public void The_zone_of_the_delivery_decides_about_the_rate(string? zone, decimal rate, decimal tax)
    {
        var shop = Including(TaxRounding.RateTotal).Sells("A", 100m);
        shop.TaxRates.Add(new TaxRate("standard", 7m, "canary-islands"));

        var quote = shop.Quote(
            Shop.Basket(("A", 1)) with { Delivery = zone is null ? null : new Delivery(zone) });

        Assert.Equal((rate, Shop.Gbp(tax)), (quote.Taxes[0].RatePercent, quote.Tax));
        Assert.Equal(Shop.Gbp(100m), quote.Total);
    }

    [Fact]
    public void A_delivery_without_a_zone_is_nowhere_in_particular()
    {
        var shop = Including(TaxRounding.RateTotal).Sells("A", 120m);
        shop.TaxRates.Add(new TaxRate("standard", 7m, "canary-islands"));

        Assert.Equal(Shop.Gbp(20m), shop.Quote(Shop.Basket(("A", 1)) with { Delivery = new Delivery(null!) }).Tax);
    }

    [Fact]
    public void A_rate_of_several_taxes_shows_each()
    {
        var quote = InParts(OnTop(TaxRounding.RateTotal), 14.975m, Quebec).Sells("A", 99.99m).Quote(("A", 1));

        var row = Assert.Single(quote.Taxes);
        Assert.Equal(
            [
                new TaxPartTotal("GST", 5m, Shop.Gbp(99.99m), Shop.Gbp(5m)),
                new TaxPartTotal("QST", 9.975m, Shop.Gbp(99.99m), Shop.Gbp(9.97m)),
            ],
            row.Parts!);
        Assert.Equal((14.975m, Shop.Gbp(14.97m), Shop.Gbp(114.96m)), (row.RatePercent, row.Tax, row.Gross));
    }

    [Fact]
    public void A_compound_tax_is_computed_on_the_rounded_one_before_it()
    {
        var quote = InParts(OnTop(TaxRounding.RateTotal), 14.975m, OldQuebec).Sells("A", 99.99m).Quote(("A", 1));

        Assert.Equal(
            [
                new TaxPartTotal("GST", 5m, Shop.Gbp(99.99m), Shop.Gbp(5m)),
                new TaxPartTotal("QST", 9.5m, Shop.Gbp(104.99m), Shop.Gbp(9.97m)),
            ],
            quote.Taxes[0].Parts!);
    }

    [Fact]
    public void Parts_are_rounded_for_each_unit_where_units_are_rounded()
    {
        // 9 % of 0.10 is 0.009, of three of them each.
        var quote = InParts(OnTop(TaxRounding.Unit), 18m, India).Sells("A", 0.10m).Quote(("A", 3));

        Assert.Equal([3, 3], quote.Taxes[0].Parts!.Select(part => part.Tax.AmountMinor));
    }

    [Fact]
    public void Parts_that_come_to_just_the_price_stay_as_they_were_rounded()
    {
        // 0.02 holds 0.95 pennies of the first and 0.05 of the second; both are rounded up.
        var shop = InParts(
            Including(TaxRounding.Line, mode: RoundingMode.Up), 100m, new TaxPart("a", 95m), new TaxPart("b", 5m));

        var quote = shop.Sells("A", 0.02m).Quote(("A", 1));

        Assert.Equal([1, 1], quote.Taxes[0].Parts!.Select(part => part.Tax.AmountMinor));
        Assert.Equal(Shop.Gbp(0m), quote.Net);
    }

    [Fact]
    public void A_rate_of_one_part_shows_it()
    {
        var quote = InParts(OnTop(TaxRounding.Line), 20m, new TaxPart("VAT", 20m)).Sells("A", 1m).Quote(("A", 1));

        Assert.Equal("VAT", Assert.Single(quote.Taxes[0].Parts!).Name);
    }

    [Fact]
    public void Equal_taxes_in_a_price_stay_equal()
    {
        // 100.00 holds 15.254: 7.627 each. What is left is the net amount.
        var quote = InParts(Including(TaxRounding.RateTotal), 18m, India).Sells("A", 100m).Quote(("A", 1));

        Assert.Equal([763, 763], quote.Taxes[0].Parts!.Select(part => part.Tax.AmountMinor));
        Assert.Equal((Shop.Gbp(84.74m), Shop.Gbp(15.26m), Shop.Gbp(100m)), (quote.Net, quote.Tax, quote.Total));
    }

    [Fact]
    public void Where_the_net_amount_is_rounded_parts_share_what_is_left()
    {
        // Net 84.7457 is 84.75, which leaves 15.25: 7.63 and 7.62.
        var quote = InParts(Including(TaxRounding.RateTotal, TaxSplit.RoundNet), 18m, India)
            .Sells("A", 100m).Quote(("A", 1));

        Assert.Equal([763, 762], quote.Taxes[0].Parts!.Select(part => part.Tax.AmountMinor));
        Assert.Equal((Shop.Gbp(84.75m), Shop.Gbp(15.25m)), (quote.Net, quote.Tax));
    }

    [Theory]
    [InlineData(TaxRounding.Unit, 0)]
    [InlineData(TaxRounding.Line, 4)]
    [InlineData(TaxRounding.RateTotal, 4)]
    [InlineData(TaxRounding.Total, 3)]
    public void Parts_are_rounded_where_the_book_says(TaxRounding rounding, long tax)
    {
        // Two lines of three units of 0.05, at twice 5 %: a unit 0.0025, a line 0.0075, all 0.015, each part.
        var shop = InParts(OnTop(rounding), 10m, new TaxPart("A", 5m), new TaxPart("B", 5m))
            .Sells("A", 0.05m).Sells("B", 0.05m);

        var quote = shop.Quote(("A", 3), ("B", 3));

        Assert.Equal(tax, quote.Tax.AmountMinor);
        Assert.Equal(tax, quote.Taxes[0].Parts!.Sum(part => part.Tax.AmountMinor));
    }

    [Fact]
    public void An_exempt_customer_pays_the_net_amount()
    {
        foreach (var rounding in Enum.GetValues<TaxRounding>())
        {
            foreach (var split in Enum.GetValues<TaxSplit>())
            {
                var shop = Including(rounding, split).Sells("A", 19.70m).Sells("B", 9.99m);
                var taxed = shop.Quote(("A", 3), ("B", 1));

                var quote = shop.Quote(Exempt(Shop.Basket(("A", 3), ("B", 1))));

                Assert.Equal((taxed.Net, Shop.Gbp(0m), taxed.Net), (quote.Net, quote.Tax, quote.Total));
                Assert.Equal(0m, quote.Taxes[0].RatePercent);
            }
        }
    }

    [Fact]
    public void An_exempt_customer_pays_nothing_on_top()
    {
        var shop = InParts(OnTop(TaxRounding.Line), 14.975m, Quebec).Sells("A", 19.70m);

        var quote = shop.Quote(Exempt(Shop.Basket(("A", 3))));

        Assert.Equal((Shop.Gbp(59.10m), Shop.Gbp(59.10m)), (quote.Net, quote.Total));
        Assert.Null(quote.Taxes[0].Parts);
    }

    [Fact]
    public void Goods_without_tax_have_their_row()
    {
        var shop = Including(TaxRounding.Total).Sells("A", 19.70m, tax: "zero");
        shop.TaxRates.Add(new TaxRate("zero", 0m));

        var row = Assert.Single(shop.Quote(("A", 3)).Taxes);

        Assert.Equal(new TaxTotal("zero", 0m, Shop.Gbp(59.10m), Shop.Gbp(0m), Shop.Gbp(59.10m)), row);
    }

    [Fact]
    public void Fees_and_shipping_come_into_the_rows_of_their_categories()
    {
        var shop = OnTop(TaxRounding.Line);
        shop.TaxRates.Add(new TaxRate("reduced", 5m));
        var table = new TaxTable(shop.Book, null, isExempt: false);
        table.Add("standard", 1_000);
        table.Add("reduced", 10);
        table.Add("standard", 2);

        var rows = table.Rows();

        Assert.Equal([("reduced", 10L, 1L), ("standard", 1_002L, 200L)],
            rows.Select(row => (row.Category, row.Net.AmountMinor, row.Tax.AmountMinor)));
    }

    [Theory]
    [InlineData(TaxRounding.Unit, 3)]
    [InlineData(TaxRounding.Line, 2)]
    [InlineData(TaxRounding.RateTotal, 2)]
    [InlineData(TaxRounding.Total, 2)]
    public void The_fees_of_several_units_are_as_many_units(TaxRounding rounding, long tax)
    {
        // Three deposits of 0.03 at 20 %: each 0.006, together 0.018.
        var shop = OnTop(rounding).Sells("A", 0m);
        var variant = shop.Find("A")!;
        var fees = new[] { new UnitFee("deposit", LocalText.English("Deposit"), Shop.Gbp(0.03m), "standard") };
        var book = PriceBook.Build(shop.Content, new One(variant with { Fees = fees })).Value;

        var quote = QuoteEngine.Price(Shop.Basket(("A", 3)), book).Value;

        Assert.Equal((tax, 9 + tax), (quote.Tax.AmountMinor, quote.Total.AmountMinor));
    }

    private sealed record One(BookVariant Variant) : IBookVariants
    {
        public BookVariant? Find(string sku) => sku == Variant.Variant.Sku ? Variant : null;
    }

    private static Shop Including(
        TaxRounding rounding, TaxSplit split = TaxSplit.RoundTax, RoundingMode mode = RoundingMode.HalfUp) =>
        ShopOf(true, rounding, split, mode);

    private static Shop OnTop(
        TaxRounding rounding, TaxSplit split = TaxSplit.RoundTax, RoundingMode mode = RoundingMode.HalfUp) =>
        ShopOf(false, rounding, split, mode);

    private static Shop ShopOf(bool inclusive, TaxRounding rounding, TaxSplit split, RoundingMode mode) => new()
    {
        Settings = new BookSettings(Shop.Pounds, inclusive, mode, rounding, ["item"], split),
    };

    private static Shop InParts(Shop shop, decimal percent, params TaxPart[] parts)
    {
        shop.TaxRates[0] = new TaxRate("standard", percent, null, parts);
        return shop;
    }

    private static Basket Exempt(Basket basket) => basket with
    {
        Context = basket.Context with { Customer = basket.Context.Customer with { TaxExempt = true } },
    };
}
