using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Retail.Plugins.Storefront.Serving;

/// <summary>A page as bytes, with places for what differs from person to person.</summary>
internal sealed class PageTemplate
{
    private readonly byte[][] texts;

    private readonly Slot[] slots;

    private PageTemplate(byte[][] texts, Slot[] slots)
    {
        (this.texts, this.slots) = (texts, slots);
        Size = texts.Sum(text => text.Length);
        Hash = HashOf(texts);
    }

    /// <summary>Bytes that it takes in memory.</summary>
    public int Size { get; }

    /// <summary>Tells it from another page; what goes in its places does not count.</summary>
    public string Hash { get; }

    /// <summary>Takes a page apart at its places.</summary>
    public static PageTemplate Of(string html)
    {
        List<byte[]> texts = [];
        List<Slot> slots = [];
        var from = 0;
        for (var mark = html.IndexOf(Slots.Begin, StringComparison.Ordinal); mark >= 0;
            mark = html.IndexOf(Slots.Begin, from, StringComparison.Ordinal))
        {
            var name = mark + Slots.Begin.Length;
            var end = html.IndexOf(Slots.End, name, StringComparison.Ordinal);
            texts.Add(Encoding.UTF8.GetBytes(html, from, mark - from));
            slots.Add(Enum.Parse<Slot>(html.AsSpan(name, end - name)));
            from = end + Slots.End.Length;
        }

        texts.Add(Encoding.UTF8.GetBytes(html, from, html.Length - from));
        return new PageTemplate([.. texts], [.. slots]);
    }

    /// <summary>Bytes of one person's page.</summary>
    public int SizeFor(Personal personal)
    {
        var size = Size;
        foreach (var slot in slots)
        {
            size += Encoding.UTF8.GetByteCount(personal.In(slot));
        }

        return size;
    }

    /// <summary>The page of one person.</summary>
    public void Write(IBufferWriter<byte> writer, Personal personal)
    {
        for (var part = 0; part < texts.Length; part++)
        {
            writer.Write(texts[part]);
            if (part < slots.Length)
            {
                Encoding.UTF8.GetBytes(personal.In(slots[part]), writer);
            }
        }
    }

    private static string HashOf(byte[][] texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            hash.AppendData(text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..20];
    }
}
