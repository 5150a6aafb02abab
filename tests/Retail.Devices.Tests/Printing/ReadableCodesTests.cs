using System.Globalization;
using System.Xml.Linq;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Devices.Tests.Printing.Decoding;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Printing;

/// <summary>Codes on paper and on the screen, read as a scanner would.</summary>
public sealed class ReadableCodesTests
{
    private const string Link = "https://shop.example/r/L1C2-000012?check=8";

    [ZbarFact]
    public async Task The_receipts_number_is_read_off_every_kind_of_model()
    {
        var parts = ReceiptComposer.Compose(ReceiptExamples.Offers(), CultureInfo.GetCultureInfo("es"));
        foreach (var model in new[] { "TM-T88V", "TM-T20III", "ZJ-5870", "POS-5890", "Sunmi-V2", "TH230", "simple" })
        {
            Assert.Contains("CODE-128:L1C2-000012", await ReadAsync(parts, model));
        }
    }

    [ZbarFact]
    public async Task A_QR_code_is_read_whoever_draws_it()
    {
        foreach (var model in new[] { "TM-T88V", "ZJ-5870", "TH230" })
        {
            Assert.Contains($"QR-Code:{Link}", await ReadAsync([new ReceiptPart.Qr(Link)], model));
        }
    }

    [ZbarFact]
    public async Task What_is_too_long_for_a_barcode_is_a_QR_code()
    {
        var number = "ST0RE-1234567890-" + new string('A', 20);

        Assert.Equal([$"QR-Code:{number}"], await ReadAsync([new ReceiptPart.Barcode(number)], "ZJ-5870"));
    }

    [ZbarFact]
    public async Task Every_letter_of_a_barcode_is_read()
    {
        for (var from = ' '; from <= '~'; from += (char)12)
        {
            var text = string.Concat(Enumerable.Range(from, Math.Min(12, '~' - from + 1)).Select(one => (char)one));
            var bars = await ReadAsync([new ReceiptPart.Barcode("A" + text)], "simple");

            Assert.Equal([$"CODE-128:A{text}"], bars);
        }
    }

    [ZbarFact]
    public async Task Codes_on_the_screen_are_read()
    {
        var svg = SvgReceipt.Write([new ReceiptPart.Barcode("L1C2-000012"), new ReceiptPart.Qr(Link)], 42);

        Assert.Equal(["CODE-128:L1C2-000012", $"QR-Code:{Link}"], (await Zbar.ReadAsync(Draw(svg))).Order());
    }

    private static async Task<string[]> ReadAsync(IReadOnlyList<ReceiptPart> parts, string model)
    {
        var profile = PrinterCatalog.OfHouse.Find(model).Value;
        var items = EscPosDecoder.Decode(EscPosReceipt.Write(parts, profile).Bytes.Span);
        return await Zbar.ReadAsync(PaperDrawing.Draw(items, profile.Dots));
    }

    /// <summary>The paths of an SVG receipt, which are rectangles, as a browser would fill them.</summary>
    private static Picture Draw(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        var picture = new Picture(Whole(root.Attribute("width")!.Value), Whole(root.Attribute("height")!.Value));
        foreach (var path in root.Elements().Where(one => one.Name.LocalName == "path"))
        {
            var place = path.Attribute("transform")!.Value.Split('(', ' ', ')').Where(IsWhole).Select(Whole).ToArray();
            foreach (var run in path.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries))
            {
                var numbers = run.Split(' ', 'h', 'v').Select(text => text.TrimEnd('z')).Select(Whole).ToArray();
                picture.Fill(
                    place[0] + (numbers[0] * place[2]), place[1] + (numbers[1] * place[3]), numbers[2] * place[2],
                    numbers[3] * place[3]);
            }
        }

        return picture;
    }

    private static bool IsWhole(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
