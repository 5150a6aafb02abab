using System.Globalization;
using System.Text;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Devices.Tests.Printing.Decoding;
using Retail.Testing;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Printing;

/// <summary>Receipts as jobs, read back by a decoder that shares nothing with the encoder.</summary>
[Trait("Kind", "Golden")]
public sealed class EscPosReceiptTests
{
    private static readonly string[] Examples = ["offers", "offers-copy", "card", "weighed-and-long", "languages"];

    public static TheoryData<string> ReceiptPrinters =>
        [
            .. PrinterCatalog.OfHouse.Profiles
                .Where(one => one.PrintsReceipts && !one.SpeaksStar)
                .Select(one => one.Name),
        ];

    [Theory]
    [InlineData("offers", "en", "TM-T88V")]
    [InlineData("offers", "es", "TM-T88V")]
    [InlineData("offers-copy", "es", "TM-T20II")]
    [InlineData("offers", "en", "ZJ-5870")]
    [InlineData("offers", "es", "ZJ-5870")]
    [InlineData("card", "es", "TM-T20II")]
    [InlineData("card", "en", "TM-U220B")]
    public void A_job_is_the_bytes_of_its_golden_file(string example, string language, string model)
    {
        var job = Job(example, language, model);

        Golden.Check($"receipts/{example}.{language}.{model}.hex", Hex(job));
    }

    [Theory]
    [InlineData("offers", "es", "TM-T88V")]
    [InlineData("offers-copy", "en", "TM-T20II")]
    [InlineData("card", "es", "TM-T88V")]
    [InlineData("card", "en", "TM-m30III")]
    public void What_is_printed_is_what_the_text_says(string example, string language, string model)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var parts = ReceiptComposer.Compose(ReceiptExamples.Named(example), culture);
        var profile = PrinterCatalog.OfHouse.Find(model).Value;

        var lines = EscPosDecoder.Lines(EscPosReceipt.Write(parts, profile).Bytes.Span);

