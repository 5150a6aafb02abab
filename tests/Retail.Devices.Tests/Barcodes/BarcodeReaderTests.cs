using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Devices;
using Retail.Devices.Barcodes;

namespace Retail.Devices.Tests.Barcodes;

public sealed class BarcodeReaderTests
{
    private const string Gs = "\u001d";
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("5000112637922", "05000112637922", Symbology.Unknown)]
    [InlineData("  5000112637922\r\n", "05000112637922", Symbology.Unknown)]
    [InlineData("]E05000112637922", "05000112637922", Symbology.Ean13)]
    [InlineData("]E496385074", "00000096385074", Symbology.Ean8)]
    [InlineData("96385074", "00000096385074", Symbology.Unknown)]
    [InlineData("036000291452", "00036000291452", Symbology.Unknown)]
    [InlineData("]E0036000291452", "00036000291452", Symbology.Ean13)]
    [InlineData("]E00036000291452", "00036000291452", Symbology.Ean13)]
    [InlineData("]E001234565", "00012345000065", Symbology.Ean13)]
    [InlineData("04252614", "00042100005264", Symbology.Unknown)]
    [InlineData("10614141000415", "10614141000415", Symbology.Unknown)]
    [InlineData("]I110614141000415", "10614141000415", Symbology.Itf14)]
    [InlineData("]E397805213144050495", null, Symbology.Ean13)]
    [InlineData("]E3978052131440451995", "09780521314404", Symbology.Ean13)]
    [InlineData("]E3978052131440405", "09780521314404", Symbology.Ean13)]
    [InlineData("2900000000018", "02900000000018", Symbology.Unknown)]
    public void Numbers_of_items_are_read_whatever_their_length(string data, string? gtin, Symbology symbology)
    {
        var read = Reader().Read(data, Today);
        if (gtin is null)
        {
            Assert.Equal("barcode.number-length", read.Refusal?.Code);
            return;
        }

        Assert.Equal((gtin, symbology, ScannedContent.Number),
            (read.Value.Gtin?.Digits, read.Value.Symbology, read.Value.Content));
        Assert.False(read.Value.IsVariableMeasure);
        Assert.Null(read.Value.Measure);
    }

    [Theory]
    [InlineData("]C1010500011263792217261231" + "3103001250" + "10LOT7" + Gs + "21S1", Symbology.Gs1Code128)]
    [InlineData("]e0010500011263792217261231" + "3103001250" + "10LOT7" + Gs + "21S1", Symbology.DataBarExpanded)]
    [InlineData("]d2010500011263792217261231" + "3103001250" + "10LOT7" + Gs + "21S1" + Gs, Symbology.DataMatrix)]
    [InlineData("]Q3" + "10LOT7" + Gs + "0105000112637922" + "21S1" + Gs + "17261231" + "3103001250", Symbology.Qr)]
    [InlineData("]J1" + Gs + "010500011263792217261231310300125010LOT7" + Gs + "21S1", Symbology.DotCode)]
    [InlineData(Gs + "010500011263792217261231310300125010LOT7" + Gs + "21S1", Symbology.Unknown)]
    [InlineData("010500011263792217261231310300125010LOT7" + Gs + "21S1", Symbology.Unknown)]
    [InlineData("(01)05000112637922(17)261231(3103)001250(10)LOT7(21)S1", Symbology.Unknown)]
    [InlineData("]Q1https://id.gs1.org/01/05000112637922/10/LOT7/21/S1?17=261231&3103=001250", Symbology.Qr)]
    [InlineData("https://any.example:8443/a/b/gtin/5000112637922/lot/LOT7/ser/S1?utm=x&3103=001250&17=261231#f",
        Symbology.Unknown)]
    [InlineData("HTTP://id.gs1.org/01/05000112637922/10/LOT%37/21/S1?17=261231&3103=001250", Symbology.Unknown)]
    public void The_same_label_means_the_same_in_every_symbol(string data, Symbology symbology)
    {
        var read = Reader().Read(data, Today).Value;

        Assert.Equal(symbology, read.Symbology);
        Assert.Equal("05000112637922", read.Gtin?.Digits);
        Assert.Equal(("LOT7", "S1"), (read.Batch, read.Serial));
        Assert.Equal(new DateOnly(2026, 12, 31), read.Expiry);
        Assert.Equal(new Measure(1.250m, UnitOfMeasure.Kilogram), read.Measure);
        Assert.Equal(5, read.Elements.Count);
        Assert.Null(read.Price);
    }

    [Fact]
    public void The_symbology_of_the_scan_counts_as_if_it_stood_in_front()
    {
        var read = Reader().Read(new Scan("0105000112637922", "]C1"), Today).Value;

        Assert.Equal((Symbology.Gs1Code128, "0105000112637922"), (read.Symbology, read.Data));
        Assert.Equal("05000112637922", read.Gtin?.Digits);
    }

    [Fact]
    public void A_composite_symbol_gives_what_is_above_its_lines_too()
    {
        var read = Reader().Read("]E05000112637922|]e010LOT7" + Gs + "17261231", Today).Value;

        Assert.Equal(("05000112637922", "LOT7"), (read.Gtin?.Digits, read.Batch));
    }

    [Theory]
    [InlineData("3922", "1299", "12.99", null)]
    [InlineData("3920", "1299", "1299", null)]
    [InlineData("3932", "9781299", "12.99", "EUR")]
    [InlineData("3933", "4141299", "1.299", "KWD")]
    [InlineData("3922", "999999999999999", "9999999999999.99", null)]
    [InlineData("3929", "3221225472", "3.221225472", null)]
    public void Prices_have_the_decimals_of_their_identifier(
        string code, string value, string amount, string? currency)
    {
        var read = Reader().Read($"]e00195000112637925310300125039" + code[2..] + value, Today).Value;

        Assert.Equal(new LabelPrice(decimal.Parse(amount, CultureInfo.InvariantCulture), currency), read.Price);
        Assert.True(read.IsVariableMeasure);
    }

    [Theory]
    [InlineData("3103001250", "1.250", UnitOfMeasure.Kilogram)]
    [InlineData("3100000012", "12", UnitOfMeasure.Kilogram)]
    [InlineData("3105001250", "0.013", UnitOfMeasure.Kilogram)]
    [InlineData("3202000100", "0.454", UnitOfMeasure.Kilogram)]
    [InlineData("3112000250", "2.50", UnitOfMeasure.Metre)]
    [InlineData("3210000012", "0.305", UnitOfMeasure.Metre)]
    [InlineData("3152000075", "0.75", UnitOfMeasure.Litre)]
    [InlineData("3165000100", "1", UnitOfMeasure.Litre)]
    [InlineData("3610000002", "7.571", UnitOfMeasure.Litre)]
    [InlineData("306", "6", UnitOfMeasure.Piece)]
    public void Measures_are_told_in_our_units(string element, string value, UnitOfMeasure unit) => Assert.Equal(
        new Measure(decimal.Parse(value, CultureInfo.InvariantCulture), unit),
        Reader().Read("]e00195000112637925" + element, Today).Value.Measure);

    [Theory]
    [InlineData("17261231", "2026-12-31")]
    [InlineData("17260200", "2026-02-28")]
    [InlineData("17240200", "2024-02-29")]
    [InlineData("17770101", "1977-01-01")]
    [InlineData("17760101", "2076-01-01")]
    [InlineData("17990101", "1999-01-01")]
    [InlineData("70032611221530", "2026-11-22")]
    public void Years_of_two_digits_are_near(string element, string date) => Assert.Equal(
        DateOnly.Parse(date, CultureInfo.InvariantCulture),
        Reader().Read("]C10105000112637922" + element, Today).Value.Expiry);

    [Theory]
    [InlineData("000131", 1, 31)]
    [InlineData("000229", 2, 28)]
    public void At_the_end_of_a_century_years_belong_to_the_next(string value, int month, int day) => Assert.Equal(
        new DateOnly(2100, month, day),
        Reader().Read("]C1010500011263792217" + value, new DateOnly(2099, 12, 1)).Value.Expiry);

    [Theory]
    [InlineData("", ScannedContent.Text)]
    [InlineData("MUG-1", ScannedContent.Text)]
    [InlineData("]C0MUG-1", ScannedContent.Text)]
    [InlineData("12345", ScannedContent.Text)]
    [InlineData("]A05000112637922", ScannedContent.Text)]
    [InlineData("٥٠٠٠١١٢٦٣٧٩٢٢", ScannedContent.Text)]
    [InlineData("]C100006141411234567890", ScannedContent.Elements)]
    [InlineData("https://id.gs1.org/00/006141411234567890", ScannedContent.Link)]
    public void What_is_on_no_item_has_no_number(string data, ScannedContent content)
    {
        var read = Reader().Read(data, Today).Value;

        Assert.Equal((content, null), (read.Content, read.Gtin));
    }

    [Theory]
    [InlineData("5000112637923", "barcode.incorrect-check-digit", "13", "3")]
    [InlineData("]E05000112637923", "barcode.incorrect-check-digit", "16", "3")]
    [InlineData("]E0500011263792A", "barcode.non-digit-character", "16", "A")]
    [InlineData("]E012345", "barcode.number-length", "4", "12345")]
    [InlineData("]C1", "barcode.no-elements", "4", "")]
    [InlineData("]C10105000112637923", "barcode.incorrect-check-digit", "19 (01)", "3")]
    [InlineData("]C10105000112637922" + "17261331", "barcode.illegal-month", "24 (17)", "13")]
    [InlineData("]C10105000112637922" + "17260230", "barcode.illegal-day", "26 (17)", "30")]
    [InlineData("]C10105000112637922" + "6912", "barcode.unknown-identifier", "20", "6912")]
    [InlineData("]C1010500011263792", "barcode.value-too-short", "6 (01)", "0500011263792")]
    [InlineData("]C1010500011263792210" + "ABCDEFGHIJKLMNOPQRSTU", "barcode.value-too-long", "42 (10)", "U")]
    [InlineData("]C10105000112637922" + "10A" + Gs + "10B", "barcode.identifier-repeated", "22 (10)", "A")]
    [InlineData("]C10105000112637922" + "0205000112637922", "barcode.identifiers-exclude-each-other", "22 (02)", "05000112637922")]
    [InlineData("(01)05000112637922(17)26133", "barcode.value-too-short", "23 (17)", "26133")]
    [InlineData("(01)05000112637922(17", "barcode.bracket-missing", "19", "(")]
    [InlineData("https://a.example/", "barcode.link-without-key", "18", "/")]
    [InlineData("https://a.example/01/05000112637923", "barcode.incorrect-check-digit", "35 (01)", "3")]
    [InlineData("https://a.example/01/05000112637922?10=A", "barcode.link-qualifier-in-query", "40 (10)", "A")]
    [InlineData("https://a b/01/05000112637922", "barcode.link-character", "10", " ")]
    public void A_refusal_says_what_is_wrong_and_where(string data, string code, string position, string found)
    {
        var refusal = Reader().Read(data, Today).Refusal!;

        Assert.Equal((code, position, found),
            (refusal.Code, refusal.Arguments["position"], refusal.Arguments["found"]));
        Assert.All((CultureInfo[])[CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("es")], culture =>
        {
            Assert.Contains(position, refusal.In(culture), StringComparison.Ordinal);
            Assert.DoesNotContain("{", refusal.In(culture), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_refusal_shows_no_more_than_the_beginning_of_what_was_read()
    {
        var refusal = Reader().Read("]C1" + new string('7', 2_900) + "\u001b", Today).Refusal!;

        Assert.Equal("]C1" + new string('7', 17) + "…", refusal.Arguments["data"]);
    }

    [Fact]
    public void What_is_longer_than_any_symbol_is_refused() =>
        Assert.Equal("barcode.too-long", Reader().Read(new string('7', 2_954), Today).Refusal?.Code);

    [Fact]
    public void Numbers_of_weighed_goods_are_never_taken_whole()
    {
        Assert.All((string[])["2112345012509", "0212345012504", "212345012509"], number =>
        {
            var whole = Gtin.CheckDigit(number.AsSpan(0, number.Length - 1));
            var refusal = Reader().Read(number[..^1] + whole, Today).Refusal;
            Assert.Equal("barcode.no-mask", refusal?.Code);
        });
    }

    private static BarcodeReader Reader() => new(MeasureMasks.None);
}
