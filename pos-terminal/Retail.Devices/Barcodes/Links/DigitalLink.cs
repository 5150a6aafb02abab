using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Devices.Barcodes.Links;

/// <summary>
/// Reads GS1 Digital Link URIs of any domain: <c>https://shop.example/any/01/09520123456788/10/ABC?17=261231</c>. Only
/// the text is looked at; nobody is asked over the network.
/// </summary>
public static class DigitalLink
{
    private static readonly SearchValues<char> OfUri = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    private static readonly SearchValues<char> OfDomain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.:");

    /// <summary>Whether this is a web address at all.</summary>
    public static bool IsWebAddress(ReadOnlySpan<char> text) => LengthOfScheme(text) > 0;

    /// <summary>Reads the elements of the path, then those of the query.</summary>
    public static Finding Read(string uri, SyntaxOptions options, List<Element> elements) =>
        Read(uri, 0, uri.Length, options, elements);

    internal static Finding Read(string text, int start, int end, SyntaxOptions options, List<Element> elements)
    {
        var uri = text.AsSpan(start, end - start);
        var scheme = LengthOfScheme(uri);
        if (scheme == 0)
        {
            return new Finding("barcode.link-scheme", start, Math.Min(8, uri.Length));
        }

        if (uri.IndexOfAnyExcept(OfUri) is >= 0 and var illegal)
        {
            return new Finding("barcode.link-character", start + illegal, 1);
        }

        var path = uri[scheme..].IndexOf('/') + scheme;
        if (path <= scheme || uri[scheme..path].ContainsAnyExcept(OfDomain))
        {
            return new Finding("barcode.link-domain", start + scheme, Math.Max(0, path - scheme));
        }

        var fragment = uri.IndexOf('#');
        var meant = fragment < 0 ? uri : uri[..fragment];
        var question = meant.IndexOf('?');
        var pathEnd = question < 0 ? meant.Length : question;
        if (pathEnd < path || !TryFindKey(meant[..pathEnd], path, options, out var keyAt))
        {
            return pathEnd >= path && TryReadCompressed(meant[path..pathEnd], meant[pathEnd..], options, elements)
                ? default
                : new Finding("barcode.link-without-key", start + path, Math.Max(0, pathEnd - path));
        }

        var fault = ReadPath(text, start + keyAt, start + pathEnd, options, elements);
        var qualified = elements.Count;
        if (!fault.IsFault && question >= 0)
        {
            fault = ReadQuery(text, start + question + 1, start + meant.Length, options, elements);
        }

        return fault.IsFault ? fault : CheckAttributes(elements, qualified, options);
    }

