using System.Collections.Immutable;
using Retail.Testing.Processes;

namespace Retail.Devices.Tests.Printing.Decoding;

/// <summary>
/// The decoder against what others wrote: receipts of other encoders, and what another decoder read in them
/// (tests/vectors/escpos). Only then does it judge ours.
/// </summary>
public sealed class EscPosDecoderTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "vectors", "escpos");

    public static TheoryData<string> Jobs => new(
        Directory.EnumerateFiles(Folder, "*.bin", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal));

    public static TheoryData<string> Texts => new(
        Directory.EnumerateFiles(Path.Combine(Folder, "samples-text"))
            .Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void There_are_jobs_of_three_encoders() => Assert.True(Jobs.Count >= 21, $"{Jobs.Count} jobs");

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_foreign_job_is_understood_to_its_last_byte(string file) => Assert.NotEmpty(Decode(file));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Its_lines_are_those_that_another_decoder_read(string name)
    {
        // The other one does not follow changes of the table: a letter outside ASCII counts as some letter.
        var ours = Decode(Path.Combine("samples", name + ".bin")).OfType<PaperItem.Line>()
            .Select(line => Plain(line.Text)).Where(text => text.Length > 0);
        var theirs = File.ReadLines(Path.Combine(Folder, "samples-text", name + ".esc2text.txt"))
            .Select(Plain).Where(text => text.Length > 0 && !text.StartsWith("[image", StringComparison.Ordinal));

        Assert.Equal(theirs, ours);
    }

    [Theory]
    [InlineData("Café 12,50 € · Ñandú")]
    [InlineData("        Tienda Centro")]
    [InlineData("Taza                    4,50 €")]
    public void Lines_of_receipt_printer_encoder_read_as_they_were_given(string expected) =>
        Assert.Contains(Decode("encoders/encoder-epson-tm-t88v.bin"), item =>
            item is PaperItem.Line line && line.Text == expected);

    [Fact]
    public void Codes_of_receipt_printer_encoder_read_as_they_were_given()
    {
        var items = Decode("encoders/encoder-epson-tm-t88v.bin");

        Assert.Contains(new PaperItem.Barcode(73, "L1C2-000012"), items);
        Assert.Contains(new PaperItem.Barcode(2, "8412345678905"), items);
        Assert.Contains(new PaperItem.Qr("https://example.com/r/000012", 6, 'M'), items);
        Assert.Contains(new PaperItem.Drawer(0), items);
        Assert.Contains(new PaperItem.Cut(Fully: false), items);
    }

    [Theory]
    [InlineData("858")]
    [InlineData("1252")]
    [InlineData("multilingual")]
    public void Lines_of_receiptline_read_as_they_were_given(string encoding)
    {
        var items = Decode($"encoders/receiptline-{encoding}.bin");
        var lines = items.OfType<PaperItem.Line>().Select(line => line.Text).ToArray();

        Assert.Contains("2026-11-22 12:41                    Caja 2", lines);
        Assert.Contains("Alubias guisadas                     3,60€", lines);
        Assert.Contains(new PaperItem.Barcode(73, "L1C2-000012"), items);
        Assert.Contains(items, item => item is PaperItem.Image);
    }

    [Theory]
    [InlineData("1B")]
    [InlineData("1B74")]
    [InlineData("1B00")]
    [InlineData("1B7A")]
    [InlineData("1D6B49057B42")]
    [InlineData("1D6B4903414243")]
    [InlineData("1D6B50")]
    [InlineData("1D76300001000100")]
    [InlineData("1D286B03003151")]
    [InlineData("1D286B0300315130FF1D286B030031FF30")]
    [InlineData("1D5602")]
    [InlineData("01")]
    [InlineData("7F")]
    [InlineData("1099")]
    public void What_no_printer_knows_is_an_error(string hex)
    {
        var bytes = Convert.FromHexString(hex);

        Assert.Throws<NotEscPosException>(() => EscPosDecoder.Decode(bytes));
    }

    private static ImmutableArray<PaperItem> Decode(string file) =>
        EscPosDecoder.Decode(File.ReadAllBytes(Path.Combine(Folder, file)));

    private static string Plain(string text) =>
        string.Concat(text.TrimEnd().Select(letter => char.IsAscii(letter) ? letter : '?'));
}
