using Retail.Abstractions.Catalog;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Publications;

namespace Retail.Commerce.Tests.Publications;

[Trait("Database", "none")]
public sealed class PublicationWriterTests : IDisposable
{
    private readonly PublicationSample sample = new();

    public void Dispose() => sample.Dispose();

    private static Dictionary<string, Func<PublicationContent, PublicationContent>> BadContents { get; } = new()
    {
        ["publication.duplicate-sku sku=SKU-000003"] = With(PublicationSample.Variant(3)),
        ["publication.duplicate-gtin gtin=05000000000036 other=SKU-000003 sku=NEW"] =
            With(New(variant => variant with { Gtins = [PublicationSample.GtinOf(3)] })),
        ["publication.unknown-category category=shoes sku=NEW"] =
            With(New(variant => variant with { Category = "shoes" })),
        ["publication.bad-rule id=NEW reason=no-tax-rate"] =
            With(New(variant => variant with { TaxCategory = "zero" })),
        ["publication.bad-rule id=NEW reason=unknown-price-list"] = With(Priced(new PriceEntry("vip", 1, 1, null))),
        ["publication.bad-rule id=NEW reason=bad-price"] = With(Priced(new PriceEntry("base", 1, 1.00005m, null))),
        ["publication.bad-rule id=NEW reason=bad-quantity"] = With(Priced(new PriceEntry("base", 1.0005m, 1, null))),
        ["publication.bad-rule id=NEW reason=duplicate-price"] =
            With(Priced(new PriceEntry("base", 1, 1, null), new PriceEntry("base", 1.0m, 2, null))),
        ["publication.bad-rule id=settings reason=bad-lane-count"] = content => content with
        {
            Book = content.Book with { Settings = content.Book.Settings with { Lanes = [] } },
        },
        ["publication.duplicate-category category=tea"] =
            content => content with { Categories = [.. content.Categories, content.Categories[1]] },
        ["publication.unknown-parent category=green parent=herbs"] = content => content with
        {
            Categories = [.. content.Categories, new Category("green", LocalText.English("Green"), "herbs")],
        },
        ["publication.category-loop category=drinks"] = content => content with
        {
            Categories = [content.Categories[0] with { Parent = "tea" }, .. content.Categories.Skip(1)],
        },
    };

    public static TheoryData<string> Refusals => [.. BadContents.Keys];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Bad_content_is_refused_with_its_id_and_leaves_no_file(string expected)
    {
        var bad = BadContents[expected](PublicationSample.Content(10));

        var refusal = sample.TryWrite(sample.PathOf("bad.sqlite"), bad).Refusal;

        Assert.NotNull(refusal);
        var arguments = refusal.Arguments.Select(pair => $"{pair.Key}={pair.Value}");
        Assert.Equal(expected, string.Join(' ', arguments.Prepend(refusal.Code)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(sample.Folder));
    }

    [Fact]
    public void Variants_are_read_once_and_a_failure_there_leaves_no_file()
    {
        var content = PublicationSample.Content() with
        {
            Variants = PublicationSample.Variants(6).Select((variant, index) =>
                index < 5 ? variant : throw new IOException("The source broke.")),
        };

        Assert.Throws<IOException>(() => sample.TryWrite(sample.PathOf("broken.sqlite"), content));
        Assert.Empty(Directory.EnumerateFileSystemEntries(sample.Folder));
    }

    [Fact]
    public void Temporary_files_of_a_killed_run_are_in_nobodys_way()
    {
        var path = sample.PathOf("one.sqlite");
        File.WriteAllText(path + ".building", "half");
        File.WriteAllText(path + ".writing", "half");

        sample.Write(path, PublicationSample.Content());

        Assert.Equal([path], Directory.EnumerateFileSystemEntries(sample.Folder));
    }

    [Fact]
    public void A_barcode_stated_twice_on_one_variant_counts_once()
    {
        var gtin = PublicationSample.GtinOf(99);
        var content = With(New(variant => variant with { Gtins = [gtin, gtin] }))(PublicationSample.Content(10));

        Assert.Equal(11, sample.Write(sample.PathOf("one.sqlite"), content).Variants);
    }

    private static Func<PublicationContent, PublicationContent> With(BookVariant variant) =>
        content => content with { Variants = content.Variants.Append(variant) };

    private static BookVariant New(Func<Variant, Variant> change)
    {
        var usual = PublicationSample.Variant(99);
        return usual with { Variant = change(usual.Variant with { Sku = "NEW" }) };
    }

    private static BookVariant Priced(params PriceEntry[] prices) => New(variant => variant) with { Prices = prices };
}
