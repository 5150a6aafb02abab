using System.Collections.Frozen;

namespace Retail.Devices.Printing;

/// <summary>The character tables that a printer has, each in its slot, by what they print.</summary>
internal sealed class PrinterPages
{
    /// <summary>Most tables of one printer; a set of them is the bits of a number.</summary>
    public const int Most = 128;

    // Among equals: first those with the euro and the most of Western Europe.
    private static readonly string[] Preferred = ["CP858", "CP1252", "ISO_8859-15", "CP850", "CP437"];

    private readonly (byte Slot, CodePage Page)[] pages;
    private readonly FrozenDictionary<char, UInt128> holders;

    /// <summary>Of tables in slots; of two slots with the same table the lower one counts.</summary>
    public PrinterPages(IEnumerable<(byte Slot, CodePage Page)> slots)
    {
        pages =
        [
            .. slots.OrderBy(one => one.Slot).DistinctBy(one => one.Page.Name)
                .OrderBy(one => Rank(one.Page.Name)).ThenBy(one => one.Slot).Take(Most),
        ];
        var found = new Dictionary<char, UInt128>();
        for (var i = 0; i < pages.Length; i++)
        {
            for (var at = 0; at < CodePage.Count; at++)
            {
                var one = pages[i].Page[at];
                if (one != CodePage.Nothing)
                {
                    found[one] = found.GetValueOrDefault(one) | (UInt128.One << i);
                }
            }
        }

        holders = found.ToFrozenDictionary();
    }

    public int Count => pages.Length;

    /// <summary>The set of all tables.</summary>
    public UInt128 All => pages.Length == Most ? UInt128.MaxValue : (UInt128.One << pages.Length) - 1;

    /// <summary>The slot of a table.</summary>
    public byte SlotOf(int page) => pages[page].Slot;

    /// <summary>The tables that print this character as it is, as a set.</summary>
    public UInt128 HoldersOf(char one) => IsAscii(one) ? All : holders.GetValueOrDefault(one);

    /// <summary>Whether the printer has all these characters in its own letters.</summary>
    public bool HaveAll(ReadOnlySpan<char> text)
    {
        foreach (var one in text)
        {
            if (!IsAscii(one) && !holders.ContainsKey(one))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The byte that prints a character with this table.</summary>
    public byte ByteOf(int page, char one)
    {
        if (IsAscii(one))
        {
            return (byte)one;
        }

        for (var at = 0; at < CodePage.Count; at++)
        {
            if (pages[page].Page[at] == one)
            {
                return (byte)(CodePage.First + at);
            }
        }

        throw new InvalidOperationException($"{pages[page].Page.Name} does not hold U+{(int)one:X4}.");
    }

    /// <summary>
    /// How far from the beginning of the text one table goes, and which: the one selected now (-1 before the first is)
    /// as far as it goes, and where it ends the one that goes farthest. No way through the line has fewer switches: at
    /// each switch of any other way this one is as far or farther. At least one character; all must be held.
    /// </summary>
    public (int Page, int Length) Run(ReadOnlySpan<char> text, int selected)
    {
        var length = 0;
        while (length < text.Length && (IsAscii(text[length]) ||
            (selected >= 0 && (HoldersOf(text[length]) & (UInt128.One << selected)) != 0)))
        {
            length++;
        }

        return length > 0 ? (selected, length) : Farthest(text);
    }

    private (int Page, int Length) Farthest(ReadOnlySpan<char> text)
    {
        var (set, length) = (All, 0);
        for (; length < text.Length; length++)
        {
            var left = set & HoldersOf(text[length]);
            if (left == 0)
            {
                break;
            }

            set = left;
        }

        return length > 0
            ? ((int)UInt128.TrailingZeroCount(set), length)
            : throw new InvalidOperationException($"No table holds U+{(int)text[0]:X4}.");
    }

    // In every table, also in the one that the printer woke up with.
    private static bool IsAscii(char one) => one is >= ' ' and <= '~';

    private static int Rank(string name) =>
        Array.IndexOf(Preferred, name) is var rank and >= 0 ? rank : Preferred.Length;
}
