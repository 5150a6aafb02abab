using System.Globalization;

namespace Retail.BackOffice.Typing;

/// <summary>
/// Numbers as people type them: with a comma or a point, with or without the currency's sign. What could mean two
/// numbers (1.250: one and a quarter, or a thousand?) is asked back, never guessed.
/// </summary>
internal static class TypedNumber
{
    private const int MaxLength = 24;
    private const int Thousand = 3;
    private static readonly char[] Separators = [',', '.'];

    public static Typed<decimal> Read(string text, int maxDecimals, CultureInfo culture)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Wrong("nothing", text, culture.NumberFormat.NumberDecimalSeparator[0]);
        }

        var digits = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && !IsSign(letter)));
        var own = culture.NumberFormat.NumberDecimalSeparator[0];
        if (digits.StartsWith('-') || digits.StartsWith('−'))
        {
            return Wrong("negative", text, own);
        }

        var separators = digits.Count(Separators.Contains);
        if (digits.Length is 0 or > MaxLength || separators > 1 ||
            !digits.All(letter => char.IsAsciiDigit(letter) || Separators.Contains(letter)) ||
            !digits.Any(char.IsAsciiDigit))
        {
            return Wrong("no-number", text, own);
        }

        var at = digits.IndexOfAny(Separators);
        var decimals = at < 0 ? 0 : digits.Length - at - 1;
        if (at >= 0 && digits[at] != own && decimals == Thousand)
        {
            return Ambiguous(text, digits, at, own);
        }

        var value = decimal.Parse(
            digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return decimals > maxDecimals
            ? Typed<decimal>.Wrong(Words.Typing.Write(
                "decimals", ("typed", Short(text)), ("max", maxDecimals.ToString(culture))))
            : value;
    }

    /// <summary>A number as it would be typed in this language.</summary>
    public static string Write(string invariant, CultureInfo culture) =>
        invariant.Replace(".", culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);

    private static Typed<decimal> Ambiguous(string text, string digits, int at, char own) =>
        Typed<decimal>.Wrong(Words.Typing.Write(
            "ambiguous",
            ("typed", Short(text)),
            ("whole", digits.Remove(at, 1)),
            ("part", digits[..at] + own + digits[(at + 1)..].TrimEnd('0').PadRight(1, '0'))));

    private static Typed<decimal> Wrong(string name, string text, char own) =>
        Typed<decimal>.Wrong(Words.Typing.Write(name, ("typed", Short(text)), ("example", $"12{own}50")));

    private static bool IsSign(char letter) =>
        char.GetUnicodeCategory(letter) == UnicodeCategory.CurrencySymbol || letter == '%';

    private static string Short(string text) => text.Length > MaxLength ? text[..MaxLength] + "…" : text;
}
