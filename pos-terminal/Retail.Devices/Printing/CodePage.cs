using System.Globalization;
using System.Text;

namespace Retail.Devices.Printing;

/// <summary>
/// The upper half of a printer's character table: which character each byte from 0x80 prints. The lower half is ASCII
/// in every table that is used here.
/// </summary>
internal sealed class CodePage
{
    public const int First = 0x80;

    public const int Count = 0x80;

    /// <summary>Stands where a table has nothing that prints by itself.</summary>
    public const char Nothing = '\0';

    private const char Euro = '€';

    // Older tables got their euro late, and printers of before print what stood there: a dotless i, an underscore.
    // These always had it; those that the printers' database spells out are as their makers printed them.
    private static readonly string[] HaveEuro =
        ["CP858", "ISO_8859-15", "CP1250", "CP1251", "CP1252", "CP1253", "CP1254", "CP1257"];

    private readonly string characters;

    private CodePage(string name, string characters)
    {
        Name = name;
        this.characters = characters;
    }

    /// <summary>Its name in the printers' database.</summary>
    public string Name { get; }

    /// <summary>What byte 0x80 + <paramref name="index"/> prints.</summary>
    public char this[int index] => characters[index];

    /// <summary>A table that the database spells out: 128 characters.</summary>
    public static CodePage Of(string name, string characters) =>
        new(name, string.Create(Count, characters, (clean, from) =>
        {
            for (var i = 0; i < Count; i++)
            {
                clean[i] = IsPrinting(from[i]) ? from[i] : Nothing;
            }
        }));

    /// <summary>A table that is known by its name, or null: what nobody knows for sure is not printed with.</summary>
    public static CodePage? Named(string name)
    {
        if (NumberOf(name) is not { } number ||
            CodePagesEncodingProvider.Instance.GetEncoding(
                number, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback) is not { } encoding ||
            !encoding.IsSingleByte)
        {
            return null;
        }

        Span<byte> one = stackalloc byte[1];
        Span<char> printed = stackalloc char[4];
        var all = new StringBuilder(Count);
        for (var i = 0; i < Count; i++)
        {
            one[0] = (byte)(First + i);
            var length = encoding.GetChars(one, printed);
            var isRight = length == 1 && IsPrinting(printed[0]) &&
                (printed[0] != Euro || HaveEuro.Contains(name, StringComparer.Ordinal));
            all.Append(isRight ? printed[0] : Nothing);
        }

        return new CodePage(name, all.ToString());
    }

    /// <summary>
    /// Marks that combine with the letter before them do not on paper; blanks are printed as the plain one.
    /// </summary>
    private static bool IsPrinting(char one) =>
        one > '\u00A0' && one != '\uFFFD' && CharUnicodeInfo.GetUnicodeCategory(one) is
        not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.Control);

    private static int? NumberOf(string name)
    {
        // ISO 8859-n is 28590 + n. Code page 864 has an Arabic per cent sign among its ASCII.
        const int iso = 28_590;
        var (prefix, first) = name.StartsWith("CP", StringComparison.Ordinal) ? ("CP", 0) : ("ISO_8859-", iso);
        return name.StartsWith(prefix, StringComparison.Ordinal) && name != "CP864" &&
            int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) &&
            number is > 0 and < 2_000
            ? first + number
            : null;
    }
}
