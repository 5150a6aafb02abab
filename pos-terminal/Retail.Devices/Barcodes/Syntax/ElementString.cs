using System.Text;

namespace Retail.Devices.Barcodes.Syntax;

/// <summary>
/// Elements one after the other, as GS1-128, DataBar, DataMatrix, QR and DotCode carry them: identifier, value, and a
/// separator where the length of the value is not set by its identifier.
/// </summary>
public static class ElementString
{
    /// <summary>More elements than anybody puts in a symbol.</summary>
    public const int MostElements = 64;

    /// <summary>Reads a message that begins with a separator, as a symbol begins with FNC1.</summary>
    public static Finding Read(string message, SyntaxOptions options, List<Element> elements) =>
        message is [ScannedText.Separator, ..]
            ? Read(message, 1, message.Length, options, elements)
            : new Finding("barcode.no-first-separator", 0, Math.Min(1, message.Length));

    /// <summary>Reads elements from here to there.</summary>
    internal static Finding Read(string text, int start, int end, SyntaxOptions options, List<Element> elements)
    {
        if (start == end)
        {
            return new Finding("barcode.no-elements", start, 0);
        }

        for (var at = start; at < end;)
        {
            var data = text.AsSpan(at, end - at);
            if (!SyntaxDictionary.Published.TryFind(data, options.AllowUnknown, out var identifier))
            {
                return new Finding("barcode.unknown-identifier", at, Math.Min(4, data.Length));
            }

            at += identifier.Code.Length;
            data = data[identifier.Code.Length..];
            var separator = data.IndexOf(ScannedText.Separator);
            var fault = identifier.Check(separator < 0 ? data : data[..separator], options.Prefixes, out var length);
            if (fault.IsFault)
            {
                return fault.In(at);
            }

            if (elements.Count == MostElements)
            {
                return new Finding("barcode.too-many-elements", at, length);
            }

            elements.Add(new Element(identifier, text, at, length, at));
            at += length;
            if (at < end && text[at] == ScannedText.Separator)
            {
                at++;
            }
            else if (at < end && !identifier.HasPredefinedLength)
            {
                return new Finding("barcode.value-too-long", at, end - at, identifier.Code);
            }
        }

        return default;
    }

    /// <summary>The message with its separators, the first one included.</summary>
    public static string Write(IReadOnlyList<Element> elements)
    {
        var message = new StringBuilder().Append(ScannedText.Separator);
        for (var i = 0; i < elements.Count; i++)
        {
            message.Append(elements[i].Identifier.Code).Append(elements[i].Span);
            if (i < elements.Count - 1 && !elements[i].Identifier.HasPredefinedLength)
            {
                message.Append(ScannedText.Separator);
            }
        }

        return message.ToString();
    }
}
