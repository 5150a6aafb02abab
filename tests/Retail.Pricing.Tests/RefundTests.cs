using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests;

public sealed class RefundTests
{
    private readonly Shop threeForTwo = new Shop().Sells("A", 10m).Offers("three", Shop.BuyGet(2, 1));

    [Fact]
    public void A_unit_refunds_what_it_cost_dearest_first()
    {
        var paid = threeForTwo.Quote(("A", 3));

        Assert.Equal(
            [Shop.Gbp(10m), Shop.Gbp(10m), Shop.Gbp(0m)],
            Enumerable.Range(0, 3).Select(back => Keep(paid, Units(("l000", back)), Units(("l000", 1))).Amount));
        Assert.Equal(Shop.Gbp(20m), Keep(paid, Returned.Nothing, Units(("l000", 3))).Amount);
    }

    [Fact]
    public void Any_of_the_lines_that_were_merged_names_their_line()
    {
        var paid = threeForTwo.Quote(("A", 2), ("A", 1));

        var refund = Keep(paid, Units(("l001", 1)), Units(("l000", 1), ("l001", 1)));

        Assert.Equal(Shop.Gbp(10m), refund.Amount);
        var line = Assert.Single(refund.Lines);
        Assert.Equal(("A", 2, Shop.Gbp(10m)), (line.Sku, line.Units, line.Gross));
    }

    [Fact]
    public void The_tax_of_a_row_comes_back_to_the_cent()
    {
        // 20 % of 0.99 is 0.198, of one third of it 0.066.
        var shop = new Shop { Settings = new Shop().Settings with { PricesIncludeTax = false } }.Sells("A", 0.33m);
        var paid = shop.Quote(("A", 3));

        var refunds = Enumerable.Range(0, 3)
            .Select(back => Keep(paid, Units(("l000", back)), Units(("l000", 1)))).ToList();

        Assert.Equal([40L, 40L, 39L], refunds.Select(refund => refund.Amount.AmountMinor));
        Assert.Equal([7L, 7L, 6L], refunds.Select(refund => Assert.Single(refund.Taxes).Tax.AmountMinor));
        Assert.All(refunds, refund => Assert.Equal(33, Assert.Single(refund.Taxes).Net.AmountMinor));
    }

    [Fact]
    public void Deposits_come_back_with_their_units_and_shipping_when_it_is_asked_for()
    {
        var shop = new Shop().Sells("A", 1m).With("A", goods => goods with { Fees = [Deposit(0.25m)] });
        shop.TaxRates.Add(new TaxRate("none", 0m));
        shop.ShippingMethods.Add(Post(4.90m));
        var paid = shop.Quote(Shop.Basket(("A", 2)) with { Delivery = new Delivery("uk", "post") });

        var first = Keep(paid, Returned.Nothing, Units(("l000", 1)));
        var last = Keep(paid, Units(("l000", 1)), Units(("l000", 1)) with { Shipping = true });

        Assert.Equal((Shop.Gbp(1.25m), Shop.Gbp(0m)), (first.Amount, first.Shipping));
        Assert.Equal((Shop.Gbp(6.15m), Shop.Gbp(4.90m)), (last.Amount, last.Shipping));
        Assert.Equal(paid.Total, first.Amount + last.Amount);
        Assert.Equal(["none", "standard"], first.Taxes.Select(row => row.Category));
        Assert.Equal(Shop.Gbp(0.25m), first.Taxes[0].Gross);
        Assert.Equal(Shop.Gbp(0m), last.BrokenOffer);
    }

    [Fact]
    public void Shipping_comes_back_beside_what_is_priced_again_only_when_it_is_asked_for()
    {
        threeForTwo.ShippingMethods.Add(Post(4.90m));
        var basket = Shop.Basket(("A", 3)) with { Delivery = new Delivery("uk", "post") };
        var paid = threeForTwo.Quote(basket);

        var goods = Refunds.Reprice(paid, basket, threeForTwo.Book, Returned.Nothing, Units(("l000", 2))).Value;
        var all = Refunds.Reprice(
            paid, basket, threeForTwo.Book, Returned.Nothing, Units(("l000", 2)) with { Shipping = true }).Value;

        Assert.Equal((Shop.Gbp(10m), Shop.Gbp(10m)), (goods.Amount, goods.BrokenOffer));
        Assert.Equal((Shop.Gbp(14.90m), Shop.Gbp(10m)), (all.Amount, all.BrokenOffer));
    }

