using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Devices.Barcodes.Links;

/// <summary>
/// Reads what a compressed Digital Link has in its last segment: identifiers and values as bits, six in a letter
/// (GS1 Digital Link, URI compression). An identifier is its digits, four bits each, or a sign that stands for a usual
/// set of them; digits are one number; other text says how its characters are written.
/// </summary>
internal ref struct CompressedLink
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const string Hexadecimal = "0123456789abcdef";
    private const int BitsOfLetter = 6;
    private const int MostLetters = 512;
    private const int MostBits = 24;
    private const int ForeignParameter = 0xF;

    private static readonly SearchValues<char> OfSegment = SearchValues.Create(Letters);

    /// <summary>In each set in the order in which GS1's own toolkit writes them.</summary>
    private static readonly FrozenDictionary<int, string[]> Sets = UsualSets().ToFrozenDictionary();

    private readonly ReadOnlySpan<char> segment;
    private int at;

    private CompressedLink(ReadOnlySpan<char> segment) => this.segment = segment;

    private readonly int Left => (segment.Length * BitsOfLetter) - at;

    /// <summary>
    /// Reads all of it; false when these are not the bits of identifiers and values down to the last letter.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> segment, List<Element> elements)
    {
        if (segment.Length is 0 or > MostLetters || segment.ContainsAnyExcept(OfSegment))
        {
            return false;
        }

        var bits = new CompressedLink(segment);
        while (bits.Left >= 8)
        {
            if (!bits.TryReadNext(elements) || elements.Count > ElementString.MostElements)
            {
                return false;
            }
        }

        return bits.Left < BitsOfLetter && bits.TryBits(bits.Left, out var rest) && rest == 0;
    }

    private static Dictionary<int, string[]> UsualSets()
    {
        var sets = new Dictionary<int, string[]>
        {
            [0x0A] = ["01", "22"], [0x0B] = ["01", "10"], [0x0C] = ["01", "21"], [0x0D] = ["01", "17"],
            [0x0E] = ["01", "7003"], [0x0F] = ["01", "30"], [0x1A] = ["01", "10", "17", "21"], [0x1B] = ["01", "15"],
            [0x1C] = ["01", "11"], [0x1D] = ["01", "16"], [0x1E] = ["01", "91"], [0x1F] = ["01", "10", "15"],
            [0x9A] = ["8010", "8011"], [0x9B] = ["8017", "8019"], [0x9C] = ["8018", "8019"], [0x9D] = ["254", "414"],
        };
        Add(0x2A, 6, number => ["01", $"310{number}"]);
        Add(0x3A, 6, number => ["01", $"320{number}"]);
        Add(0xA0, 10, number => ["01", $"392{number}"]);
        Add(0xC0, 10, number => ["255", $"390{number}"]);
        Add(0xCA, 4, number => ["255", $"394{number}"]);
        return sets;

        void Add(int first, int count, Func<int, string[]> set)
        {
            for (var i = 0; i < count; i++)
            {
                sets.Add(first + i, set(i));
            }
        }
    }

    private bool TryReadNext(List<Element> elements)
    {
        TryBits(8, out var head);
        if (head >> 4 == ForeignParameter)
        {
            return TrySkipParameter(head & 0xF);
        }

        if (Sets.TryGetValue(head, out var set))
        {
            foreach (var code in set)
            {
                if (!TryReadValue(code, elements))
                {
                    return false;
                }
            }

            return true;
        }

        if (head >> 4 > 9 || (head & 0xF) > 9)
        {
            return false;
        }

        var digits = $"{head >> 4}{head & 0xF}";
        var length = SyntaxDictionary.Published.LengthOf(digits);
        while (digits.Length < length)
        {
            if (!TryBits(4, out var digit) || digit > 9)
            {
                return false;
            }

            digits += digit;
        }

        return TryReadValue(digits, elements);
    }

    private bool TryReadValue(string code, List<Element> elements)
    {
        if (!SyntaxDictionary.Published.TryGet(code, allowUnknown: false, out var identifier))
        {
            return false;
        }

        var value = string.Empty;
        var components = identifier.Components;
        for (var i = 0; i < components.Length; i++)
        {
            var (first, longest) = (components[i], components[i].Longest);

            // Digits next to digits are one number.
            while (first.IsNumeric && i + 1 < components.Length && components[i + 1] is { IsNumeric: true } next &&
                next.IsFixed == first.IsFixed)
            {
                longest += next.Longest;
                i++;
            }

            if (!(first.IsNumeric
                ? TryLength(longest, first.IsFixed, out var length) && TryDigits(length, out var part)
                : TryText(longest, first.IsFixed, out part)))
            {
                return false;
            }

            value += part;
        }

        elements.Add(new Element(identifier, value, 0, value.Length, 0));
        return true;
    }

    /// <summary>What does not belong to GS1 is the owner's business.</summary>
    private bool TrySkipParameter(int highBits)
    {
        if (!TryBits(3, out var lowBits) || BitsOfLetter * ((highBits << 3) | lowBits) is var name && name > Left)
        {
            return false;
        }

        at += name;
        return TryText(127, isFixed: false, out _);
    }

    private bool TryLength(int longest, bool isFixed, out int length)
    {
        length = longest;
        if (isFixed)
        {
            return true;
        }

        return TryBits(BitOperations.Log2((uint)longest) + 1, out length) && length <= longest;
    }

    private bool TryText(int longest, bool isFixed, out string text)
    {
        text = string.Empty;
        if (!TryBits(3, out var way) || !TryLength(longest, isFixed, out var length))
        {
            return false;
        }

        return way switch
        {
            0 => TryDigits(length, out text),
            1 => TryCharacters(length, 4, Hexadecimal, out text),
            2 => TryCharacters(length, 4, Hexadecimal.ToUpperInvariant(), out text),
            3 => TryCharacters(length, BitsOfLetter, Letters, out text),
            4 => TryCharacters(length, 7, alphabet: null, out text),
            _ => false,
        };
    }

    /// <summary>One number in the bits that so many digits need, as the toolkit counts them.</summary>
    private bool TryDigits(int length, out string digits)
    {
        const long BitsOfDigit = 33_219_280_949;
        const long TenBillionth = 10_000_000_000;
        const long Margin = 100_000_000;

        digits = string.Empty;
        var bits = (int)(((length * BitsOfDigit) + Margin) / TenBillionth) + 1;
        if (bits > Left)
        {
            return false;
        }

        BigInteger number = 0;
        for (; bits > 0; bits -= Math.Min(bits, MostBits))
        {
            TryBits(Math.Min(bits, MostBits), out var next);
            number = (number << Math.Min(bits, MostBits)) | next;
        }

        digits = length == 0 ? digits : number.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
        return digits.Length == length;
    }

    private bool TryCharacters(int length, int bits, string? alphabet, out string text)
    {
        text = string.Empty;
        if (length * bits > Left)
        {
            return false;
        }

        Span<char> characters = stackalloc char[length];
        foreach (ref var character in characters)
        {
            TryBits(bits, out var index);
            character = alphabet is null ? (char)index : alphabet[index];
        }

        text = new string(characters);
        return true;
    }

    private bool TryBits(int bits, out int number)
    {
        number = 0;
        if (bits > Left)
        {
            return false;
        }

        for (; bits > 0; bits--, at++)
        {
            var letter = Letters.IndexOf(segment[at / BitsOfLetter], StringComparison.Ordinal);
            number = (number << 1) | ((letter >> (BitsOfLetter - 1 - (at % BitsOfLetter))) & 1);
        }

        return true;
    }
}
