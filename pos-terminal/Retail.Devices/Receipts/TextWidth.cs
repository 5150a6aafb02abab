using System.Globalization;
using System.Text;

namespace Retail.Devices.Receipts;

/// <summary>
/// How many columns of a fixed-width font a text takes: what people see as one character takes one, Chinese, Japanese,
/// Korean and pictures two (Unicode Standard Annex 11).
/// </summary>
internal static class TextWidth
{
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF),
        (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1FAFF),
        (0x20000, 0x3FFFD),
    ];

    public static int Of(string text) => Elements(text).Sum(Width);

    /// <summary>
    /// The text in lines of so many columns, broken at blanks where there are any; at least one line.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, int columns)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (used > 0 && used + 1 + Of(word) <= columns)
            {
                line.Append(' ').Append(word);
                used += 1 + Of(word);
                continue;
            }

            Break();
            foreach (var element in Elements(word))
            {
                if (used + Width(element) > columns)
                {
                    Break();
                }

                line.Append(element);
                used += Width(element);
            }
        }

        Break();
        return lines.Count == 0 ? [string.Empty] : lines;

        void Break()
        {
            if (used > 0)
            {
                lines.Add(line.ToString());
            }

            line.Clear();
            used = 0;
        }
    }

    private static int Width(string element)
    {
        _ = Rune.TryGetRuneAt(element, 0, out var rune);
        return Array.Exists(Wide, range => rune.Value >= range.First && rune.Value <= range.Last) ? 2 : 1;
    }

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }

    // A control character in a product's name would be an order to the printer. Blanks of every sort become the plain
    // one.
    private static string Clean(string text) => string.Create(text.Length, text, (clean, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            clean[i] = char.IsControl(from[i]) || char.IsWhiteSpace(from[i]) ? ' ' : from[i];
        }
    });
}