        // Where the shop's name and the mark of a copy stand differs, for there they are twice as wide.
        Assert.Equal(
            PlainReceipt.Write(parts, profile.Columns).Select(line => line.Trim()), lines.Select(line => line.Trim()));
    }

    [Theory]
    [MemberData(nameof(ReceiptPrinters))]
    public void Every_model_gets_only_what_a_printer_understands(string model)
    {
        foreach (var example in Examples)
        {
            var job = Job(example, "es", model);
            var items = EscPosDecoder.Decode(job.Bytes.Span);
            var profile = PrinterCatalog.OfHouse.Find(model).Value;

            Assert.Equal(profile.CutsFully || profile.CutsPartly, items.OfType<PaperItem.Cut>().Any());
            Assert.All(items.OfType<PaperItem.Image>(), image => Assert.InRange(image.Width, 1, profile.Dots + 7));
            Assert.All(
                items.OfType<PaperItem.Line>(),
                line => Assert.InRange(line.Text.Length * line.Wide, 0, profile.Columns));
            Assert.Contains("1D2848303030303037", items.OfType<PaperItem.Question>().Select(one => one.Hex));
            Assert.Equal(
                profile.HasBarcodes || profile.Drawing != DrawingKind.None,
                items.Any(item => item is PaperItem.Barcode or PaperItem.Qr or PaperItem.Image));
        }
    }

    [Theory]
    [MemberData(nameof(ReceiptPrinters))]
    public void No_job_holds_a_command_that_printers_obey_within_pictures(string model)
    {
        // DLE EOT asks, DLE ENQ clears, DLE DC4 opens the drawer or switches off.
        foreach (var example in Examples)
        {
            var bytes = Job(example, "en", model).Bytes.ToArray();
            for (var i = 1; i < bytes.Length; i++)
            {
                Assert.False(bytes[i - 1] == 0x10 && bytes[i] is 0x04 or 0x05 or 0x14, $"{model}, byte {i}");
            }
        }
    }

    [Fact]
    public void A_picture_made_of_such_commands_is_harmless()
    {
        var pbm = new byte[] { (byte)'P', (byte)'4', (byte)'\n', (byte)'1', (byte)'6', (byte)' ', (byte)'4', (byte)'\n',
            0x10, 0x14, 0x10, 0x04, 0x10, 0x05, 0x10, 0x10 };
        ReceiptPart[] parts = [new ReceiptPart.Image(Picture.ReadPbm(pbm).Value)];
        foreach (var model in new[] { "TM-T88V", "TH230" })
        {
            var bytes = EscPosReceipt.Write(parts, PrinterCatalog.OfHouse.Find(model).Value).Bytes.ToArray();

            Assert.DoesNotContain(
                Enumerable.Range(1, bytes.Length - 1), i => bytes[i - 1] == 0x10 && bytes[i] is 0x04 or 0x05 or 0x14);
            Assert.Single(EscPosDecoder.Decode(bytes).OfType<PaperItem.Image>());
        }
    }

    [Fact]
    public void The_shops_name_is_large_the_total_tall_and_the_rest_plain()
    {
        var lines = EscPosDecoder.Decode(Job("offers", "en", "TM-T88V").Bytes.Span).OfType<PaperItem.Line>().ToArray();

        Assert.Equal((true, 2, 2), (lines[0].Bold, lines[0].Wide, lines[0].Tall));
        var total = lines.Single(line => line.Text.StartsWith("TOTAL", StringComparison.Ordinal));
        Assert.Equal((true, 1, 2), (total.Bold, total.Wide, total.Tall));
        Assert.All(
            lines.Where(line => line != lines[0] && line != total),
            line => Assert.Equal((false, 1, 1), (line.Bold, line.Wide, line.Tall)));
    }

    [Fact]
    public void A_name_that_does_not_fit_large_is_not_broken_for_it()
    {
        var lines = EscPosDecoder.Decode(Job("offers", "en", "ZJ-5870").Bytes.Span).OfType<PaperItem.Line>().ToArray();

        Assert.Equal(("      Retail London Bridge", 1), (lines[0].Text, lines[0].Wide));
    }

    [Fact]
    public void The_number_is_a_barcode_where_the_model_has_it_and_drawn_where_not()
    {
        Assert.Contains(
            new PaperItem.Barcode(73, "L1C2-000012"), EscPosDecoder.Decode(Job("offers", "en", "TM-T88V").Bytes.Span));
        var drawn = EscPosDecoder.Decode(Job("offers", "en", "ZJ-5870").Bytes.Span);
        Assert.DoesNotContain(drawn, item => item is PaperItem.Barcode);
        Assert.Single(drawn.OfType<PaperItem.Image>());
    }

    [Fact]
    public void Letters_that_no_table_has_are_drawn_and_those_that_nobody_has_are_told()
    {
        var profile = PrinterCatalog.OfHouse.Find("TM-T88V").Value;
        ReceiptPart[] parts = [new ReceiptPart.Text("Ŵ Łódź"), new ReceiptPart.Text("茶 tea")];

        var job = EscPosReceipt.Write(parts, profile);

        var images = EscPosDecoder.Decode(job.Bytes.Span).OfType<PaperItem.Image>().ToArray();
        Assert.Equal(2, images.Length);
        Assert.All(images, image => Assert.True(image.Dots.Count(dot => dot == '#') > 50));
        Assert.Equal("茶", job.Replaced);
    }

    [Fact]
    public void A_model_that_cannot_draw_letters_shows_a_question_mark_and_tells()
    {
        var job = EscPosReceipt.Write(
            [new ReceiptPart.Text("Łódź 12,50 €")], PrinterCatalog.OfHouse.Find("TM-U220").Value);

        Assert.Equal(["?ód? 12,50 ?"], EscPosDecoder.Lines(job.Bytes.Span));
        Assert.Equal("Łź€", job.Replaced);
    }

    [Fact]
    public void Letters_that_are_two_characters_are_one_again()
    {
        var decomposed = "Café".Normalize(NormalizationForm.FormD);

        var job = EscPosReceipt.Write(
            [new ReceiptPart.Text(decomposed)], PrinterCatalog.OfHouse.Find("TM-T88V").Value);

        Assert.Equal(["Café"], EscPosDecoder.Lines(job.Bytes.Span));
    }

    [Theory]
    [InlineData("TM-T88V", DrawerPin.Two, 0)]
    [InlineData("TM-T88V", DrawerPin.Five, 1)]
    public void The_drawer_is_opened_before_the_receipt(string model, DrawerPin pin, int expected)
    {
        var job = EscPosReceipt.Write(
            [new ReceiptPart.Text("x")], PrinterCatalog.OfHouse.Find(model).Value, new JobOptions(Drawer: pin));

        Assert.Equal(new PaperItem.Drawer(expected), EscPosDecoder.Decode(job.Bytes.Span)[0]);
        Assert.True(job.InkAt > 5, "An open drawer is no ink.");
    }

    [Fact]
    public void Each_line_is_complete_at_its_mark_and_nothing_is_printed_before_the_ink()
    {
        foreach (var example in Examples)
        {
            var job = Job(example, "en", "TM-T88V");
            Assert.Empty(Printed(job, job.InkAt));
            foreach (var mark in job.Marks)
            {
                Assert.Equal(mark.Line, job.LinesWithin(mark.Offset));
                Assert.Equal(mark.Line - 1, job.LinesWithin(mark.Offset - 1));
            }

            // To the last mark, everything but the question is decoded.
            Assert.Equal(Printed(job, job.Bytes.Length), Printed(job, job.Marks[^1].Offset));
            Assert.Equal(Enumerable.Range(1, job.Marks.Count), job.Marks.Select(mark => mark.Line));
        }
    }

    [Theory]
    [InlineData(PrintProof.ProcessId, "1D28480600303030303037")]
    [InlineData(PrintProof.AnswerInTurn, "1D7201")]
    [InlineData(PrintProof.Transfer, "1D564200")]
    public void A_job_ends_with_what_proves_it(PrintProof proof, string expected)
    {
        var job = EscPosReceipt.Write(
            [new ReceiptPart.Cut()], PrinterCatalog.OfHouse.Find("TM-T88V").Value,
            new JobOptions(proof, new ProcessId(7)));

        Assert.EndsWith(expected, Convert.ToHexString(job.Bytes.Span), StringComparison.Ordinal);
    }

    private static PaperItem[] Printed(PrintJob job, int bytes)
    {
        // The line that is cut off would come out with the next line feed only.
        var cut = job.Marks.LastOrDefault(mark => mark.Offset <= bytes).Offset;
        return [.. EscPosDecoder.Decode(job.Bytes.Span[..cut]).Where(item => item is not PaperItem.Question)];
    }

    private static PrintJob Job(string example, string language, string model) => EscPosReceipt.Write(
        ReceiptComposer.Compose(ReceiptExamples.Named(example), CultureInfo.GetCultureInfo(language)),
        PrinterCatalog.OfHouse.Find(model).Value,
        new JobOptions(PrintProof.ProcessId, new ProcessId(7)));

    /// <summary>A line of digits per line of the receipt, so that a difference shows where it is.</summary>
    private static string Hex(PrintJob job)
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (var end in job.Marks.Select(mark => mark.Offset).Append(job.Bytes.Length))
        {
            text.Append(Convert.ToHexString(job.Bytes.Span[from..end])).Append('\n');
            from = end;
        }

        return text.ToString();
    }
}
