using System.Globalization;

namespace Retail.Proofs.Catalog;

/// <summary>
/// Writes a stock code as an EAN-13 of the in-store range 29. After the prefix come the code's five digits, then its
/// letters as a five-digit number in base 27 (none = 0, A = 1 ... Z = 26), then the mod-10 check digit. Two different
/// codes therefore never share a number, and a number can be read back into its code; nothing needs to be stored.
/// </summary>
internal static class InStoreGtin
{
    private const string Prefix = "29";
    private const int DigitCount = 5;

    // 27 to the third is 19,683 and fits five digits; the source has at most two letters.
    private const int MaximumLetterCount = 3;

    /// <summary>Whether an upper-case code has the shape of goods: five digits, then up to three letters.</summary>
    public static bool IsGoodsCode(string code) =>
        code.Length is >= DigitCount and <= DigitCount + MaximumLetterCount
        && code[..DigitCount].All(char.IsAsciiDigit)
        && code[DigitCount..].All(char.IsAsciiLetterUpper);

    public static string FromStockCode(string code)
    {
        if (!IsGoodsCode(code))
        {
            throw new ArgumentException($"'{code}' is not five digits and up to three capital letters.", nameof(code));
        }

        int letters = 0;
        foreach (char letter in code[DigitCount..])
        {
            letters = (letters * 27) + (letter - 'A' + 1);
        }

        string body = Prefix + code[..DigitCount] + letters.ToString("D5", CultureInfo.InvariantCulture);
        return body + CheckDigit(body).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// GS1 General Specifications, 7.9: weights 3 and 1 from the right, what is missing to the next ten.
    /// </summary>
    private static int CheckDigit(string body)
    {
        int sum = 0;
        for (int index = 0; index < body.Length; index++)
        {
            int weight = (body.Length - index) % 2 == 0 ? 1 : 3;
            sum += (body[index] - '0') * weight;
        }

        return (10 - (sum % 10)) % 10;
    }
}
