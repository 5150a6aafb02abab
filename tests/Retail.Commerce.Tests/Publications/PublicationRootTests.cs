using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Taxes;
using Retail.Publications;

namespace Retail.Commerce.Tests.Publications;

[Trait("Database", "none")]
public sealed class PublicationRootTests : IDisposable
{
    private readonly PublicationSample sample = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void The_root_is_that_of_the_written_format()
    {
        // Fails when an encoding changes; then PublicationFormat.Version must change too.
        Assert.Equal(
            "31bd61a22a760d8973b23dc57e18d4df85e7c0c5151a6e2115e348838d0b43b1",
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
                ShippingMethods = [.. content.Book.ShippingMethods!.Reverse()],
                Clocks = [.. content.Book.Clocks!.Reverse().Select(
                    clock => clock with { Stores = [.. clock.Stores.Reverse()] })],
            },
            [.. content.Categories.Reverse()],
            content.Variants.Reverse().Select(one => one with
            {
                Prices = [.. one.Prices.Reverse()],
                Tags = one.Tags is null ? [] : [.. one.Tags.Reverse()],
                Fees = one.Fees is null ? [] : [.. one.Fees.Reverse()],
            }));

        Assert.Equal(RootOf(content), RootOf(turned));
    }

    [Fact]
    public void Number_and_instants_are_in_the_manifest_and_not_in_the_root()
    {
        var one = sample.Write(sample.PathOf("1"), PublicationSample.Content(number: 1));
        var later = PublicationSample.Effective.AddDays(1);
        var two = sample.Write(sample.PathOf("2"), PublicationSample.Content(number: 2), later);

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

        static PriceEntry Longer(PriceEntry entry) =>
            entry with
            {
                Price = entry.Price + 0.0000m,
                MinQuantity = entry.MinQuantity + 0.000m,
                MaxQuantity = entry.MaxQuantity + 0.000m,
                FloorPrice = entry.FloorPrice + 0.0000m,
                LowestPrior = entry.LowestPrior + 0.0000m,
            };
    }

    public static TheoryData<string> Changes => [.. ChangesByName.Keys];

    private static Dictionary<string, Func<PublicationContent, PublicationContent>> ChangesByName { get; } = new()
    {
        ["rounding"] = Settings(settings => settings with { Rounding = RoundingMode.HalfEven }),
        ["lanes"] = Settings(settings => settings with { Lanes = ["basket", "items"] }),
        ["promotion"] = Book(book => book with { Promotions = [book.Promotions[0]] }),
        ["price list"] = Book(book =>
            book with { PriceLists = [book.PriceLists[0], book.PriceLists[1] with { Priority = 11 }] }),
        ["tax rate"] = Book(book => book with { TaxRates = [new TaxRate("reduced", 5.26m), book.TaxRates[1]] }),
        ["category"] = content => content with
        {
            Categories = [.. content.Categories.Skip(1), content.Categories[0] with { Parent = "homeware" }],
        },
        ["name"] = One(one => one with { Variant = one.Variant with { Name = LocalText.English("Other") } }),
        ["gtin"] = One(one => one with { Variant = one.Variant with { Gtins = [] } }),
        ["price"] = One(one => one with { Prices = [one.Prices[0] with { Price = 9.99m }, one.Prices[1]] }),
        ["list price"] = One(one => one with { Prices = [one.Prices[0], one.Prices[1] with { ListPrice = null }] }),
        ["maximum"] = One(one => one with { Prices = [one.Prices[0] with { MaxQuantity = 2 }, one.Prices[1]] }),
        ["floor"] = One(one => one with { Prices = [one.Prices[0] with { FloorPrice = 0 }, one.Prices[1]] }),
        ["lowest prior"] = One(one => one with { Prices = [one.Prices[0], one.Prices[1] with { LowestPrior = null }] }),
        ["tags"] = One(one => one with { Tags = ["gift"] }),
        ["weight"] = One(one => one with { WeightGrams = one.WeightGrams + 1 }),
        ["fee"] = One(one => one with
        {
            Fees = [new UnitFee("eco", LocalText.English("Eco fee"), new Money(1, Currency.Of("GBP")), "reduced")],
        }),
        ["zone"] = Book(book =>
            book with { TaxRates = [.. book.TaxRates, book.TaxRates[0] with { Zone = "islands" }] }),
        ["tax parts"] = Book(book => book with
        {
            TaxRates = [book.TaxRates[0], book.TaxRates[1] with { Parts = [new TaxPart("VAT", 20m)] }],
        }),
        ["shipping"] = Book(book => book with { ShippingMethods = null }),
        ["shipping rate"] = Book(book => book with
        {
            ShippingMethods = [book.ShippingMethods![0] with { Rates = [book.ShippingMethods[0].Rates[0]] }],
        }),
        ["clock"] = Book(book => book with { Clocks = [book.Clocks![0]] }),
        ["clock offset"] = Book(book => book with
        {
            Clocks = [book.Clocks![0], book.Clocks[1] with { Offsets = [new(PublicationSample.Effective, 1)] }],
        }),
        ["minimum"] = One(one => one with { Prices = [one.Prices[0] with { MinQuantity = 2 }, one.Prices[1]] }),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_change_of_the_content_changes_the_root(string change) => Assert.NotEqual(
        RootOf(PublicationSample.Content()), RootOf(ChangesByName[change](PublicationSample.Content())));

    private static Func<PublicationContent, PublicationContent> Settings(Func<BookSettings, BookSettings> change) =>
        Book(book => book with { Settings = change(book.Settings) });

    private static Func<PublicationContent, PublicationContent> Book(Func<BookContent, BookContent> change) =>
        content => content with { Book = change(content.Book) };

    private static Func<PublicationContent, PublicationContent> One(Func<BookVariant, BookVariant> change) =>
        content => content with { Variants = content.Variants.Select((one, index) => index == 7 ? change(one) : one) };

    private string RootOf(PublicationContent content) =>
        sample.Write(sample.PathOf(Path.GetRandomFileName()), content).RootHash;
}
