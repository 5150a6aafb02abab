using System.Text;

namespace Retail.Devices.Barcodes.Syntax;

/// <summary>
/// Elements as people read and type them: <c>(01)05000112637922(10)ABC</c>; a bracket that belongs to a value has a
/// backslash before it, and a bar parts what a composite symbol has above its lines.
/// </summary>
public static class BracketedText
{
    /// <summary>Reads it.</summary>
    public static Finding Read(string text, SyntaxOptions options, List<Element> elements)
    {
        if (text.Length == 0)
        {
            return new Finding("barcode.no-elements", 0, 0);
        }

        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '|' && at > 0)
            {
                at++;
            }

            var close = text.IndexOf(')', at);
            if (at == text.Length || text[at] != '(' || close < 0)
            {
                return new Finding("barcode.bracket-missing", at, Math.Min(1, text.Length - at));
            }

            if (!SyntaxDictionary.Published.TryGet(
                text.AsSpan(at + 1, close - at - 1), options.AllowUnknown, out var identifier))
            {
                return new Finding("barcode.unknown-identifier", at + 1, close - at - 1);
            }

            if (elements.Count == ElementString.MostElements)
            {
                return new Finding("barcode.too-many-elements", at, close + 1 - at);
            }

            at = EndOfValue(text, close + 1);
            var element = ElementOf(identifier, text, close + 1, at);
            if (Check(element, options) is { IsFault: true } fault)
            {
                return fault;
            }

            elements.Add(element);
        }

        return default;
    }

    /// <summary>Writes it.</summary>
    public static string Write(IEnumerable<Element> elements) => elements.Aggregate(
        new StringBuilder(),
        (text, element) => text.Append('(').Append(element.Identifier.Code).Append(')')
            .Append(element.Value.Replace("(", "\\(", StringComparison.Ordinal)),
        text => text.ToString());

    /// <summary>The text that people read beside a symbol, an element a line.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<Element> elements) =>
        [.. elements.Select(element => element.ToString())];

    /// <summary>A value is as long as its identifier says, and holds what it may hold.</summary>
    internal static Finding Check(Element element, SyntaxOptions options)
    {
        var fault = element.Identifier.Check(element.Span, options.Prefixes, out var length);
        return fault.IsFault ? fault.In(element.Origin)
            : length < element.Length
                ? new Finding(
                    "barcode.value-too-long", element.Origin + length, element.Length - length,
                    element.Identifier.Code)
            : default;
    }

    private static int EndOfValue(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            if ((text[at] == '(' && (at == start || text[at - 1] != '\\')) ||
                (text[at] == '|' && at + 1 < text.Length && text[at + 1] == '('))
            {
                return at;
            }
        }

        return text.Length;
    }

    private static Element ElementOf(ApplicationIdentifier identifier, string text, int start, int end)
    {
        if (text.IndexOf("\\(", start, end - start, StringComparison.Ordinal) < 0)
        {
            return new Element(identifier, text, start, end - start, start);
        }

        var value = text[start..end].Replace("\\(", "(", StringComparison.Ordinal);
        return new Element(identifier, value, 0, value.Length, start);
    }
}
