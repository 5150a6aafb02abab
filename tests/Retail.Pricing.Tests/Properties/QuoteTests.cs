using System.Globalization;
using System.Text.Json;
using Retail.Abstractions.Json;
using Retail.Abstractions.Quotes;

namespace Retail.Pricing.Tests.Properties;

public sealed class QuoteTests
{
    private const int Tests = 1_000;

    private static readonly string[] CultureNames = ["en-GB", "es-ES", "tr-TR", "ar-SA", "sv-SE"];

    [Fact]
    public void Units_make_lines_and_lines_make_totals() => Cases.Hold(Cases.Any, Tests, one =>
    {
        var quote = one.Shop().Quote(one.Basket());
        return quote.Lines.All(AddsUp) &&
            quote.Subtotal.AmountMinor == quote.Lines.Sum(line => line.Subtotal.AmountMinor) &&
            quote.Discount.AmountMinor == quote.Lines.Sum(
                line => line.Adjustments.Sum(adjustment => adjustment.Amount.AmountMinor)) &&
            (one.Inclusive ? quote.Total : quote.Net) == quote.Subtotal + quote.Discount;
    });

    [Fact]
    public void The_tax_summary_adds_up() => Cases.Hold(Cases.Any, Tests, one =>
    {
        var quote = one.Shop().Quote(one.Basket());
        return quote.Taxes.All(tax => tax.Net + tax.Tax == tax.Gross && tax.Tax.AmountMinor >= 0) &&
            quote.Net.AmountMinor == quote.Taxes.Sum(tax => tax.Net.AmountMinor) &&
            quote.Tax.AmountMinor == quote.Taxes.Sum(tax => tax.Tax.AmountMinor) &&
            quote.Total == quote.Net + quote.Tax;
    });

    [Fact]
    public void Neither_order_nor_splitting_of_lines_changes_anything() => Cases.Hold(Cases.Any, Tests, one =>
    {
        var pieces = one.Lines.SelectMany(
            line => line.Sku == 3 ? [line] : Enumerable.Repeat((line.Sku, Quantity: 1m), (int)line.Quantity));
        var other = one with { Lines = [.. pieces.Reverse()], Offers = one.Offers };
        return other.Shop().Quote(other.Basket()).Hash == one.Shop().Quote(one.Basket()).Hash;
    });

    [Fact]
    public void The_order_of_the_book_changes_nothing() => Cases.Hold(Cases.Any, Tests, one =>
    {
        var (shop, other) = (one.Shop(), one.Shop());
        var reversed = PriceBook.Build(other.Content with { Promotions = [.. other.Promotions.Reverse()] }, other)
            .Value;
        return QuoteEngine.Price(one.Basket(), reversed).Value.Hash == shop.Quote(one.Basket()).Hash;
    });

    [Fact]
    public void The_same_basket_gives_the_same_bytes_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            Cases.Hold(Cases.Any, 300, one =>
            {
                var answers = CultureNames.Select(name =>
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                    return JsonSerializer.Serialize(one.Shop().Quote(one.Basket()), RetailJson.Options);
                });
                return answers.Distinct(StringComparer.Ordinal).Count() == 1;
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void One_more_promotion_that_competes_with_none_is_never_dearer() => Cases.Hold(Cases.Any, Tests, one =>
    {
        var settings = one.Shop().Settings with { Lanes = ["item", "basket", "last"] };
        var without = one.Shop();
        var with = one.Shop().Offers(Shop.Offer("one-more", Shop.Percent(7m)) with { Lane = "last" });
        var (dear, cheap) = (Price(without), Price(with));
        return !dear.ProvedBest || !cheap.ProvedBest || cheap.Total <= dear.Total;

        Quote Price(Shop shop) => QuoteEngine.Price(
            one.Basket(), PriceBook.Build(shop.Content with { Settings = settings }, shop).Value).Value;
    });

    [Fact]
    public void A_promotion_that_says_what_is_missing_applies_when_it_is_there() => Cases.Hold(Cases.Any, Tests, one =>
    {
        // One promotion alone, so that nobody beats it, and one thing that it can miss.
        var single = one with
        {
            Prices = [9.99m, 9.99m, 9.99m, 9.99m],
            Offers = [.. one.Offers.Take(1).Select(offer => offer with { Benefits = [offer.Benefits[0]] })]
        };
        if (single.Offers is not [{ } offer] ||
            (offer.Conditions.Count > 0 && offer.Benefits[0] is Retail.Pricing.Promotions.Benefits.BuyGet) ||
            single.Shop().Quote(single.Basket()).Explanations is not [{ Code: "promotion.missing-units" } hint])
        {
            return true;
        }

        var units = decimal.Ceiling(decimal.Parse(hint.Arguments["units"], CultureInfo.InvariantCulture));
        var enough = single with { Lines = [.. single.Lines, .. Enumerable.Range(0, 3).Select(sku => (sku, units))] };
        return enough.Shop().Quote(enough.Basket()).Explanations is [{ Code: "promotion.applied" }];
    });

    private static bool AddsUp(QuoteLine line) =>
        line.Total.AmountMinor == line.Subtotal.AmountMinor + line.Adjustments.Sum(
            adjustment => adjustment.Amount.AmountMinor) &&
        line.Total.AmountMinor == line.Units.Sum(unit => unit.Count * unit.Price.AmountMinor) &&
        line.Units.Sum(unit => unit.Count) == (
            line.Unit == Retail.Abstractions.Catalog.UnitOfMeasure.Piece ? line.Quantity.Value : 1) &&
        line.Units.All(unit => unit.Price.AmountMinor >= 0) &&
        line.Adjustments.All(adjustment => adjustment.Amount.AmountMinor < 0) &&
        line.Units.Zip(line.Units.Skip(1)).All(pair => pair.First.Price > pair.Second.Price);
}
