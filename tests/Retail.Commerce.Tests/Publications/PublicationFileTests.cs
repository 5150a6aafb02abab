using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Publications;

namespace Retail.Commerce.Tests.Publications;

[Trait("Database", "none")]
public sealed class PublicationFileTests : IDisposable
{
    private readonly PublicationSample sample = new();

    private string File => sample.PathOf("one.sqlite");

    public void Dispose() => sample.Dispose();

    [Fact]
    public void What_was_written_is_read_back()
    {
        var written = sample.Write(File, PublicationSample.Content());

        Assert.Equal(written, PublicationFile.Verify(File, sample.Key).Value);
        using var file = PublicationFile.Open(File, sample.Key).Value;
        Assert.Equal(written, file.Manifest);
        Assert.Equal((1, 60, 2), (written.Number, written.Variants, written.Promotions));
        Assert.Equal(PublicationSample.Effective, written.EffectiveAt);
        Assert.Equal(PublicationSample.Json(PublicationSample.Book()), PublicationSample.Json(file.Book.Content));
        var categories = PublicationSample.Categories.OrderBy(category => category.Code, StringComparer.Ordinal);
        Assert.Equal(PublicationSample.Json(categories), PublicationSample.Json(file.Categories));
        foreach (var variant in PublicationSample.Variants(60))
        {
            Assert.Equal(Plain(variant), Plain(file.Find(variant.Variant.Sku)!));
            Assert.Equal(variant.Variant.Sku, file.FindByGtin(variant.Variant.Gtins[0])!.Variant.Sku);
        }
    }

    [Fact]
    public void Several_currencies_are_kept()
    {
        var euros = Currency.Of("EUR");
        var one = PublicationSample.Book();
        var book = one with
        {
            Settings = one.Settings with { OtherCurrencies = [new OtherCurrency(euros, CashStepMinor: 5)] },
            PriceLists = [.. one.PriceLists, new PriceList("zone", [], [], [], null, null, 0, euros)],
        };
        sample.Write(File, PublicationSample.Content() with { Book = book });

        using var file = PublicationFile.Open(File, sample.Key).Value;
        Assert.Equal(PublicationSample.Json(book), PublicationSample.Json(file.Book.Content));
        Assert.Equal(5, file.Book.In(euros)?.Content.Settings.CashStepMinor);
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        sample.Write(File, PublicationSample.Content());
        using var file = PublicationFile.Open(File, sample.Key).Value;

        Assert.Null(file.Find("SKU-000061"));
        Assert.Null(file.Find("sku-000001"));
        Assert.Null(file.Find(""));
        Assert.Null(file.FindByGtin(PublicationSample.GtinOf(61)));
    }

    [Fact]
    public void The_cache_keeps_what_is_asked_for_and_stays_bounded()
    {
        const int Capacity = 100;
        var cache = new VariantCache(Capacity);
        var favourite = PublicationSample.Variant(1);
        cache.Add(favourite);
        foreach (var variant in PublicationSample.Variants(10 * Capacity).Skip(1))
        {
            cache.Add(variant);
            Assert.Same(variant, cache.Find(variant.Variant.Sku));
            Assert.Same(favourite, cache.Find(favourite.Variant.Sku));
        }

        var kept = PublicationSample.Variants(10 * Capacity).Count(one => cache.Find(one.Variant.Sku) is not null);
        Assert.InRange(kept, 2, Capacity);
    }

    [Theory]
    [InlineData("cafe", 60)]
    [InlineData("CAFÉ TAZA", 60)]
    [InlineData("caf mug", 60)]
    [InlineData("mug 17", 1)]
    [InlineData("numero 17", 1)]
    [InlineData("SKU-000017", 1)]
    [InlineData("mug-17 & cafe", 1)]
    [InlineData("mug teapot", 0)]
    [InlineData("\"mug\" OR *", 0)]
    [InlineData("&", 0)]
    [InlineData("", 60)]
    [InlineData("  ", 60)]
    public void Every_word_of_the_text_is_looked_for_without_case_and_accents(string text, int expected)
    {
        sample.Write(File, PublicationSample.Content());
        using var file = PublicationFile.Open(File, sample.Key).Value;

        var found = file.Search(text, null, null, 100);

        Assert.Equal(expected, found.Count);
        Assert.Equal(found.OrderBy(one => one.Variant.Sku, StringComparer.Ordinal), found);
    }

    [Theory]
    [InlineData("mug")]
    [InlineData("")]
    public void Pages_follow_each_other_in_the_order_of_SKUs(string text)
    {
        sample.Write(File, PublicationSample.Content());
        using var file = PublicationFile.Open(File, sample.Key).Value;
        var all = new List<string>();
        IReadOnlyList<BookVariant> page;
        do
        {
            page = file.Search(text, null, all.LastOrDefault(), 7);
            all.AddRange(page.Select(one => one.Variant.Sku));
        }
        while (page.Count > 0);

        Assert.Equal(PublicationSample.Variants(60).Select(one => one.Variant.Sku), all);
        Assert.Equal("SKU-000002", file.Search(text, null, "SKU-000001x", 1)[0].Variant.Sku);
    }

    [Theory]
    [InlineData("mug")]
    [InlineData("")]
    public void A_category_means_those_below_it_too(string text)
    {
        sample.Write(File, PublicationSample.Content());
        using var file = PublicationFile.Open(File, sample.Key).Value;

        Assert.Equal(30, file.Search(text, "drinks", null, 100).Count);
        Assert.All(file.Search(text, "tea", null, 100), one => Assert.Equal("tea", one.Variant.Category));
        Assert.Empty(file.Search(text, "shoes", null, 100));
    }

    [Fact]
    public async Task Many_read_at_once()
    {
        sample.Write(File, PublicationSample.Content(500));
        using var file = PublicationFile.Open(File, sample.Key).Value;

        var wrong = await Task.WhenAll(Enumerable.Range(0, 16).Select(reader => Task.Run(() =>
            Enumerable.Range(1, 500).Count(number =>
                file.Find(PublicationSample.Variant(((number * 7) + reader) % 500 + 1).Variant.Sku) is null ||
                file.Search("mug " + number, null, null, 3).Count == 0))));

        Assert.All(wrong, count => Assert.Equal(0, count));
    }

    [Fact]
    public void An_empty_publication_is_a_publication()
    {
        sample.Write(File, PublicationSample.Content(0));

        Assert.Equal(0, PublicationFile.Verify(File, sample.Key).Value.Variants);
        using var file = PublicationFile.Open(File, sample.Key).Value;
        Assert.Empty(file.Search("", null, null, 10));
    }

    private static string Plain(BookVariant variant) => PublicationSample.Json(variant with
    {
        Prices = [.. variant.Prices.Select(price => price with { Price = price.Price / 1.0000000000000000m })],
    });
}
