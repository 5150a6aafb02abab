namespace Retail.Proofs.Catalog;

/// <summary>Finds a keyword as whole words, so that "tin" is in "cake tins" and not in "tinsel".</summary>
internal static class Keyword
{
    public static bool IsIn(string text, string keyword)
    {
        for (int start = 0; start <= text.Length - keyword.Length; start++)
        {
            start = text.IndexOf(keyword, start, StringComparison.OrdinalIgnoreCase);
            if (start < 0)
            {
                return false;
            }

            int end = start + keyword.Length;
            bool startsAWord = start == 0 || !char.IsLetterOrDigit(text[start - 1]);
            if (startsAWord && (EndsAWord(text, end) || EndsAWord(text, AfterPlural(text, end))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsAWord(string text, int end) => end == text.Length || !char.IsLetterOrDigit(text[end]);

    private static int AfterPlural(string text, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(end);
        if (rest.StartsWith("es", StringComparison.OrdinalIgnoreCase))
        {
            return end + 2;
        }

        return rest.StartsWith("s", StringComparison.OrdinalIgnoreCase) ? end + 1 : end;
    }
}
