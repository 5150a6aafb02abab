using System.Collections.Concurrent;

namespace Retail.Plugins.Storefront.Serving;

/// <summary>
/// Pages that are the same for everybody, kept as long as the catalog says that they stay true. Two generations bound
/// what they take: when the young one is full it becomes the old one, and what nobody asked for since is let go.
/// </summary>
internal sealed class PageCache(TimeProvider clock)
{
    private const int MaxBytes = 48 * 1024 * 1024;
    private const int MaxPages = 6_000;

    // What a page costs besides its bytes.
    private const int Overhead = 512;

    private readonly Lock gate = new();
    private ConcurrentDictionary<PageKey, Kept> young = new();
    private ConcurrentDictionary<PageKey, Kept> old = new();
    private int youngBytes;

    /// <summary>
    /// The page, drawn when nobody has it yet; those who ask while it is being drawn wait for the one drawing.
    /// Refusals are not kept.
    /// </summary>
    public ValueTask<Outcome<PageTemplate>> GetAsync(
        PageKey key, DateTimeOffset until, Func<Task<Outcome<PageTemplate>>> draw)
    {
        return young.TryGetValue(key, out var kept) && kept.IsDrawn && clock.GetUtcNow() < kept.Until
            ? new(kept.Page)
            : new(DrawAsync(key, until, draw));
    }

    private async Task<Outcome<PageTemplate>> DrawAsync(
        PageKey key, DateTimeOffset until, Func<Task<Outcome<PageTemplate>>> draw)
    {
        Kept kept;
        lock (gate)
        {
            if (!TryFind(key, out kept!))
            {
                kept = new Kept(until, new Lazy<Task<Outcome<PageTemplate>>>(draw));
                young[key] = kept;
                Grow(Overhead);
            }
        }

        try
        {
            var page = await kept.Drawing.Value;
            if (page.IsRefused)
            {
                young.TryRemove(new(key, kept));
            }
            else if (!kept.IsDrawn)
            {
                kept.Page = page;
                lock (gate)
                {
                    Grow(page.Value.Size);
                }
            }

            return page;
        }
        catch
        {
            young.TryRemove(new(key, kept));
            throw;
        }
    }

    private bool TryFind(PageKey key, out Kept? kept)
    {
        var now = clock.GetUtcNow();
        if (young.TryGetValue(key, out kept) && now < kept.Until)
        {
            return true;
        }

        if (!old.TryGetValue(key, out kept) || now >= kept.Until)
        {
            return false;
        }

        young[key] = kept;
        Grow(Overhead + (kept.IsDrawn ? kept.Page.Value.Size : 0));
        return true;
    }

    private void Grow(int bytes)
    {
        youngBytes += bytes;
        if (youngBytes > MaxBytes / 2 || young.Count > MaxPages / 2)
        {
            (old, young, youngBytes) = (young, new(), 0);
        }
    }

    private sealed class Kept(DateTimeOffset until, Lazy<Task<Outcome<PageTemplate>>> drawing)
    {
        private volatile bool drawn;
        private Outcome<PageTemplate> page;

        public DateTimeOffset Until => until;

        public Lazy<Task<Outcome<PageTemplate>>> Drawing => drawing;

        public bool IsDrawn => drawn;

        public Outcome<PageTemplate> Page
        {
            get => page;
            set
            {
                page = value;
                drawn = true;
            }
        }
    }
}
