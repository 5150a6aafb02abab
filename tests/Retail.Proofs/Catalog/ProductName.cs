using System.Net;
using System.Text.RegularExpressions;

namespace Retail.Proofs.Catalog;

/// <summary>
/// Makes a name that a shop owner would put on a shelf label out of the till's capitals:
/// "SET/6 RED SPOTTY PAPER PLATES " becomes "Set of 6 red spotty paper plates".
/// </summary>
internal static partial class ProductName
{
    // Stands for an inch mark while the quotation marks are sorted out.
    private const string Inch = "\u2033";

    public static string Tidy(string description)
    {
        string text = WebUtility.HtmlDecode(description).Replace('*', ' ').ToLowerInvariant();
        text = Collapse(text);
        text = DesignNumber().Replace(text, "");
        text = Quotes(text);
        text = Punctuation(text);
        text = Counts(text);
        foreach ((string written, string meant) in ProductWords.Phrases)
        {
            text = ReplaceWords(text, written, meant);
        }

        text = Collapse(text).Trim(' ', ',', '.', '-', '/');
        text = Word().Replace(text, match => Cased(match.Value));
        return Sentence(text);
    }

    private static string Cased(string word)
    {
        if (ProductWords.Words.TryGetValue(word, out string? known))
        {
            return known;
        }

        // "a" is a word; every other single letter is a name or a size, as in T-light and letter "B".
        bool isLetterOrPaperSize = (word.Length == 1 && word != "a") || PaperSize().IsMatch(word);
        return isLetterOrPaperSize ? word.ToUpperInvariant() : word;
    }

    private static string Sentence(string text) =>
        SentenceStart().Replace(text, match => match.Value.ToUpperInvariant());

    /// <summary>A mark after a digit means inches; the others stay only in pairs.</summary>
    private static string Quotes(string text)
    {
        string marked = InchMark().Replace(text, Inch + " ");
        bool arePaired = marked.Count(character => character == '"') % 2 == 0;
        string sorted = arePaired
            ? Quoted().Replace(marked, " \"$1\" ")
            : marked.Replace("\"", " ", StringComparison.Ordinal);
        return sorted.Replace(Inch, "\"", StringComparison.Ordinal);
    }

    private static string Punctuation(string text)
    {
        text = CommaSpacing().Replace(text, ", ");
        text = PlusSpacing().Replace(text, " + ");
        text = text.Replace("(", " (", StringComparison.Ordinal);
        return With().Replace(text, "with ");
    }

    /// <summary>The source writes "set/6", "s/6", "set 6", "set of6" and "pack/12"; the shop says "set of 6".</summary>
    private static string Counts(string text)
    {
        text = SetCount().Replace(text, "set of $1 ");
        return PackCount().Replace(text, "$1 of $2 ");
    }

    private static string ReplaceWords(string text, string written, string meant)
    {
        // Most phrases are in few names: a plain search first spares a pattern for each.
        return text.Contains(written, StringComparison.Ordinal)
            ? Regex.Replace(text, $@"(?<![\p{{L}}\p{{Nd}}]){Regex.Escape(written)}(?![\p{{L}}\p{{Nd}}])", meant)
            : text;
    }

    private static string Collapse(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=^set .*)\s\d{5}$")]
    private static partial Regex DesignNumber();

    [GeneratedRegex("""(?<=\d)"\s*""")]
    private static partial Regex InchMark();

    [GeneratedRegex("""
        "\s*([^"]*?)\s*"
        """)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s*,\s*")]
    private static partial Regex CommaSpacing();

    [GeneratedRegex(@"\s*\+\s*")]
    private static partial Regex PlusSpacing();

    [GeneratedRegex(@"\bw/|(?<=\s)w\s")]
    private static partial Regex With();

    [GeneratedRegex(@"\b(?:set(?: of ?|/| )?|s/)(\d+)\b(?! ?piece) ?")]
    private static partial Regex SetCount();

    [GeneratedRegex(@"\b(pack|box)(?:/| )(\d+)\b ?")]
    private static partial Regex PackCount();

    [GeneratedRegex(@"[\p{L}\p{Nd}']+")]
    private static partial Regex Word();

    [GeneratedRegex("^a[3-7]$")]
    private static partial Regex PaperSize();

    [GeneratedRegex("""(?:^"?|\s")\p{Ll}""")]
    private static partial Regex SentenceStart();
}