    [Fact]
    public void Only_lines_of_which_something_comes_back_are_listed()
    {
        var paid = new Shop().Sells("A", 1m).Sells("B", 1m).Quote(("A", 2), ("B", 1));

        Assert.Equal("A", Assert.Single(Keep(paid, Units(("l001", 1)), Units(("l000", 1))).Lines).Sku);
    }

    [Fact]
    public void What_is_worth_nothing_is_in_no_row()
    {
        var paid = new Shop().Sells("A", 0m).Sells("B", 1m).Quote(("A", 1), ("B", 1));

        Assert.Empty(Keep(paid, Returned.Nothing, Units(("l000", 1))).Taxes);
    }

    [Fact]
    public void What_costs_a_unit_is_in_its_row()
    {
        var paid = new Shop().Sells("A", 0.01m).Quote(("A", 1));

        Assert.Equal(1, Assert.Single(Keep(paid, Returned.Nothing, Units(("l000", 1))).Taxes).Net.AmountMinor);
    }

    [Fact]
    public void Returned_tax_goes_to_each_of_several_by_highest_averages()
    {
        var shop = new Shop { Settings = new Shop().Settings with { PricesIncludeTax = false } };
        shop.TaxRates[0] = new TaxRate(
            "standard", 14.975m, null, [new TaxPart("GST", 5m, false), new TaxPart("QST", 9.975m, false)]);
        var paid = shop.Sells("A", 0.07m).Quote(("A", 13));

        var parts = Enumerable.Range(0, 13)
            .Select(back => Assert.Single(Keep(paid, Units(("l000", back)), Units(("l000", 1))).Taxes).Parts!).ToList();

        Assert.Equal([1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0], parts.Select(of => (int)of[0].Tax.AmountMinor));
        Assert.Equal([1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1], parts.Select(of => (int)of[1].Tax.AmountMinor));
        Assert.All(parts, of => Assert.Equal((7, 7), (of[0].Base.AmountMinor, of[1].Base.AmountMinor)));
    }

    [Fact]
    public void Several_taxes_that_come_to_nothing_come_back_as_nothing()
    {
        var shop = new Shop { Settings = new Shop().Settings with { PricesIncludeTax = false } };
        shop.TaxRates[0] = new TaxRate(
            "standard", 14.975m, null, [new TaxPart("GST", 5m, false), new TaxPart("QST", 9.975m, false)]);
        var paid = shop.Sells("A", 0.01m).Quote(("A", 1));

        var row = Assert.Single(Keep(paid, Returned.Nothing, Units(("l000", 1))).Taxes);

        Assert.Equal((1, 0), (row.Net.AmountMinor, row.Tax.AmountMinor));
        Assert.All(row.Parts!, part => Assert.Equal(0, part.Tax.AmountMinor));
    }

    [Fact]
    public void A_tax_on_another_comes_back_on_what_came_back_of_that()
    {
        var shop = new Shop { Settings = new Shop().Settings with { PricesIncludeTax = false } };
        shop.TaxRates[0] = new TaxRate(
            "standard", 15.4738m, null, [new TaxPart("GST", 5m, false), new TaxPart("QST", 9.975m, true)]);
        var paid = shop.Sells("A", 1m).Quote(("A", 2));

        var row = Assert.Single(Keep(paid, Returned.Nothing, Units(("l000", 1))).Taxes);

        Assert.Equal((100, 16, 116), (row.Net.AmountMinor, row.Tax.AmountMinor, row.Gross.AmountMinor));
        Assert.Equal(
            [("GST", 100L, 5L), ("QST", 105L, 11L)],
            row.Parts!.Select(part => (part.Name, part.Base.AmountMinor, part.Tax.AmountMinor)));
    }

