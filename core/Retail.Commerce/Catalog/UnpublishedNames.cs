using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Publications;

namespace Retail.Commerce.Catalog;

/// <summary>
/// The names of variants that the newest publication does not know, kept until somebody edits variants or publishes:
/// to find them the whole catalog is read. Edits of this process are known at once, another node's a few seconds later.
/// </summary>
internal sealed class UnpublishedNames(IPriceBooks books, TimeProvider clock) : ICommitListener
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(20);

    private Known? known;
    private long edits;

    /// <summary>SKUs of at most so many variants whose name has every word of the text, in any language.</summary>
    public async Task<IReadOnlyList<string>> SearchAsync(
        string text, int size, RetailDbContext database, CancellationToken cancellationToken)
    {
        // In memory, for no two databases agree on what is the same letter.
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = await GetAsync(database, cancellationToken);
        return
        [
            .. names.Where(row => row.Name.ByLanguage.Values.Any(name => words.All(word => Holds(name, word))))
                .Select(row => row.Sku)
                .Take(size),
        ];
    }

    /// <inheritdoc/>
    public void Committed(IEnumerable<object> rows)
    {
        // An import has let go of its rows, and rows that were taken out are not among them.
        var all = rows as IReadOnlyCollection<object> ?? [.. rows];
        if (all.Any(row => row is VariantRow) || all.All(row => row is OperationRow))
        {
            Interlocked.Increment(ref edits);
        }
    }

    private static bool Holds(string name, string word) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(
        name, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private async Task<IReadOnlyList<Named>> GetAsync(RetailDbContext database, CancellationToken cancellationToken)
    {
        var newest = books.FileAt(DateTimeOffset.MaxValue);
        var number = newest?.Manifest.Number ?? 0;

        // Read before: an edit that comes while they are read makes them old.
        var (before, now) = (Volatile.Read(ref edits), clock.GetUtcNow());
        var seen = Volatile.Read(ref known);
        if (seen is not null && seen.Since == number && seen.Edits == before && now - seen.At < Life)
        {
            return seen.Names;
        }

        var published = (newest?.Skus() ?? []).ToHashSet(StringComparer.Ordinal);
        List<Named> names = [];
        await foreach (var row in database.Set<VariantRow>().AsNoTracking()
            .Select(row => new Named(row.Sku, row.Name))
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            if (!published.Contains(row.Sku))
            {
                names.Add(row);
            }
        }

        names.Sort((one, other) => string.CompareOrdinal(one.Sku, other.Sku));
        Volatile.Write(ref known, new Known(number, before, now, names));
        return names;
    }

    private sealed record Named(string Sku, LocalText Name);

    private sealed record Known(int Since, long Edits, DateTimeOffset At, IReadOnlyList<Named> Names);
}
