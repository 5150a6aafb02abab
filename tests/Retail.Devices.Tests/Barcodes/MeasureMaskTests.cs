using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Devices.Barcodes;

namespace Retail.Devices.Tests.Barcodes;

public sealed class MeasureMaskTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("21IIIIIWW.WWWC", "211234501250", "02112345000003", "1.250")]
    [InlineData("21IIIIIWWWWWC", "211234501250", "02112345000003", "1.250")]
    [InlineData("21IIIIWWW.WWWC", "211234501250", "02112340000008", "501.250")]
    [InlineData("21IIIIIWWWW.WC", "211234501250", "02112345000003", "125.0")]
    [InlineData("28IIIIIWW.WWWC", "281234501250", "02812345000001", "1.250")]
    [InlineData("02IIIIIWW.WWWC", "021234501250", "00212345000002", "1.250")]
    [InlineData("2IIIIIWW.WWWC", "021234501250", "00212345000002", "1.250")]
    [InlineData("21XIIIIWW.WWWC", "219234501250", "02102345000006", "1.250")]
    public void A_weight_is_taken_out_of_the_number(string mask, string digits, string item, string weight)
    {
        var read = Reader(mask).Read(digits + Gtin.CheckDigit(digits), Today).Value;

        Assert.Equal(item[..13], read.Gtin?.Digits[..13]);
        Assert.Equal(
            new Measure(decimal.Parse(weight, CultureInfo.InvariantCulture), UnitOfMeasure.Kilogram), read.Measure);
        Assert.True(read.IsVariableMeasure);
    }

    [Theory]
    [InlineData("20IIIIIPPP.PPC", "201234501299", "12.99")]
    [InlineData("20IIIIIPPPPPC", "201234501299", "12.99")]
    [InlineData("20IIIIIPP.PPPC", "201234501299", "1.299")]
    public void A_price_is_taken_out_of_the_number(string mask, string digits, string price)
    {
        var read = Reader(mask).Read(digits + Gtin.CheckDigit(digits), Today).Value;

        Assert.Equal(new LabelPrice(decimal.Parse(price, CultureInfo.InvariantCulture), null), read.Price);
        Assert.Null(read.Measure);
    }

    [Theory]
    [InlineData("22IIIIILLLLLC", UnitOfMeasure.Litre, "1.250")]
    [InlineData("22IIIIIMMMMMC", UnitOfMeasure.Metre, "1.250")]
    [InlineData("22IIIIIQQQQQC", UnitOfMeasure.Piece, "1250")]
    public void Other_measures_have_their_letters(string mask, UnitOfMeasure unit, string value)
    {
        const string digits = "221234501250";

        Assert.Equal(
            new Measure(decimal.Parse(value, CultureInfo.InvariantCulture), unit),
            Reader(mask).Read(digits + Gtin.CheckDigit(digits), Today).Value.Measure);
    }

    /// <summary>The examples of GS1 General Specifications, 7.9.3 and 7.9.4.</summary>
    [Theory]
    [InlineData("2875", '9')]
    [InlineData("14685", '6')]
    public void The_check_digit_of_a_price_is_GS1s(string price, char digit) =>
        Assert.Equal(digit, PriceCheckDigit.Of(price));

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void A_price_with_one_digit_misread_never_checks(int length)
    {
        for (var number = 0; number < (length == 4 ? 10_000 : 100_000); number++)
        {
            var price = number.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0').ToCharArray();
            var check = PriceCheckDigit.Of(price);
            var place = number % length;
            var digit = price[place];
            for (var other = '0'; other <= '9'; other++)
            {
                price[place] = other;
                Assert.Equal(other == digit, PriceCheckDigit.Of(price) == check);
            }
        }
    }

    [Theory]
    [InlineData("20IIIIVPPP.PPC", "201234614685", "")]
    [InlineData("2IIIIIVPP.PPC", "021234592875", "")]
    [InlineData("20IIIIVPPP.PPC", "201234514685", "barcode.price-check-digit")]
    public void A_price_is_read_only_if_its_check_digit_is_right(string mask, string digits, string code)
    {
        var read = Reader(mask).Read(digits + Gtin.CheckDigit(digits), Today);

        Assert.Equal(code, read.Refusal?.Code ?? string.Empty);
        Assert.True(code.Length > 0 || read.Value.Price is { Amount: 146.85m or 28.75m });
    }

    [Fact]
    public void A_mask_of_items_alone_gives_the_whole_number()
    {
        var read = Reader("20IIIIIIIIIIC", "21IIIIIWWWWWC").Read("2001234567893", Today).Value;

        Assert.Equal("02001234567893", read.Gtin?.Digits);
        Assert.False(read.IsVariableMeasure);
    }

    [Fact]
    public void The_longest_beginning_goes_first()
    {
        var reader = Reader("27IIIIIWWWWWC", "285IIIIPPPPPC", "28IIIIIQQQQQC");
        string[] numbers = ["271234501250", "285234501250", "284234501250"];
        var read = numbers.Select(one => reader.Read(one + Gtin.CheckDigit(one), Today).Value).ToArray();

        Assert.Equal(UnitOfMeasure.Kilogram, read[0].Measure?.Unit);
        Assert.Equal(12.50m, read[1].Price?.Amount);
        Assert.Equal(1250m, read[2].Measure?.Value);
    }

    [Theory]
    [InlineData("", "barcode.mask-length")]
    [InlineData("2IIIIIIWWWWWC", "barcode.mask-prefix")]
    [InlineData("21IIIIIVWWWWWC", "barcode.mask-length")]
    [InlineData("50IIIIIWWWWWC", "barcode.mask-prefix")]
    [InlineData("WWIIIIIWWWWWC", "barcode.mask-prefix")]
    [InlineData("21IIIIIWWwWWC", "barcode.mask-letter")]
    [InlineData("21IIIII2WWWWC", "barcode.mask-letter")]
    [InlineData("21IIIIIWWWWWW", "barcode.mask-check-digit")]
    [InlineData("21IIIIICWWWWC", "barcode.mask-check-digit")]
    [InlineData("21XXXXXWWWWWC", "barcode.mask-item")]
    [InlineData("21IIIIIWWPPPC", "barcode.mask-value")]
    [InlineData("21IIIWWIWWWWC", "barcode.mask-value")]
    [InlineData("21IIIVIVWWWWC", "barcode.mask-value-check")]
    [InlineData("21IIIVWWWWWWC", "barcode.mask-value-check")]
    [InlineData("21IIIIIIIIIVC", "barcode.mask-value-check")]
    [InlineData("21III.IIWWWWWC", "barcode.mask-point")]
    [InlineData("21IIIII.WWWWWC", "barcode.mask-point")]
    [InlineData("21IIIIIWWWWW.C", "barcode.mask-point")]
    [InlineData("21IIIIIW.WW.WWC", "barcode.mask-length")]
    public void A_mask_that_makes_no_sense_is_refused_by_its_place(string mask, string code)
    {
        var refusal = MeasureMask.Parse(mask).Refusal!;

        Assert.Equal(code, refusal.Code);
        Assert.InRange(int.Parse(refusal.Arguments["position"], CultureInfo.InvariantCulture), 1, mask.Length + 1);
        Assert.Contains($"«{mask}»", refusal.In(CultureInfo.GetCultureInfo("es")), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_masks_that_begin_alike_are_refused() => Assert.Equal(
        "barcode.mask-twice", MeasureMasks.Parse(["21IIIIIWWWWWC", "21IIIIPPPPPPC"]).Refusal?.Code);

    private static BarcodeReader Reader(params string[] masks) => new(MeasureMasks.Parse(masks).Value);
}
