using System.Runtime.InteropServices;

namespace Retail.Pricing.Promotions;

/// <summary>Objects that are used again: each is made once, and lent until all are taken back.</summary>
internal sealed class Reused<T>
    where T : class, new()
{
    private readonly List<T> all = [];

    /// <summary>How many are lent.</summary>
    public int Count { get; private set; }

    public T this[int index] => all[index];

    /// <summary>Those that are lent.</summary>
    public ReadOnlySpan<T> Lent => CollectionsMarshal.AsSpan(all)[..Count];

    public void TakeBack() => Count = 0;

    /// <summary>Takes back the one that was lent last.</summary>
    public void TakeLastBack() => Count--;

    public T Next()
    {
        if (Count == all.Count)
        {
            all.Add(new T());
        }

        return all[Count++];
    }
}
