using System.Text;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Devices.Barcodes.Links;

/// <summary>Writes elements as a GS1 Digital Link URI.</summary>
public static class DigitalLinkWriter
{
    private const string Canonical = "https://id.gs1.org";

    /// <summary>
    /// The address: the first key with its qualifiers in the path, the rest in the query. Refuses what is no key, and
    /// what a link cannot carry.
    /// </summary>
    /// <param name="elements">What it says; repeats with the same value are written once.</param>
    /// <param name="stem">The owner's address, or null for GS1's own.</param>
    /// <param name="options">What is let pass.</param>
    public static Outcome<string> Write(IReadOnlyList<Element> elements, string? stem, SyntaxOptions options)
    {
        var different = elements.DistinctBy(element => (element.Identifier.Code, element.Value)).ToArray();
        var text = BracketedText.Write(different);
        if (Associations.Check(different, Association.Repeats) is { IsFault: true } repeated)
        {
            return repeated.Refuse(text);
        }

        var key = Array.FindIndex(different, element => element.Identifier.IsLinkKey);
        if (key < 0)
        {
            return new Finding("barcode.link-without-key", 0, text.Length).Refuse(text);
        }

        var path = different[key].Identifier.LinkQualifiers
            .Select(order => order.Select(code => Array.FindIndex(different, one => one.Identifier.Code == code))
                .Where(index => index >= 0).Prepend(key).ToArray())
            .MaxBy(indexes => indexes.Length)!;
        var query = Enumerable.Range(0, different.Length).Except(path).Select(index => different[index]).ToArray();
        if (query.Where(element => !DigitalLink.IsAttribute(element.Identifier, options)).Take(1).ToArray() is [var no])
        {
            return new Finding("barcode.link-attribute", no.Origin, no.Length, no.Identifier.Code).Refuse(text);
        }

        var uri = new StringBuilder((stem ?? Canonical).TrimEnd('/'));
        foreach (var index in path)
        {
            uri.Append('/').Append(different[index].Identifier.Code)
                .Append('/').Append(UriText.Escape(different[index].Span, isQuery: false));
        }

        for (var i = 0; i < query.Length; i++)
        {
            uri.Append(i == 0 ? '?' : '&').Append(query[i].Identifier.Code)
                .Append('=').Append(UriText.Escape(query[i].Span, isQuery: true));
        }

        return uri.ToString();
    }
}
