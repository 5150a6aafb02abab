using System.Runtime.CompilerServices;

namespace Retail.Pricing.Promotions;

/// <summary>Arrays that are used again and grow when they must.</summary>
internal static class Memory
{
    /// <summary>Makes room for so many; what was in it need not be there any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[Math.Max(length, array.Length * 2)];
        }
    }
}
