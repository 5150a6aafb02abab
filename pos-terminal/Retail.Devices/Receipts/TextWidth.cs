using System.Globalization;
using System.Text;

namespace Retail.Devices.Receipts;

/// <summary>
/// How many columns of a fixed-width font a text takes: what people see as one character takes one, Chinese, Japanese,
/// Korean and pictures two (Unicode Standard Annex 11).
/// </summary>
internal static class TextWidth
{
    /// <summary>Below this no character combines with another and none is wide.</summary>
    private const char FirstUnusual = '\u0300';

    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF),
        (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1FAFF),
        (0x20000, 0x3FFFD),
    ];

    public static int Of(ReadOnlySpan<char> text)
    {
        if (IsUsual(text))
        {
            return text.Length;
        }

        var width = 0;
        for (var at = 0; at < text.Length; at += LengthAt(text[at..]))
        {
            width += WidthAt(text[at..]);
        }

        return width;
    }

    /// <summary>
    /// A text as one line of composed characters with single plain blanks: a control character in a product's name
    /// would be an order to the printer. The same text when there is nothing to change.
    /// </summary>
    public static string Clean(string text)
    {
        var composed = IsUsual(text) ? text : WithoutImpossible(text).Normalize(NormalizationForm.FormC);
        var isClean = true;
        for (var i = 0; i < composed.Length; i++)
        {
            var isEdge = i == 0 || i == composed.Length - 1 || composed[i - 1] == ' ';
            isClean &= !IsBlank(composed[i]) || (composed[i] == ' ' && !isEdge);
        }

        return isClean ? composed : WithSingleBlanks(composed);
    }

    /// <summary>
    /// Puts into <paramref name="lines"/> where the lines of a clean text are, none wider than so many columns, broken
    /// at blanks where there are any; at least one line, which may be empty.
    /// </summary>
    public static void Wrap(string text, int columns, List<Range> lines)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 2);
        lines.Clear();
        var at = 0;
        do
        {
            var end = EndOfLine(text, at, columns);
            lines.Add(at..end);
            at = end < text.Length && text[end] == ' ' ? end + 1 : end;
        }
        while (at < text.Length);
    }

    /// <summary>How many <see cref="char"/>s what people see as the first character takes.</summary>
    public static int LengthAt(ReadOnlySpan<char> text) =>
        text[0] < FirstUnusual && (text.Length == 1 || text[1] < FirstUnusual) ? 1
            : StringInfo.GetNextTextElementLength(text);

    /// <summary>How many columns what people see as the first character takes.</summary>
    public static int WidthAt(ReadOnlySpan<char> text)
    {
        if (text[0] < FirstUnusual)
        {
            return 1;
        }

        _ = Rune.DecodeFromUtf16(text, out var rune, out _);
        foreach (var (first, last) in Wide)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                return 2;
            }
        }

        return 1;
    }

    // Most texts are, and they are short: a plain loop is quicker than a search, and needs no memory.
    private static bool IsUsual(ReadOnlySpan<char> text)
    {
        foreach (var one in text)
        {
            if (one >= FirstUnusual)
            {
                return false;
            }
        }

        return true;
    }

    private static int EndOfLine(string text, int from, int columns)
    {
        if (text.Length - from <= columns && Of(text.AsSpan(from)) <= columns)
        {
            return text.Length;
        }

        var (used, at, lastBlank) = (0, from, from);
        while (at < text.Length)
        {
            var rest = text.AsSpan(at);
            lastBlank = text[at] == ' ' ? at : lastBlank;
            used += WidthAt(rest);
            if (used > columns)
            {
                // A word that is longer than a line is broken where the line ends.
                return lastBlank > from ? lastBlank : at;
            }

            at += LengthAt(rest);
        }

        return text.Length;
    }

    private static bool IsBlank(char one) => one == ' ' || char.IsControl(one) || char.IsWhiteSpace(one);

    /// <summary>
    /// Half of a surrogate pair is no character, and neither are the code points that Unicode keeps from being ones:
    /// composing refuses both.
    /// </summary>
    private static string WithoutImpossible(string text)
    {
        var possible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isNone = (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
            possible.Append(isNone ? Rune.ReplacementChar : rune);
        }

        return possible.ToString();
    }

    private static string WithSingleBlanks(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var one in text)
        {
            if (!IsBlank(one))
            {
                clean.Append(one);
            }
            else if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().TrimEnd(' ');
    }
}
