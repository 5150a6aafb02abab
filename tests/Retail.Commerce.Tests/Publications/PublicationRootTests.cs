using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Taxes;
using Retail.Publications;

namespace Retail.Commerce.Tests.Publications;

public sealed class PublicationRootTests : IDisposable
{
    private readonly PublicationSample sample = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void The_root_is_that_of_the_written_format()
    {
        // Fails when an encoding changes; then PublicationFormat.Version must change too.
        Assert.Equal(
            "909f15dbec3f5018906667a21717ec609a322a23cbc1fef68e9468e40e3f0f10",
            RootOf(PublicationSample.Content(20)));
    }

    [Fact]
    public void The_same_content_has_the_same_root_in_whatever_order_it_comes()
    {
        var content = PublicationSample.Content();
        var turned = new PublicationContent(
            content.Book with
            {
                Promotions = [.. content.Book.Promotions.Reverse()],
                PriceLists = [.. content.Book.PriceLists.Reverse()],
                TaxRates = [.. content.Book.TaxRates.Reverse()],
            },
            [.. content.Categories.Reverse()],
            content.Variants.Reverse().Select(one => one with { Prices = [.. one.Prices.Reverse()] }));

        Assert.Equal(RootOf(content), RootOf(turned));
    }

    [Fact]
    public void Number_and_instants_are_in_the_manifest_and_not_in_the_root()
    {
        var one = sample.Write(sample.PathOf("1"), PublicationSample.Content(number: 1));
        var two = sample.Write(sample.PathOf("2"), PublicationSample.Content(number: 2), PublicationSample.Effective.AddDays(1));

        Assert.Equal(one.RootHash, two.RootHash);
        Assert.NotEqual(one.Number, two.Number);
    }

    [Fact]
    public void The_scale_of_a_decimal_and_the_offset_of_an_instant_are_no_content()
    {
        var content = PublicationSample.Content();
        var book = content.Book;
        var other = content with
        {
            Book = book with
            {
                PriceLists =
                [
                    book.PriceLists[0],
                    book.PriceLists[1] with { From = book.PriceLists[1].From!.Value.ToOffset(TimeSpan.FromHours(2)) },
                ],
                Promotions =
                [
                    book.Promotions[0],
                    book.Promotions[1] with { Benefits = [new PercentOff(new Target([], ["tea"]), 12.5000m)] },
                ],
                TaxRates = [new TaxRate("reduced", 5.2500m), new TaxRate("standard", 20.00m)],
            },
            Variants = content.Variants.Select(one => one with { Prices = [.. one.Prices.Select(Longer)] }),
        };

        Assert.Equal(RootOf(content), RootOf(other));

        static PriceEntry Longer(PriceEntry entry) => entry with { Price = entry.Price + 0.0000m, MinQuantity = entry.MinQuantity + 0.000m };
    }

    public static TheoryData<string> Changes => [.. ChangesByName.Keys];

    private static Dictionary<string, Func<PublicationContent, PublicationContent>> ChangesByName { get; } = new()
    {
        ["rounding"] = content => Book(content, book => book with { Settings = book.Settings with { Rounding = RoundingMode.HalfEven } }),
        ["lanes"] = content => Book(content, book => book with { Settings = book.Settings with { Lanes = ["basket", "items"] } }),
        ["promotion"] = content => Book(content, book => book with { Promotions = [book.Promotions[0]] }),
        ["price list"] = content => Book(content, book => book with { PriceLists = [book.PriceLists[0], book.PriceLists[1] with { Priority = 11 }] }),
        ["tax rate"] = content => Book(content, book => book with { TaxRates = [new TaxRate("reduced", 5.26m), book.TaxRates[1]] }),
        ["category"] = content => content with { Categories = [.. content.Categories.Skip(1), content.Categories[0] with { Parent = "homeware" }] },
        ["name"] = content => One(content, one => one with { Variant = one.Variant with { Name = LocalText.English("Other") } }),
        ["gtin"] = content => One(content, one => one with { Variant = one.Variant with { Gtins = [] } }),
        ["price"] = content => One(content, one => one with { Prices = [one.Prices[0] with { Price = 9.99m }, one.Prices[1]] }),
        ["list price"] = content => One(content, one => one with { Prices = [one.Prices[0], one.Prices[1] with { ListPrice = null }] }),
        ["minimum"] = content => One(content, one => one with { Prices = [one.Prices[0] with { MinQuantity = 2 }, one.Prices[1]] }),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_change_of_the_content_changes_the_root(string change) => Assert.NotEqual(
        RootOf(PublicationSample.Content()), RootOf(ChangesByName[change](PublicationSample.Content())));

    private static PublicationContent Book(PublicationContent content, Func<BookContent, BookContent> change) =>
        content with { Book = change(content.Book) };

    private static PublicationContent One(PublicationContent content, Func<BookVariant, BookVariant> change) =>
        content with { Variants = content.Variants.Select((one, index) => index == 7 ? change(one) : one) };

    private string RootOf(PublicationContent content) =>
        sample.Write(sample.PathOf(Path.GetRandomFileName()), content).RootHash;
}
