using Retail.Devices.Barcodes;
using Retail.Devices.Barcodes.Links;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Devices.Tests.Barcodes;

/// <summary>Whatever is written is read as the same, for every identifier of the dictionary.</summary>
public sealed class RoundTripTests
{
    private const int Tries = 100_000;
    private const string Characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!%&()*+,-./:;<=>?_\"'";
    private static readonly SyntaxOptions Options = new();

    /// <summary>Values that chance does not find.</summary>
    private static readonly Dictionary<string, string> Known = new()
    {
        ["8007"] = "GB98MIDL07009312345678",
        ["8013"] = "1987654Ad4X4bL5ttr2310c2K",
        ["8014"] = "1987654Ad4X4bL5ttr2310c2K",
        ["8110"] = "106141416543213500110000310123196000",
        ["8112"] = "101234561234560123456",
        ["8030"] = "abc-_1",
    };

    public static TheoryData<string> Codes => [.. SyntaxDictionary.Published.All.Select(one => one.Code)];

    [Fact]
    public void The_dictionary_has_all_identifiers() => Assert.Equal(541, Codes.Count);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_value_of_every_identifier_is_read_as_it_was_written(string code)
    {
        var random = new Random(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture));
        Element[] elements = [Valid(code, random), Valid("10", random)];

        var message = new List<Element>();
        Assert.False(ElementString.Read(ElementString.Write(elements), Options, message).IsFault);
        var bracketed = new List<Element>();
        Assert.False(BracketedText.Read(BracketedText.Write(elements), Options, bracketed).IsFault);

        Assert.Equal(BracketedText.Lines(elements), BracketedText.Lines(message));
        Assert.Equal(BracketedText.Lines(elements), BracketedText.Lines(bracketed));
        if (elements[0].Identifier.IsLinkKey)
        {
            var uri = DigitalLinkWriter.Write(elements[..1], "https://shop.example/x", Options).Value;
            var link = new List<Element>();
            Assert.False(DigitalLink.Read(uri, Options, link).IsFault, uri);
            Assert.Equal(BracketedText.Lines(elements[..1]), BracketedText.Lines(link));
        }
        else if (elements[0].Identifier.IsLinkAttribute && code is not "10")
        {
            var key = Valid("8013", random);
            var uri = DigitalLinkWriter.Write([key, elements[0]], null, Options).Value;
            var link = new List<Element>();
            Assert.False(DigitalLink.Read(uri, Options, link).IsFault, uri);
            Assert.Equal(BracketedText.Lines([key, elements[0]]), BracketedText.Lines(link));
        }
    }

    [Fact]
    public void Every_UPC_E_is_its_UPC_A_and_back()
    {
        Span<char> full = stackalloc char[12];
        for (var number = 0; number < 1_000_000; number += 7)
        {
            var digits = (number % 2).ToString("0", System.Globalization.CultureInfo.InvariantCulture) +
                number.ToString("000000", System.Globalization.CultureInfo.InvariantCulture) + "0";
            Assert.True(UpcE.TryExpand(digits, full));

            // More than one UPC-E may stand for a number; whichever is written stands for the same.
            var written = UpcE.Compress(full);
            var meant = full.ToString();
            Assert.True(UpcE.TryExpand(written, full));
            Assert.Equal(meant, full.ToString());
        }
    }

    private static Element Valid(string code, Random random)
    {
        Assert.True(SyntaxDictionary.Published.TryGet(code, false, out var identifier));
        for (var tried = 0; tried < Tries; tried++)
        {
            var value = Known.GetValueOrDefault(code) ?? Random(random);
            if (!identifier.Check(value, null, out var length).IsFault)
            {
                return new Element(identifier, value, 0, length, 0);
            }
        }

        throw new InvalidOperationException($"No value of ({code}) was found.");
    }

    private static string Random(Random random)
    {
        var letters = random.Next(3) == 0 ? Characters.Length : 10;
        return string.Create(random.Next(1, 40), random, (text, dice) =>
        {
            foreach (ref var letter in text)
            {
                letter = Characters[dice.Next(dice.Next(4) == 0 ? letters : 10)];
            }
        });
    }
}
