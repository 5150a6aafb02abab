using System.Globalization;
using Retail.Abstractions.Devices;
using Retail.Devices.Scanning;

namespace Retail.Devices.Tests.Scanning;

public sealed class BarcodeReaderTests
{
    [Theory]
    [InlineData("5000112637922", "05000112637922")]
    [InlineData("  5000112637922\r\n", "05000112637922")]
    [InlineData("]E05000112637922", "05000112637922")]
    [InlineData("]E496385074", "00000096385074")]
    [InlineData("036000291452", "00036000291452")]
    [InlineData("10614141000415", "10614141000415")]
    public void Digits_are_read_with_or_without_what_scanners_put_around_them(string data, string digits) =>
        Assert.Equal(digits, BarcodeReader.Read(new Scan(data, null)).Value.Digits);

    [Theory]
    [InlineData("")]
    [InlineData("]E0")]
    [InlineData("5000112637923")]
    [InlineData("12345")]
    [InlineData("500011263792A")]
    [InlineData("٥٠٠٠١١٢٦٣٧٩٢٢")]
    [InlineData("]C10105000112637922")]
    public void Anything_else_is_refused_by_name(string data)
    {
        var refusal = BarcodeReader.Read(new Scan(data, null)).Refusal;

        Assert.Equal("device.unreadable-barcode", refusal?.Code);
    }

    [Fact]
    public void A_refusal_shows_no_more_than_the_beginning_of_what_was_read()
    {
        var refusal = BarcodeReader.Read(new string('7', 2_900) + "\u001b").Refusal!;

        Assert.Equal(new string('7', 20) + "…", refusal.Arguments["data"]);
        Assert.Contains(
            "código de barras", refusal.In(CultureInfo.GetCultureInfo("es")), StringComparison.OrdinalIgnoreCase);
    }
}
