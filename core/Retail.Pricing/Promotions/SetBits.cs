using System.Numerics;

namespace Retail.Pricing.Promotions;

/// <summary>Walks the bits that are set, ascending.</summary>
internal ref struct SetBits(ReadOnlySpan<ulong> words)
{
    private readonly ReadOnlySpan<ulong> words = words;
    private int word = -1;
    private ulong left;

    public int Current { get; private set; }

    public readonly SetBits GetEnumerator() => this;

    public bool MoveNext()
    {
        while (left == 0)
        {
            if (++word >= words.Length)
            {
                return false;
            }

            left = words[word];
        }

        Current = (word << 6) + BitOperations.TrailingZeroCount(left);
        left &= left - 1;
        return true;
    }
}