    [Fact]
    public void Each_of_several_taxes_comes_back_to_the_cent_and_never_falls()
    {
        var shop = new Shop { Settings = new Shop().Settings with { PricesIncludeTax = false } };
        shop.TaxRates[0] = new TaxRate(
            "standard", 14.975m, null, [new TaxPart("GST", 5m, false), new TaxPart("QST", 9.975m, false)]);
        var paid = shop.Sells("A", 0.07m).Quote(("A", 13));
        var row = Assert.Single(paid.Taxes);

        var parts = Enumerable.Range(0, 13)
            .Select(back => Assert.Single(Keep(paid, Units(("l000", back)), Units(("l000", 1))).Taxes).Parts!).ToList();

        Assert.All(parts.SelectMany(part => part), part => Assert.True(part.Tax.AmountMinor is 0 or 1));
        Assert.Equal(
            row.Parts!.Select(part => (part.Name, part.Tax.AmountMinor, part.Base.AmountMinor)),
            row.Parts!.Select((part, i) => (part.Name, parts.Sum(of => of[i].Tax.AmountMinor),
                parts.Sum(of => of[i].Base.AmountMinor))));
    }

    [Fact]
    public void An_exempt_customer_gets_back_the_net_price_that_was_paid()
    {
        var shop = new Shop().Sells("A", 1m);
        var paid = shop.Quote(Shop.Basket(("A", 3)) with
        {
            Context = Shop.Context(customer: CustomerFacts.Unknown with { TaxExempt = true }),
        });

        Assert.Equal(Shop.Gbp(2.50m), paid.Total);
        Assert.Equal(
            [84L, 83L, 83L],
            Enumerable.Range(0, 3)
                .Select(back => Keep(paid, Units(("l000", back)), Units(("l000", 1))).Amount.AmountMinor));
    }

    [Fact]
    public void A_broken_offer_is_charged_by_a_line_of_its_own()
    {
        var paid = threeForTwo.Quote(("A", 3));

        var refunds = Enumerable.Range(0, 3)
            .Select(back => Reprice(threeForTwo, paid, Units(("l000", back)), Units(("l000", 1)))).ToList();

        Assert.Equal([0L, 1_000L, 1_000L], refunds.Select(refund => refund.Amount.AmountMinor));
        Assert.Equal([1_000L, 0L, -1_000L], refunds.Select(refund => refund.BrokenOffer.AmountMinor));
    }

    [Fact]
    public void What_is_kept_may_cost_more_than_came_back_and_that_is_owed()
    {
        var shop = new Shop().Sells("A", 10m).Sells("B", 1m)
            .Offers("five", Shop.Across(5m, Shop.Of("A")), new SpendAtLeast(Target.Everything, Shop.Gbp(11m)));
        var paid = shop.Quote(("A", 1), ("B", 1));

        var cheap = Reprice(shop, paid, Returned.Nothing, Units(("l001", 1)));
        var dear = Reprice(shop, paid, Units(("l001", 1)), Units(("l000", 1)));

        Assert.Equal((0L, 400L), (cheap.Amount.AmountMinor, cheap.Charge.AmountMinor));
        Assert.Equal((100L, 500L), (cheap.Units.AmountMinor, cheap.BrokenOffer.AmountMinor));
        Assert.Equal((1_000L, 0L), (dear.Amount.AmountMinor, dear.Charge.AmountMinor));
        Assert.Equal(paid.Total.AmountMinor, dear.Amount.AmountMinor - cheap.Charge.AmountMinor);
        Assert.Equal(Shop.Gbp(-4m), Assert.Single(cheap.Taxes).Gross);
    }

    [Fact]
    public void The_book_says_whether_a_broken_offer_is_charged()
    {
        var paid = threeForTwo.Quote(("A", 3));
        var basket = Shop.Basket(("A", 3));
        var repricing = PriceBook.Build(
            threeForTwo.Content with { Settings = threeForTwo.Settings with { Breakage = Breakage.Reprice } },
            threeForTwo).Value;

        Assert.Equal(Shop.Gbp(10m),
            Refunds.Of(paid, basket, threeForTwo.Book, Returned.Nothing, Units(("l000", 1))).Value.Amount);
        Assert.Equal(Shop.Gbp(0m),
            Refunds.Of(paid, basket, repricing, Returned.Nothing, Units(("l000", 1))).Value.Amount);
    }

    [Fact]
    public void What_a_cashier_changed_about_what_is_kept_still_counts()
    {
        var shop = new Shop().Sells("A", 10m).Sells("B", 10m);
        var basket = Shop.Basket(("A", 2), ("B", 1)) with
        {
            Changes =
            [
                new CashierChange("l000", CashierChangeKind.UnitPrice, 5m, "scratched"),
                new CashierChange("l001", CashierChangeKind.Percent, 50m, "old"),
            ],
        };
        var paid = shop.Quote(basket);

        var b = Refunds.Reprice(paid, basket, shop.Book, Returned.Nothing, Units(("l001", 1))).Value;
        var a = Refunds.Reprice(paid, basket, shop.Book, Units(("l001", 1)), Units(("l000", 1))).Value;

        Assert.Equal((500L, 500L), (b.Amount.AmountMinor, a.Amount.AmountMinor));
    }

