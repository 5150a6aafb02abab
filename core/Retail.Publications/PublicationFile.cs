using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Publications;
using Retail.Pricing;

namespace Retail.Publications;

/// <summary>A publication's file, opened read-only and believed. Thread-safe.</summary>
public sealed class PublicationFile : IBookVariants, IDisposable
{
    private readonly ReaderPool readers;
    private readonly ILookup<string?, string> categoriesByParent;

    private PublicationFile(
        PublicationManifest manifest, PriceBook book, IReadOnlyList<Category> categories, ReaderPool readers)
    {
        Manifest = manifest;
        Book = book;
        Categories = categories;
        this.readers = readers;
        categoriesByParent = categories.ToLookup(
            category => category.Parent, category => category.Code, StringComparer.Ordinal);
    }

    /// <summary>What was signed.</summary>
    public PublicationManifest Manifest { get; }

    /// <summary>The engine's view of it.</summary>
    public PriceBook Book { get; }

    /// <summary>Every category, ordered by code.</summary>
    public IReadOnlyList<Category> Categories { get; }

    /// <summary>
    /// Re-hashes every row against the signed root: once, on arrival. <c>publication.damaged</c>,
    /// <c>publication.bad-signature</c>, <c>publication.unknown-format</c>.
    /// </summary>
    public static Outcome<PublicationManifest> Verify(string path, ECDsa publicKey) =>
        PublicationCheck.Guard(path, () =>
        {
            using var connection = SqliteCalls.OpenImmutable(path);
            return PublicationCheck.Full(connection, path, publicKey);
        });

    /// <summary>
    /// Opens a file that was verified before: checks the signature, the stored tree up to the signed root, and the
    /// tables that are read into memory. Variants are read when they are asked for. Refusals as of
    /// <see cref="Verify"/>, <c>publication.unknown-rule</c>, and those of <see cref="PriceBook.Build"/>.
    /// </summary>
    public static Outcome<PublicationFile> Open(string path, ECDsa publicKey) => PublicationCheck.Guard(path, () =>
    {
        var readers = new ReaderPool(path);
        var isOpen = false;
        try
        {
            var opened = readers.Use(reader => Read(reader, readers, path, publicKey));
            isOpen = !opened.IsRefused;
            return opened;
        }
        finally
        {
            if (!isOpen)
            {
                readers.Dispose();
            }
        }
    });

    /// <inheritdoc/>
    public BookVariant? Find(string sku) => Book.Variants.Find(sku);

    /// <summary>The variant that a barcode means, or null.</summary>
    public BookVariant? FindByGtin(Gtin gtin) =>
        readers.Use(reader => reader.FindSku(gtin)) is { } sku ? Find(sku) : null;

    /// <summary>
    /// Variants whose name (in any language) or SKU holds every word of the text, ordered by SKU, after the given SKU.
    /// Case and accents do not matter, and a word may be cut short. A category means those below it too.
    /// </summary>
    public IReadOnlyList<BookVariant> Search(string text, string? category, string? after, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var words = WordsOf(text);
        if (words.Count == 0 && !string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var match = words.Count == 0 ? null : string.Join(" AND ", words.Select(word => $"\"{word}\"*"));
        var categories = category is null ? null : WithThoseBelow(category);
        var skus = readers.Use(reader => reader.Search(match, categories, after, size));
        return [.. skus.Select(Find).OfType<BookVariant>()];
    }

    /// <summary>Every SKU of it.</summary>
    public IReadOnlyList<string> Skus() => readers.Use(reader => reader.Search(null, null, null, int.MaxValue));

    /// <summary>All of it in memory, for whoever compares it with what comes next.</summary>
    public PublicationContent ReadContent() =>
        new(Book.Content, Categories, readers.Use(reader => reader.ReadVariants()));

    /// <inheritdoc/>
    public void Dispose() => readers.Dispose();

    private static Outcome<PublicationFile> Read(
        PublicationReader reader, ReaderPool readers, string path, ECDsa publicKey)
    {
        var signed = PublicationCheck.Signed(reader.Connection, path, publicKey);
        if (signed.IsRefused)
        {
            return signed.Refusal;
        }

        var (manifest, tree) = signed.Value;
        var inMemory = tree.Format.Tables.Where(table => !table.IsSpread);
        if (inMemory.FirstOrDefault(table => !tree.Covers(reader.Connection, table)) is { } damaged)
        {
            return PublicationRefusals.Damaged(path, damaged.Name);
        }

        try
        {
            var categories = reader.ReadCategories();
            return PriceBook.Build(reader.ReadBook(manifest.Number), new PublicationVariants(readers))
                .Select(book => new PublicationFile(manifest, book, categories, readers));
        }
        catch (JsonException)
        {
            // The rows are as they were signed, so the publisher knows a rule that this program does not.
            return PublicationRefusals.UnknownRule(path);
        }
    }

    // Split as the search table splits: what is no letter and no digit is between words.
    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text.EnumerateRunes().Append(new Rune(' ')))
        {
            if (Rune.IsLetterOrDigit(letter) || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
            {
                word.Append(letter.ToString());
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    private List<string> WithThoseBelow(string category)
    {
        List<string> all = [category];
        for (var i = 0; i < all.Count; i++)
        {
            all.AddRange(categoriesByParent[all[i]]);
        }

        return all;
    }
}
