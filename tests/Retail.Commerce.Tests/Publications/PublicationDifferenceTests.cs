using Retail.Pricing;
using Retail.Pricing.Taxes;
using Retail.Publications;

namespace Retail.Commerce.Tests.Publications;

[Trait("Database", "none")]
public sealed class PublicationDifferenceTests
{
    private static readonly PublicationContent Content = Listed(PublicationSample.Content(12));

    [Fact]
    public void The_same_content_in_another_order_is_no_difference()
    {
        var turned = Content with
        {
            Book = Content.Book with
            {
                TaxRates = [.. Content.Book.TaxRates.Reverse()],
                Clocks = [.. Content.Book.Clocks!.Select(clock => clock with { Stores = [.. clock.Stores.Reverse()] })],
            },
            Variants = Content.Variants.Reverse().Select(one =>
                one with { Tags = [.. (one.Tags ?? []).Reverse()], Fees = [.. (one.Fees ?? []).Reverse()] }),
        };

        var difference = PublicationDifference.Between(Content, turned);

        Assert.Equal(0, difference.Count);
        Assert.Equal(PublicationDifference.Between(Content, Content).Hash, difference.Hash);
    }

    [Fact]
    public void The_lowest_prior_price_is_nobodys_edit() => Assert.Equal(0, PublicationDifference.Between(
        Content,
        Content with
        {
            Variants = Content.Variants.Select(one =>
                one with { Prices = [.. one.Prices.Select(entry => entry with { LowestPrior = null })] }),
        }).Count);

    public static TheoryData<string> Changes => [.. ChangesByName.Keys];

    private static Dictionary<string, (int Prices, int Variants, int Others, PublicationContent After)> ChangesByName
    { get; } = new()
    {
        ["floor"] = (1, 0, 0, One(one => one with
        {
            Prices = [one.Prices[0] with { FloorPrice = 1m }, one.Prices[1]],
        })),
        ["maximum"] = (1, 0, 0, One(one => one with
        {
            Prices = [one.Prices[0] with { MaxQuantity = 5m }, one.Prices[1]],
        })),
        ["tags"] = (0, 1, 0, One(one => one with { Tags = ["gift"] })),
        ["weight"] = (0, 1, 0, One(one => one with { WeightGrams = 7 })),
        ["fees"] = (0, 1, 0, One(one => one with
        {
            Fees = [new UnitFee("eco", LocalText.English("Eco fee"), new Money(1, Currency.Of("GBP")), "reduced")],
        })),
        ["zone"] = (0, 0, 1, Book(book =>
            book with { TaxRates = [.. book.TaxRates, book.TaxRates[1] with { Zone = "islands" }] })),
        ["tax parts"] = (0, 0, 1, Book(book => book with
        {
            TaxRates = [book.TaxRates[0], book.TaxRates[1] with { Parts = [new TaxPart("VAT", 20m)] }],
        })),
        ["shipping"] = (0, 0, 1, Book(book => book with { ShippingMethods = null })),
        ["clocks"] = (0, 0, 2, Book(book => book with { Clocks = [] })),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_changed_is_counted_where_it_belongs(string change)
    {
        var (prices, variants, others, after) = ChangesByName[change];

        var difference = PublicationDifference.Between(Content, after);

        Assert.Equal(
            (prices, variants, others), (difference.Prices.Count, difference.Variants, difference.Others));
        Assert.NotEqual(PublicationDifference.Between(Content, Content).Hash, difference.Hash);
    }

    private static PublicationContent Book(Func<BookContent, BookContent> change) =>
        Content with { Book = change(Content.Book) };

    private static PublicationContent One(Func<BookVariant, BookVariant> change) => Listed(
        Content with { Variants = Content.Variants.Select((one, index) => index == 3 ? change(one) : one) });

    private static PublicationContent Listed(PublicationContent content) =>
        content with { Variants = content.Variants.ToArray() };
}
