using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;

namespace Retail.Pricing.Tests.Abstractions;

public sealed class SignedCartCodecTests : IDisposable
{
    private const int QrCharacters = 2_900;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => key.Dispose();

    [Fact]
    public void A_signed_cart_is_read_back_and_verified()
    {
        var cart = Cart(3);

        var text = SignedCartCodec.Encode(cart, key);
        var back = SignedCartCodec.Decode(text).Value;

        Assert.True(SignedCartCodec.Verify(text, key));
        Assert.Equal(cart.Lines, back.Lines);
        Assert.Equal(cart.Codes, back.Codes);
        Assert.Equal(cart.Guarantee.Context.Customer.UsesLeft, back.Guarantee.Context.Customer.UsesLeft);
        var plain = back with
        {
            Lines = cart.Lines,
            Codes = cart.Codes,
            Guarantee = back.Guarantee with { Context = cart.Guarantee.Context }
        };
        Assert.Equal(cart, plain);
        Assert.Equal(
            cart.Guarantee.Context with { Customer = CustomerFacts.Unknown },
            back.Guarantee.Context with { Customer = CustomerFacts.Unknown });
        Assert.Equal(
            ("members", true), (back.Guarantee.Context.Customer.Group, back.Guarantee.Context.Customer.FirstOrder));
    }

    [Fact]
    public void What_is_absent_stays_absent()
    {
        var cart = Cart(1);
        var context = cart.Guarantee.Context with { Store = null, Customer = CustomerFacts.Unknown };

        var back = SignedCartCodec.Decode(
            SignedCartCodec.Encode(cart with { Guarantee = cart.Guarantee with { Context = context } }, key)).Value;

        Assert.Equal((null, null), (back.Guarantee.Context.Store, back.Guarantee.Context.Customer.Group));
    }

    [Fact]
    public void A_phone_may_hand_over_the_whole_link()
    {
        var text = SignedCartCodec.Encode(Cart(1), key);

        Assert.False(SignedCartCodec.Decode("https://shop.example/c#" + text).IsRefused);
        Assert.True(SignedCartCodec.Verify("https://shop.example/c/" + text, key));
    }

    [Fact]
    public void Every_changed_character_is_malformed_or_fails_verification()
    {
        var text = SignedCartCodec.Encode(Cart(2), key);
        for (var place = 0; place < text.Length; place++)
        {
            foreach (var character in "A_z9./=# \0é")
            {
                if (text[place] != character)
                {
                    var changed = text[..place] + character + text[(place + 1)..];
                    Assert.False(SignedCartCodec.Verify(changed, key) &&
                        !SignedCartCodec.Decode(changed).IsRefused, $"{place} {character}");
                }
            }
        }
    }

    [Fact]
    public void Every_cut_is_malformed_or_fails_verification()
    {
        var text = SignedCartCodec.Encode(Cart(2), key);
        for (var length = 0; length < text.Length; length++)
        {
            var cut = text[..length];
            Assert.False(SignedCartCodec.Verify(cut, key) && !SignedCartCodec.Decode(cut).IsRefused);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("RC1.")]
    [InlineData("RC2.AAAA")]
    [InlineData("hello")]
    [InlineData("RC1.!!!!")]
    public void Other_texts_are_malformed(string text)
    {
        Assert.Equal("handoff.malformed", SignedCartCodec.Decode(text).Refusal?.Code);
        Assert.False(SignedCartCodec.Verify(text, key));
    }

    [Fact]
    public void Random_payloads_are_malformed_and_never_throw()
    {
        var chance = new Random(20_260_302);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[chance.Next(65, 400)];
            chance.NextBytes(bytes);
            Assert.True(SignedCartCodec.Decode("RC1." + System.Buffers.Text.Base64Url.EncodeToString(bytes)).IsRefused);
        }
    }

    [Fact]
    public void Another_tills_key_does_not_verify()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.False(SignedCartCodec.Verify(SignedCartCodec.Encode(Cart(1), key), other));
    }

    [Fact]
    public void The_most_lines_of_a_code_fit_in_a_qr() =>
        Assert.InRange(SignedCartCodec.Encode(Cart(SignedCart.MaxLines), key).Length, 1_000, QrCharacters);

    [Fact]
    public void More_lines_than_a_basket_has_are_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedCartCodec.Encode(Cart(Basket.MaxLines + 1), key));

    private static SignedCart Cart(int lines)
    {
        var id = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057");
        var customer = new CustomerFacts("members", true, ImmutableSortedDictionary<string,
            int>.Empty.WithComparers(StringComparer.Ordinal).Add("five", 3));
        return new SignedCart(
            new TerminalId(id),
            42,
            new CartId(id),
            new HandoffId(id),
            Shop.Noon,
            Shop.Noon.AddMinutes(15),
            new PriceGuarantee(7, Shop.Context(customer: customer), Shop.Noon.AddHours(24)),
            [.. Enumerable.Range(1, lines).Select(i => new BasketLine(
                string.Create(CultureInfo.InvariantCulture, $"line-{i}"),
                string.Create(CultureInfo.InvariantCulture, $"SKU-{i:00000000000000000000}"),
                Quantity.Of(i + 0.345m).Value))],
            ["FIVE", "TEN"],
            new string('a', 64));
    }
}
