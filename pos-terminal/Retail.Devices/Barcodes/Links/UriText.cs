using System.Buffers;
using System.Globalization;
using System.Text;

namespace Retail.Devices.Barcodes.Links;

/// <summary>Characters of values as the path and the query of a URI write them (RFC 3986).</summary>
public static class UriText
{
    private static readonly SearchValues<char> Unreserved = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>The text that is meant: <c>%2F</c> is a slash, and in a query + is a blank.</summary>
    public static string Unescape(ReadOnlySpan<char> text, bool isQuery)
    {
        var meant = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '%' && text.Length - at > 2 && byte.TryParse(
                text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                meant.Append((char)code);
                at += 2;
            }
            else
            {
                meant.Append(text[at] == '+' && isQuery ? ' ' : text[at]);
            }
        }

        return meant.ToString();
    }

    /// <summary>The text as a URI writes it.</summary>
    public static string Escape(ReadOnlySpan<char> text, bool isQuery)
    {
        if (!text.ContainsAnyExcept(Unreserved))
        {
            return text.ToString();
        }

        var written = new StringBuilder(text.Length * 2);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && Unreserved.Contains((char)rune.Value))
            {
                written.Append((char)rune.Value);
            }
            else if (rune.Value == ' ' && isQuery)
            {
                written.Append('+');
            }
            else
            {
                foreach (var one in bytes[..rune.EncodeToUtf8(bytes)])
                {
                    written.Append('%').Append(one.ToString("X2", CultureInfo.InvariantCulture));
                }
            }
        }

        return written.ToString();
    }
}