    /// <summary>
    /// Everything in the last segment, or all but the key that stands before it; it is read as if it had never been
    /// compressed. What is not right then was no compressed link.
    /// </summary>
    private static bool TryReadCompressed(
        ReadOnlySpan<char> path, ReadOnlySpan<char> query, SyntaxOptions options, List<Element> elements)
    {
        var last = path.LastIndexOf('/');
        var found = new List<Element>();
        if (TryFindKey(path[..last], 0, options, out var keyAt) &&
            (ReadPath(path[..last].ToString(), keyAt, last, options, found).IsFault || found.Count != 1))
        {
            return false;
        }

        if (!CompressedLink.TryRead(path[(last + 1)..], found) ||
            DigitalLinkWriter.Write(found, stem: null, options) is not { IsRefused: false, Value: var plain })
        {
            return false;
        }

        // What was not compressed is added to what was.
        var whole = plain + (query.Length < 2 ? string.Empty
            : (plain.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query[1..].ToString());
        var before = elements.Count;
        if (Read(whole, 0, whole.Length, options, elements).IsFault)
        {
            elements.RemoveRange(before, elements.Count - before);
            return false;
        }

        return true;
    }

    private static int LengthOfScheme(ReadOnlySpan<char> text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https://".Length
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http://".Length
            : 0;

    /// <summary>From the end, pair by pair: what stands before the last key is the owner's.</summary>
    private static bool TryFindKey(ReadOnlySpan<char> text, int path, SyntaxOptions options, out int keyAt)
    {
        for (var end = text.Length; end > path;)
        {
            var value = text[path..end].LastIndexOf('/') + path;
            var key = value > path ? text[path..value].LastIndexOf('/') + path : -1;
            if (key < path)
            {
                break;
            }

            if (TryGet(text[(key + 1)..value], options, out var identifier) && identifier.IsLinkKey)
            {
                keyAt = key;
                return true;
            }

            end = key;
        }

        keyAt = 0;
        return false;
    }

    private static Finding ReadPath(
        string text, int start, int end, SyntaxOptions options, List<Element> elements)
    {
        for (var at = start; at < end;)
        {
            var name = text.AsSpan(at + 1, end - at - 1);
            var slash = name.IndexOf('/');
            if (slash < 0 || !TryGet(name[..slash], options, out var identifier))
            {
                return new Finding("barcode.unknown-identifier", at + 1, slash < 0 ? name.Length : slash);
            }

            var value = at + 1 + slash + 1;
            var next = text.AsSpan(value, end - value).IndexOf('/');
            at = next < 0 ? end : value + next;
            if (Add(identifier, text, value, at, isQuery: false, options, elements) is { IsFault: true } fault)
            {
                return fault;
            }
        }

        // The first is the key; the others qualify it in one of its orders.
        foreach (var order in elements[0].Identifier.LinkQualifiers)
        {
            if (IsInOrder(elements, elements.Count, order))
            {
                return default;
            }
        }

        return new Finding("barcode.link-qualifiers", start, end - start, elements[0].Identifier.Code);
    }

    private static Finding ReadQuery(
        string text, int start, int end, SyntaxOptions options, List<Element> elements)
    {
        for (var at = start; at < end;)
        {
            var rest = text.AsSpan(at, end - at);
            var next = rest.IndexOf('&');
            var pair = next < 0 ? rest : rest[..next];
            var equals = pair.IndexOf('=');
            if (equals > 0 && IdentifierName(pair[..equals], options))
            {
                if (!TryGet(pair[..equals], options, out var identifier))
                {
                    return new Finding("barcode.unknown-identifier", at, equals);
                }

                var fault = Add(identifier, text, at + equals + 1, at + pair.Length, isQuery: true, options, elements);
                if (fault.IsFault)
                {
                    return fault;
                }
            }

            at += pair.Length + 1;
        }

        return default;
    }

    /// <summary>Other parameters of the address are its owner's business.</summary>
    private static bool IdentifierName(ReadOnlySpan<char> name, SyntaxOptions options) =>
        !name.ContainsAnyExceptInRange('0', '9') ||
        (options.AllowShortNames && ShortNames.CodeOf(name) is not null);

    private static Finding Add(
        ApplicationIdentifier identifier, string text, int start, int end, bool isQuery, SyntaxOptions options,
        List<Element> elements)
    {
        var written = text.AsSpan(start, end - start);
        var isPlain = !written.Contains('%') && !(isQuery && written.Contains('+'));
        var isShortGtin = options.AllowShortGtins && identifier.Code == "01" && written.Length is 8 or 12 or 13;
        var value = isPlain ? null : UriText.Unescape(written, isQuery);
        value = isShortGtin && identifier.Code == "01" ? (value ?? written.ToString()).PadLeft(14, '0') : value;
        var element = value is null
            ? new Element(identifier, text, start, written.Length, start)
            : new Element(identifier, value, 0, value.Length, start);
        if (elements.Count == ElementString.MostElements)
        {
            return new Finding("barcode.too-many-elements", start, written.Length);
        }

        foreach (var other in elements)
        {
            if (other.Identifier.Code == identifier.Code)
            {
                return new Finding("barcode.identifier-repeated", start, written.Length, identifier.Code);
            }
        }

        elements.Add(element);
        return BracketedText.Check(element, options);
    }

    /// <summary>What qualifies the key belongs in the path, and not everything may be an attribute.</summary>
    private static Finding CheckAttributes(List<Element> elements, int qualified, SyntaxOptions options)
    {
        for (var i = qualified; i < elements.Count; i++)
        {
            var attribute = elements[i];
            if (!IsAttribute(attribute.Identifier, options))
            {
                return new Finding(
                    "barcode.link-attribute", attribute.Origin, attribute.Length, attribute.Identifier.Code);
            }

            foreach (var order in elements[0].Identifier.LinkQualifiers)
            {
                if (order.Contains(attribute.Identifier.Code) && IsInOrder(elements, qualified, order))
                {
                    return new Finding(
                        "barcode.link-qualifier-in-query", attribute.Origin, attribute.Length,
                        attribute.Identifier.Code);
                }
            }
        }

        return default;
    }

    internal static bool IsAttribute(ApplicationIdentifier identifier, SyntaxOptions options) =>
        identifier.IsKnown ? identifier.IsLinkAttribute : options.AllowUnknownAttributes;

    private static bool IsInOrder(List<Element> elements, int count, ImmutableArray<string> order)
    {
        var at = 0;
        for (var i = 1; i < count; i++)
        {
            at = order.IndexOf(elements[i].Identifier.Code, at) + 1;
            if (at == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryGet(
        ReadOnlySpan<char> name, SyntaxOptions options, [NotNullWhen(true)] out ApplicationIdentifier? identifier) =>
        SyntaxDictionary.Published.TryGet(
            options.AllowShortNames && ShortNames.CodeOf(name) is { } code ? code : name, options.AllowUnknown,
            out identifier);
}
