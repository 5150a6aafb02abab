using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Retail.Abstractions.Quotes;

namespace Retail.Abstractions.Carts;

/// <summary>
/// Writes and reads the content of a till's offline QR: <c>RC1.</c>, then base64url of the payload and its 64-byte
/// ECDSA P-256 signature (IEEE P1363). Versioned by its first letters; anything unexpected is <c>handoff.malformed</c>.
/// </summary>
public static class SignedCartCodec
{
    private const string Prefix = "RC1.";
    private const int SignatureBytes = 64;
    private const int MaxTextLength = 80_000;
    private const int HashBytes = 32;
    private const int MaxUsesLeft = 100;

    /// <summary>
    /// Signs the cart with the till's key. Up to <see cref="SignedCart.MaxLines"/> lines fit a QR; a larger one, up to
    /// a basket's lines, can only be delivered over a connection. Throws beyond that.
    /// </summary>
    public static string Encode(SignedCart cart, ECDsa key)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cart.Lines.Count, Basket.MaxLines);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cart.Guarantee.Context.Customer.UsesLeft.Count, MaxUsesLeft);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            WritePayload(writer, cart);
            writer.Flush();
            var payload = stream.ToArray();
            writer.Write(
                key.SignData(payload, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        }

        return Prefix + Base64Url.EncodeToString(stream.ToArray());
    }

    /// <summary>
    /// Reads the cart without believing it: <see cref="Verify"/> needs the key of the till that it names.
    /// </summary>
    public static Outcome<SignedCart> Decode(string text)
    {
        if (Bytes(text) is not { } bytes)
        {
            return Malformed();
        }

        try
        {
            using var reader = new BinaryReader(
                new MemoryStream(bytes, 0, bytes.Length - SignatureBytes), new UTF8Encoding(false, true));
            var cart = ReadPayload(reader);
            return cart is not null && reader.BaseStream.Position == reader.BaseStream.Length ? cart : Malformed();
        }
        catch (Exception failure) when (
            failure is EndOfStreamException or ArgumentException or FormatException or OverflowException or IOException)
        {
            // A cut or scribbled code runs out of bytes or holds impossible numbers: hostile input, not a bug.
            return Malformed();
        }
    }

    /// <summary>Whether the till that holds this key signed exactly this text.</summary>
    public static bool Verify(string text, ECDsa publicKey) =>
        Bytes(text) is { } bytes &&
        publicKey.VerifyData(
            bytes.AsSpan(0, bytes.Length - SignatureBytes),
            bytes.AsSpan(bytes.Length - SignatureBytes),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private static Refusal Malformed() => Refusal.Of(RefusalKind.Malformed, "handoff.malformed");

    private static byte[]? Bytes(string text)
    {
        // A phone's camera gives the whole link; what counts is behind the last slash or hash.
        var content = text.AsSpan(text.LastIndexOfAny(['/', '#', '=']) + 1);
        if (content.Length > MaxTextLength || !content.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        content = content[Prefix.Length..];
        if (!Base64Url.IsValid(content, out var length) || length <= SignatureBytes)
        {
            return null;
        }

        return Base64Url.DecodeFromChars(content);
    }

    private static void WritePayload(BinaryWriter writer, SignedCart cart)
    {
        writer.Write(cart.Terminal.Value.ToByteArray(bigEndian: true));
        writer.Write7BitEncodedInt64(cart.Sequence);
        writer.Write(cart.Cart.Value.ToByteArray(bigEndian: true));
        writer.Write(cart.Handoff.Value.ToByteArray(bigEndian: true));
        writer.Write7BitEncodedInt64(cart.IssuedAt.ToUnixTimeSeconds());
        writer.Write7BitEncodedInt64(cart.ExpiresAt.ToUnixTimeSeconds());
        writer.Write7BitEncodedInt(cart.Guarantee.Publication);
        writer.Write7BitEncodedInt64(cart.Guarantee.ExpiresAt.ToUnixTimeSeconds());
        var context = cart.Guarantee.Context;
        writer.Write(context.Channel);
        writer.Write(context.Store ?? string.Empty);
        writer.Write(context.Currency.Code);
        writer.Write7BitEncodedInt64(context.Instant.ToUnixTimeMilliseconds());
        writer.Write(context.Customer.Group ?? string.Empty);
        writer.Write(context.Customer.FirstOrder);
        writer.Write7BitEncodedInt(context.Customer.UsesLeft.Count);
        foreach (var (promotion, left) in context.Customer.UsesLeft)
        {
            writer.Write(promotion);
            writer.Write7BitEncodedInt(left);
        }

        writer.Write7BitEncodedInt(cart.Codes.Count);
        foreach (var code in cart.Codes)
        {
            writer.Write(code);
        }

        writer.Write(Convert.FromHexString(cart.QuoteHash));
        writer.Write7BitEncodedInt(cart.Lines.Count);
        foreach (var line in cart.Lines)
        {
            writer.Write(line.Sku);
            writer.Write7BitEncodedInt64((long)(line.Quantity.Value * 1_000m));
        }
    }

    private static SignedCart? ReadPayload(BinaryReader reader)
    {
        var terminal = new TerminalId(ReadGuid(reader));
        var sequence = reader.Read7BitEncodedInt64();
        var cart = new CartId(ReadGuid(reader));
        var handoff = new HandoffId(ReadGuid(reader));
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(reader.Read7BitEncodedInt64());
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(reader.Read7BitEncodedInt64());
        var publication = reader.Read7BitEncodedInt();
        var guaranteedUntil = DateTimeOffset.FromUnixTimeSeconds(reader.Read7BitEncodedInt64());
        var channel = reader.ReadString();
        var store = reader.ReadString();
        var currency = Currency.Of(reader.ReadString());
        var instant = DateTimeOffset.FromUnixTimeMilliseconds(reader.Read7BitEncodedInt64());
        var group = reader.ReadString();
        var firstOrder = reader.ReadBoolean();
        var usesLeft = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        for (var left = Count(reader, MaxUsesLeft); left > 0; left--)
        {
            usesLeft.Add(reader.ReadString(), reader.Read7BitEncodedInt());
        }

        var codes = new string[Count(reader, Basket.MaxCodes)];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = reader.ReadString();
        }

        var hash = Convert.ToHexStringLower(Exactly(reader, HashBytes));
        var lines = new BasketLine[Count(reader, Basket.MaxLines)];
        for (var i = 0; i < lines.Length; i++)
        {
            var sku = reader.ReadString();
            var quantity = Quantity.Of(reader.Read7BitEncodedInt64() / 1_000m);
            if (quantity.IsRefused)
            {
                return null;
            }

            lines[i] = new BasketLine(LineId(i), sku, quantity.Value);
        }

        var context = new QuoteContext(
            channel,
            store.Length == 0 ? null : store,
            currency,
            instant,
            new CustomerFacts(group.Length == 0 ? null : group, firstOrder, usesLeft.ToImmutable()));
        return new SignedCart(
            terminal, sequence, cart, handoff, issuedAt, expiresAt,
            new PriceGuarantee(publication, context, guaranteedUntil), lines, codes, hash);
    }

    private static string LineId(int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line-{index + 1}");

    private static Guid ReadGuid(BinaryReader reader) => new(Exactly(reader, 16), bigEndian: true);

    private static int Count(BinaryReader reader, int max)
    {
        var count = reader.Read7BitEncodedInt();
        return count >= 0 && count <= max ? count : throw new FormatException("More than the code may hold.");
    }

    private static byte[] Exactly(BinaryReader reader, int count)
    {
        var bytes = reader.ReadBytes(count);
        return bytes.Length == count ? bytes : throw new EndOfStreamException();
    }
}
