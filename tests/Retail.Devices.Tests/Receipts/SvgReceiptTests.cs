using System.Globalization;
using System.Xml.Linq;
using Retail.Devices.Receipts;
using Retail.Testing;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Receipts;

[Trait("Kind", "Golden")]
public sealed class SvgReceiptTests
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es");

    [Fact]
    public void A_receipt_is_drawn_as_its_golden_file() => Golden.Check(
        "receipts/offers.es.42.svg", Svg(ReceiptComposer.Compose(ReceiptExamples.Offers(), Spanish)).ToString());

    [Fact]
    public void It_says_what_the_text_says()
    {
        var parts = ReceiptComposer.Compose(ReceiptExamples.Card(), Spanish);

        Assert.Equal(
            string.Concat(PlainReceipt.Write(parts, 42)).Replace(" ", string.Empty, StringComparison.Ordinal),
            string.Concat(Texts(Svg(parts)).Select(text => text.Value))
                .Replace(" ", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_amount_ends_at_the_right_edge()
    {
        var amounts = Texts(Svg(ReceiptComposer.Compose(ReceiptExamples.Offers(), Spanish)))
            .Where(text => text.Value.EndsWith(" £", StringComparison.Ordinal) && text.Value.Length < 10).ToArray();

        Assert.Equal(9, amounts.Length);
        Assert.All(amounts, text => Assert.Equal(16 + (42 * 10), Left(text) + Length(text)));
    }

    [Fact]
    public void Nothing_stands_outside_the_paper()
    {
        foreach (var example in new[] { "offers-copy", "weighed-and-long", "languages" })
        {
            var texts = Texts(Svg(ReceiptComposer.Compose(ReceiptExamples.Named(example), Spanish))).ToArray();

            Assert.All(texts, text => Assert.InRange(Left(text) + Length(text), 1, 16 + (42 * 10)));
        }
    }

    [Fact]
    public void A_name_cannot_become_a_script()
    {
        const string hostile = "<script>alert(1)</script>\" onload=\"x\" & ]]> \u0001\uFFFE\uD800";
        var root = Svg([new ReceiptPart.Text(hostile)]).Root!;

        Assert.Equal(["rect", "text"], root.Elements().Select(one => one.Name.LocalName).Distinct());
        var texts = string.Join(' ', root.Elements().Select(one => one.Value));
        Assert.Contains("<script>alert(1)</script>", texts, StringComparison.Ordinal);
        string[] known = ["xmlns", "viewBox", "width", "height", "font-family", "font-size", "fill", "transform", "textLength", "lengthAdjust", "font-weight"];
        Assert.All(
            root.DescendantsAndSelf().SelectMany(one => one.Attributes()),
            attribute => Assert.Contains(attribute.Name.LocalName, known));
    }

    [Fact]
    public void A_picture_is_its_dots()
    {
        var picture = new Picture(10, 2);
        picture.Fill(2, 0, 3, 1);
        picture.Fill(9, 1, 1, 1);

        var path = Svg([new ReceiptPart.Image(picture)]).Root!.Elements().Last();

        Assert.Equal("M2 0h3v1h-3zM9 1h1v1h-1z", path.Attribute("d")!.Value);
    }

    private static XDocument Svg(IReadOnlyList<ReceiptPart> parts) =>
        XDocument.Parse(SvgReceipt.Write(parts, 42), LoadOptions.PreserveWhitespace);

    private static IEnumerable<XElement> Texts(XDocument svg) =>
        svg.Root!.Elements().Where(one => one.Name.LocalName == "text");

    private static int Left(XElement text) => Number(text.Attribute("transform")!.Value.Split('(', ' ')[1]);

    private static int Length(XElement text) => Number(text.Attribute("textLength")!.Value) *
        (text.Attribute("transform")!.Value.Contains("scale(2", StringComparison.Ordinal) ? 2 : 1);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
