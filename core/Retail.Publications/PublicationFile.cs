using System.Security.Cryptography;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Publications;
using Retail.Pricing;

namespace Retail.Publications;

/// <summary>A publication's file, opened read-only and believed. Thread-safe.</summary>
public sealed class PublicationFile : IBookVariants, IDisposable
{
    /// <summary>What was signed.</summary>
    public PublicationManifest Manifest => throw new NotImplementedException();

    /// <summary>The engine's view of it.</summary>
    public PriceBook Book => throw new NotImplementedException();

    /// <summary>Every category, ordered by code.</summary>
    public IReadOnlyList<Category> Categories => throw new NotImplementedException();

    /// <summary>Re-hashes every row against the signed root: once, on arrival. <c>publication.damaged</c>, <c>publication.bad-signature</c>.</summary>
    public static Outcome<PublicationManifest> Verify(string path, ECDsa publicKey) => throw new NotImplementedException();

    /// <summary>Opens a file that was verified before: checks the signature and the stored tree's root only.</summary>
    public static Outcome<PublicationFile> Open(string path, ECDsa publicKey) => throw new NotImplementedException();

    /// <inheritdoc/>
    public BookVariant? Find(string sku) => throw new NotImplementedException();

    /// <summary>The variant that a barcode means, or null.</summary>
    public BookVariant? FindByGtin(Gtin gtin) => throw new NotImplementedException();

    /// <summary>Variants whose name or SKU holds every word of the text, ordered by SKU, after the given SKU.</summary>
    public IReadOnlyList<BookVariant> Search(string text, string? category, string? after, int size) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
