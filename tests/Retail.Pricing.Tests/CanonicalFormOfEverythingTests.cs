using System.Collections.Immutable;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests;

/// <summary>The lines of the canonical text that only some quotes have.</summary>
public sealed class CanonicalFormOfEverythingTests
{
    private const string Golden = """
        retail-quote/1
        currency GBP
        channel 4:till
        store 6:madrid
        instant 1772452800000
        group -
        first-order 0
        budget-left 4:half 60
        budget-left 6:zwölf 0
        publication 7
        line 1:A 2 1 - 200 103
        adjustment 4:half -60
        by-hand 8:goodwill -37
        units 1 52
        units 1 51
        fee 7:deposit 50
        shipping 4:post 500 250
        adjustment 4:post -250
        tax 4:none 0 50 0 50
        tax 8:standard 14.975 353 53 406
        tax-part 3:GST 5 353 18
        tax-part 3:QST 9.975 353 35
        totals 200 -97 403 53 456

        """;

    private readonly Shop shop = new Shop { Settings = new Shop().Settings with { PricesIncludeTax = false } };
    private readonly Basket basket;

    public CanonicalFormOfEverythingTests()
    {
        shop.TaxRates[0] = new TaxRate("standard", 14.975m, null, [new TaxPart("GST", 5m), new TaxPart("QST", 9.975m)]);
        shop.TaxRates.Add(new TaxRate("none", 0m));
        shop.Sells("A", 1m)
            .With("A", goods => goods with
            {
                Fees = [new UnitFee("deposit", LocalText.English("Deposit"), Shop.Gbp(0.25m), "none")],
            })
            .Offers("half", Shop.Percent(50m))
            .Offers("post", new ShippingOff([], new Reward(Percent: 50m)));
        shop.ShippingMethods.Add(new ShippingMethod(
            "post", LocalText.English("Post"), "standard", ShippingBasis.Value,
            [new ShippingRate(null, 0, Shop.Gbp(5m))]));
        basket = Shop.Basket(("A", 2)) with
        {
            Delivery = new Delivery("uk", "post"),
            Changes = [new CashierChange(null, CashierChangeKind.Amount, 0.37m, "goodwill")],
            Context = Shop.Context(customer: CustomerFacts.Unknown with
            {
                BudgetLeft = ImmutableSortedDictionary<string, long>.Empty.Add("zwölf", 0).Add("half", 60),
            }),
        };
    }

    [Fact]
    public void The_canonical_text_of_a_quote_with_everything_is_pinned()
    {
        var quote = shop.Quote(basket);

        Assert.Equal(Golden.ReplaceLineEndings("\n"), CanonicalForm.Of(quote));
    }

    [Fact]
    public void An_exempt_customer_is_part_of_the_text()
    {
        var quote = shop.Quote(basket with
        {
            Context = basket.Context with { Customer = basket.Context.Customer with { TaxExempt = true } },
        });

        var text = CanonicalForm.Of(quote);
        Assert.Contains("first-order 0\ntax-exempt\nbudget-left", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tax-part", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tax-exempt", CanonicalForm.Of(shop.Quote(basket)), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_of_these_facts_changes_the_hash()
    {
        var customer = basket.Context.Customer;
        Basket[] others =
        [
            basket,
            basket with { Delivery = null },
            basket with { Changes = null },
            basket with { Changes = [basket.Changes![0] with { Reason = "kindness" }] },
            basket with { Changes = [basket.Changes![0] with { Value = 0.38m }] },
            basket with { Context = basket.Context with { Customer = customer with { BudgetLeft = null } } },
            basket with { Context = basket.Context with { Customer = customer with { TaxExempt = true } } },
        ];

        Assert.Equal(
            others.Length,
            others.Select(one => shop.Quote(one).Hash).Distinct(StringComparer.Ordinal).Count());
    }
}