    [Fact]
    public void What_cannot_come_back_is_refused()
    {
        var paid = threeForTwo.Quote(("A", 3));

        Refused("refund.too-many", Units(("l000", 1)), Units(("l000", 3)), ("sku", "A"), ("units", "3"), ("left", "2"));
        Refused("refund.too-many", Returned.Nothing, Units(("l000", 2), ("l000", 2)));
        Refused("refund.too-many", Units(("l000", int.MaxValue)), Units(("l000", 1)));
        Refused("refund.unknown-line", Returned.Nothing, Units(("l001", 1)), ("line", "l001"));
        Refused("refund.unknown-line", Returned.Nothing, new Returned([null!]));
        Refused("refund.unknown-line", Returned.Nothing, new Returned([new ReturnedUnits(null!, 1)]));
        Refused("refund.not-positive", Returned.Nothing, Units(("l000", 0)), ("line", "l000"), ("units", "0"));
        Refused("refund.not-positive", Units(("l000", -1)), Units(("l000", 1)));
        Refused("refund.no-shipping", Returned.Nothing, new Returned([], Shipping: true));

        void Refused(string code, Returned before, Returned now, params (string Name, string Value)[] arguments)
        {
            var refusal = Refunds.Keep(paid, before, now).Refusal;
            Assert.Equal(code, refusal?.Code);
            Assert.All(arguments, one => Assert.Equal(one.Value, refusal!.Arguments[one.Name]));
        }
    }

    [Fact]
    public void Shipping_comes_back_once_and_only_the_paid_publication_prices_again()
    {
        threeForTwo.ShippingMethods.Add(Post(1m));
        var basket = Shop.Basket(("A", 3)) with { Delivery = new Delivery("uk", "post") };
        var paid = threeForTwo.Quote(basket);
        var shipping = new Returned([], Shipping: true);

        Assert.Equal("refund.shipping-again", Refunds.Keep(paid, shipping, shipping).Refusal?.Code);
        var other = Refunds.Reprice(
            paid with { Publication = 6 }, basket, threeForTwo.Book, Returned.Nothing, shipping).Refusal!;
        Assert.Equal("refund.other-publication", other.Code);
        Assert.Equal(("7", "6"), (other.Arguments["publication"], other.Arguments["paid"]));
    }

    [Fact]
    public void A_measured_thing_comes_back_whole()
    {
        var shop = new Shop().Sells("CHEESE", 10m, unit: UnitOfMeasure.Kilogram).Sells("A", 1m);
        var paid = shop.Quote(("CHEESE", 0.345m), ("CHEESE", 0.5m), ("A", 1));

        var refund = Keep(paid, Returned.Nothing, Units(("l000", 1)));
        var repriced = Reprice(shop, paid, Returned.Nothing, Units(("l002", 1)));

        Assert.Equal(Shop.Gbp(3.45m), refund.Amount);
        Assert.Equal(Shop.Gbp(1m), repriced.Amount);
        Assert.Equal("refund.too-many", Refunds.Keep(paid, Returned.Nothing, Units(("l000", 2))).Refusal?.Code);
    }

    private static UnitFee Deposit(decimal amount) =>
        new("deposit", LocalText.English("Deposit"), Shop.Gbp(amount), "none");

    private static ShippingMethod Post(decimal amount) => new(
        "post", LocalText.English("Post"), "standard", ShippingBasis.Value,
        [new ShippingRate(null, 0, Shop.Gbp(amount))]);

    private static Returned Units(params (string Line, int Units)[] lines) =>
        new([.. lines.Select(line => new ReturnedUnits(line.Line, line.Units))]);

    private static Refund Keep(Quote paid, Returned before, Returned now) =>
        Refunds.Keep(paid, before, now).Value;

    private static Refund Reprice(Shop shop, Quote paid, Returned before, Returned now) =>
        Refunds.Reprice(paid, new Basket(paid.Context, [], paid.Codes), shop.Book, before, now).Value;
}
