using System.Security.Cryptography;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Publications;
using Retail.Testing.Processes;

namespace Retail.Commerce.Tests.Publications;

/// <summary>
/// A file of version 1 that the program of that time wrote and signed, of <see cref="PublicationSample"/> with twelve
/// variants and without what version 2 knows more. Never made anew: it stands for those in the field.
/// </summary>
[Trait("Database", "none")]
public sealed class PublicationVersionTests : IDisposable
{
    private readonly PublicationSample sample = new();
    private readonly ECDsa key = ECDsa.Create();

    public PublicationVersionTests() => key.ImportFromPem(File.ReadAllText(Vector("version-1.pem")));

    public void Dispose()
    {
        key.Dispose();
        sample.Dispose();
    }

    [Fact]
    public void A_file_of_version_1_is_verified_and_read()
    {
        var manifest = PublicationFile.Verify(Vector("version-1.sqlite"), key).Value;
        using var file = PublicationFile.Open(Vector("version-1.sqlite"), key).Value;

        Assert.Equal("517b3802e8b78ddef609ee170dc40c2ce9a2276577bfc74940012648e6b89aa5", manifest.RootHash);
        Assert.Equal(manifest, file.Manifest);
        var book = PublicationSample.Book() with { ShippingMethods = null, Clocks = null };
        Assert.Equal(CanonicalJson.Write(book), CanonicalJson.Write(file.Book.Content));
        foreach (var variant in PublicationSample.Variants(12).Select(AsOfOne))
        {
            Assert.Equal(CanonicalJson.Write(variant), CanonicalJson.Write(file.Find(variant.Variant.Sku)));
        }

        Assert.Equal(12, file.Search("cafe", null, null, 100).Count);
        Assert.Equal("SKU-000003", file.FindByGtin(PublicationSample.GtinOf(3))?.Variant.Sku);
    }

    [Fact]
    public void Publishing_the_same_again_in_the_new_format_changes_nothing()
    {
        using var old = PublicationFile.Open(Vector("version-1.sqlite"), key).Value;
        var path = sample.PathOf("two.sqlite");
        sample.Write(path, old.ReadContent());
        using var file = PublicationFile.Open(path, sample.Key).Value;

        Assert.Equal(0, PublicationDifference.Between(old.ReadContent(), file.ReadContent()).Count);
        Assert.NotEqual(old.Manifest.RootHash, file.Manifest.RootHash);
    }

    [Fact]
    public void A_shelf_that_holds_one_keeps_it()
    {
        var folder = Directory.CreateDirectory(sample.PathOf("shelf")).FullName;
        File.Copy(Vector("version-1.sqlite"), Path.Combine(folder, "publication-000001.sqlite"));

        using var shelf = new PublicationShelf(folder, key);

        Assert.Empty(shelf.Rejected);
        Assert.Equal(1, shelf.At(PublicationSample.Effective)?.Manifest.Number);
    }

    [Fact]
    public void A_changed_row_of_version_1_is_noticed()
    {
        var path = sample.PathOf("one.sqlite");
        File.Copy(Vector("version-1.sqlite"), path);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source='{path}';Pooling=False"))
        {
            connection.Open();
            connection.Run("UPDATE prices SET price_e4 = price_e4 - 1 WHERE sku = 'SKU-000003'");
        }

        Assert.Equal("prices", PublicationFile.Verify(path, key).Refusal?.Arguments["part"]);
    }

    private static string Vector(string name) =>
        Path.Combine(Repository.Root, "tests", "vectors", "publications", name);

    private static BookVariant AsOfOne(BookVariant variant) => variant with
    {
        Prices = [.. variant.Prices.Select(entry =>
            new PriceEntry(entry.PriceList, entry.MinQuantity, entry.Price, entry.ListPrice))],
        Tags = null,
        WeightGrams = 0,
        Fees = null,
    };
}
