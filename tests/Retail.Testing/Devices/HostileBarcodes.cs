using System.Globalization;
using System.Text;
using Retail.Devices.Barcodes;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Testing.Devices;

/// <summary>Scans, masks and values that nobody sends: random, half right, cut, doubled, with bytes changed.</summary>
internal static class HostileBarcodes
{
    private const int LongInput = 3_200;
    private const string Liked = "0123456789()[]|^/?&=%#.:]+-*\u001d\0 \rABXYZabxyzÿ";
    private const string MaskLetters = "0122IIIIIWWWLMQPPVXC.";

    private static readonly string[] Prefixes =
    [
        "", "", "]E0", "]E3", "]E4", "]C1", "]e0", "]d2", "]d1", "]Q3", "]Q1", "]J1", "]I1", "]A0", "]", "]]",
        "\u001d",
    ];

    private static readonly string[] Good =
    [
        "5000112637922", "96385074", "036000291452", "04252614", "10614141000415", "2112345012506", "2012345015432",
        "010500011263792217261231310300125010LOT7\u001d21S1", "0195000112637925310300125039221543\u001d10A",
        "(01)05000112637922(17)261231(10)LO\\(T7", "5000112637922|]e010LOT7\u001d17261231",
        "https://id.gs1.org/01/05000112637922/22/A/10/LOT%2D7/21/S1?17=261231&3103=001250&x=y#f",
        "HTTP://a.example:80/any/gtin/5000112637922/lot/1?exp=1", "8110106141416543213500110000310123196000",
        "https://example.org/GhFRJydaKIlXgn-N4KMDk", "https://a/01/09520123456788/EAsQ?17=261231",
        "8007GB98MIDL07009312345678", "7003261231235910LOT", "8030abc-_1==\u001d01", "https://a/8004/9520614141234567?01=2112345678900",
    ];

    public static byte[] Scan(Random random)
    {
        var text = Prefixes[random.Next(Prefixes.Length)] + random.Next(7) switch
        {
            0 => Random(random, random.Next(40)),
            1 => Elements(random),
            2 => Link(random),
            3 when random.Next(50) == 0 => Random(random, LongInput),
            3 => Digits(random, random.Next(20)),
            4 => "https://a/" + Segment(random),
            _ => Good[random.Next(Good.Length)],
        };
        return Encoding.Latin1.GetBytes(Damage(random, text));
    }

    public static byte[] Mask(Random random)
    {
        var text = new StringBuilder(random.Next(2) == 0 ? "21IIIIIWW.WWWC" : string.Empty);
        for (var letters = text.Length > 0 ? 0 : random.Next(16); letters > 0; letters--)
        {
            text.Append(MaskLetters[random.Next(MaskLetters.Length)]);
        }

        return Encoding.Latin1.GetBytes(Damage(random, text.ToString()));
    }

    public static byte[] Value(Random random)
    {
        var good = Good[random.Next(Good.Length)];
        return Encoding.Latin1.GetBytes(Damage(
            random, random.Next(2) == 0 ? Digits(random, random.Next(60)) : good[random.Next(good.Length)..]));
    }

    /// <summary>What could be a compressed link: some beginnings are likelier to be read on.</summary>
    private static string Segment(Random random)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        string[] beginnings = ["", "AQ", "AQnY", "DB", "Gh", "EA", "8A", "_"];
        var text = new StringBuilder(beginnings[random.Next(beginnings.Length)]);
        for (var letters = random.Next(60); letters > 0; letters--)
        {
            text.Append(Letters[random.Next(Letters.Length)]);
        }

        return text.ToString();
    }

    private static string Damage(Random random, string text)
    {
        for (var times = random.Next(4); times > 0 && text.Length > 0; times--)
        {
            var at = random.Next(text.Length);
            text = random.Next(4) switch
            {
                0 => text[..at],
                1 => text.Insert(at, Random(random, 1)),
                2 => text.Remove(at, 1),
                _ => text.Insert(at, text[at..Math.Min(text.Length, at + random.Next(20))]),
            };
        }

        return text;
    }

    private static string Elements(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, random.Next(100) == 0 ? 120 : 6); count > 0; count--)
        {
            var identifier = SyntaxDictionary.Published.All[random.Next(SyntaxDictionary.Published.All.Length)];
            text.Append(identifier.Code)
                .Append(random.Next(3) == 0 ? Random(random, random.Next(20)) : Digits(random, random.Next(24)))
                .Append(random.Next(3) == 0 ? string.Empty : ScannedText.Separator);
        }

        return text.ToString();
    }

    private static string Link(Random random)
    {
        var text = new StringBuilder("https://a.example");
        for (var count = random.Next(8); count > 0; count--)
        {
            text.Append("/?&="[random.Next(4)]).Append(
                random.Next(3) == 0 ? Random(random, random.Next(12))
                    : SyntaxDictionary.Published.All[random.Next(SyntaxDictionary.Published.All.Length)].Code);
        }

        return text.Append(random.Next(2) == 0 ? "/01/05000112637922" : string.Empty).ToString();
    }

    private static string Random(Random random, int length) => string.Create(length, random, (text, dice) =>
    {
        foreach (ref var letter in text)
        {
            letter = dice.Next(3) == 0 ? (char)dice.Next(256) : Liked[dice.Next(Liked.Length)];
        }
    });

    private static string Digits(Random random, int length)
    {
        var text = string.Create(length, random, (digits, dice) =>
        {
            foreach (ref var digit in digits)
            {
                digit = (char)('0' + dice.Next(10));
            }
        });
        return random.Next(2) == 0 || length == 0 ? text
            : text[..^1] + Gtin.CheckDigit(text.AsSpan(0, length - 1)).ToString(CultureInfo.InvariantCulture);
    }
}
