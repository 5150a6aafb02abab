namespace Retail.Devices.Barcodes;

/// <summary>
/// The three characters that scanners put in front to say what they read (ISO/IEC 15424): a bracket, a letter for the
/// symbology, and a modifier for its mode.
/// </summary>
/// <param name="Symbology">What was read.</param>
/// <param name="Content">What the data behind it is.</param>
internal readonly record struct SymbologyIdentifier(Symbology Symbology, ScannedContent Content)
{
    public const int Length = 3;

    public static bool IsAt(ReadOnlySpan<char> text) => text.Length >= Length && text[0] == ']' &&
        char.IsAsciiLetter(text[1]) && char.IsAsciiLetterOrDigit(text[2]);

    public static SymbologyIdentifier Of(char letter, char modifier) => (letter, modifier) switch
    {
        ('E', '0' or '3') => new(Symbology.Ean13, ScannedContent.Number),
        ('E', '4') => new(Symbology.Ean8, ScannedContent.Number),
        ('C', '1') => new(Symbology.Gs1Code128, ScannedContent.Elements),
        ('e', '0') => new(Symbology.DataBarExpanded, ScannedContent.Elements),
        ('d', '2' or '5') => new(Symbology.DataMatrix, ScannedContent.Elements),
        ('d', _) => new(Symbology.DataMatrix, ScannedContent.Text),
        ('Q', '3' or '4') => new(Symbology.Qr, ScannedContent.Elements),
        ('Q', _) => new(Symbology.Qr, ScannedContent.Text),
        ('J', '1') => new(Symbology.DotCode, ScannedContent.Elements),
        ('J', _) => new(Symbology.DotCode, ScannedContent.Text),
        ('I', _) => new(Symbology.Itf14, ScannedContent.Text),
        _ => new(Symbology.Other, ScannedContent.Text),
    };
}
