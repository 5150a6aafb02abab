using System.Globalization;

namespace Retail.Commerce.Import;

/// <summary>What the codes and names of every module must look like, wherever they are typed in.</summary>
internal static class CodeRules
{
    public const int MaxCodeLength = 40;

    /// <summary>A SKU or product code, made upper case.</summary>
    public static Outcome<string> Sku(string text)
    {
        var sku = text.ToUpperInvariant();
        return sku.Length is > 0 and <= MaxCodeLength && sku.All(IsSkuCharacter)
            ? sku
            : Refusal.Of(RefusalKind.Rule, "catalog.bad-sku", ("sku", Short(text)));
    }

    /// <summary>The code of a category, tax category, price list or promotion.</summary>
    public static Outcome<string> Code(string text) =>
        text.Length is > 0 and <= MaxCodeLength && text.All(IsCodeCharacter)
            ? text
            : Refusal.Of(RefusalKind.Rule, "catalog.bad-code", ("code", Short(text)));

    /// <summary>A name in English and, unless empty, in Spanish.</summary>
    public static Outcome<LocalText> Name(string english, string spanish)
    {
        var text = spanish.Length == 0 ? new LocalText([new("en", english)]) : LocalText.Of(english, spanish);
        return Name(text);
    }

    /// <summary>A name that people can read and a receipt can hold.</summary>
    public static Outcome<LocalText> Name(LocalText text)
    {
        var bad = text.ByLanguage.Values.FirstOrDefault(name =>
            string.IsNullOrWhiteSpace(name) || name.Length > LocalText.MaxLength || name.Any(char.IsControl));
        return bad is null
            ? text
            : Refusal.Of(
                RefusalKind.Rule,
                "catalog.bad-name",
                ("name", Short(bad)),
                ("max", LocalText.MaxLength.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>So much of a foreign text that a sentence can show it.</summary>
    public static string Short(string text) => text.Length > MaxCodeLength ? text[..MaxCodeLength] + "…" : text;

    private static bool IsSkuCharacter(char c) =>
        char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_';

    private static bool IsCodeCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';
}
