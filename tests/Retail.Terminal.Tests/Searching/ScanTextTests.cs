using Retail.Terminal.Searching;

namespace Retail.Terminal.Tests.Searching;

public sealed class ScanTextTests
{
    [Theory]
    [InlineData("5000112637922", 1, "5000112637922")]
    [InlineData(" \t5000112637922\r\n", 1, "5000112637922")]
    [InlineData("]E05000112637922", 1, "5000112637922")]
    [InlineData("3*5000112637922", 3, "5000112637922")]
    [InlineData(" 3 * mug ", 3, "mug")]
    [InlineData("12×mug", 12, "mug")]
    [InlineData("0,455*cheese", 0.455, "cheese")]
    [InlineData("0.455*cheese", 0.455, "cheese")]
    [InlineData("3x2 offer", 1, "3x2 offer")]
    [InlineData("big*mug", 1, "big*mug")]
    [InlineData("*mug", 1, "*mug")]
    [InlineData("-3*mug", 1, "-3*mug")]
    [InlineData("1e9*mug", 1, "1e9*mug")]
    [InlineData("99999999999999999999*mug", 1, "99999999999999999999*mug")]
    public void What_was_meant_is_read(string text, double quantity, string content)
    {
        var read = ScanText.Read(text).Value;

        Assert.Equal(((decimal)quantity, content), (read.Quantity, read.Content));
    }

    [Theory]
    [InlineData("]C1010500011263792210A*5", "]C1", "010500011263792210A*5")]
    [InlineData("]Q12*mug", "]Q1", "2*mug")]
    [InlineData("]1mug", "", "]1mug")]
    public void A_scanner_says_what_it_read_and_does_not_count(string text, string symbology, string content)
    {
        var read = ScanText.Read(text).Value;

        Assert.Equal((1m, symbology, content), (read.Quantity, read.Symbology, read.Content));
        Assert.Equal(symbology + content, read.Barcode);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("3*")]
    [InlineData("3* \u001b")]
    public void Nothing_is_told(string text) =>
        Assert.Equal("till.nothing-scanned", ScanText.Read(text).Refusal!.Code);

    [Fact]
    public void More_than_any_code_holds_is_told() =>
        Assert.Equal("device.unreadable-barcode", ScanText.Read(new string('7', 2901)).Refusal!.Code);

    [Theory]
    [InlineData("ABCDE-FGHJK", true, false)]
    [InlineData("abcde-fghjk", true, false)]
    [InlineData("https://shop.example/h/ABCDE-FGHJK", true, true)]
    [InlineData("http://127.0.0.1:5000/h/ABCDEFGHJK/", true, true)]
    [InlineData("https://shop.example/h/RC1.abc.def", true, true)]
    [InlineData("RC1.abc.def", true, true)]
    [InlineData("]Q3https://shop.example/h/ABCDE-FGHJK", true, true)]
    [InlineData("3*ABCDE-FGHJK", false, false)]
    [InlineData("https://shop.example/p/ABCDE-FGHJK", false, false)]
    [InlineData("ABCDE-FGHJKL", false, false)]
    [InlineData("123456", false, false)]
    public void A_handoff_is_known_by_its_look(string text, bool handoff, bool link)
    {
        var read = ScanText.Read(text).Value;

        Assert.Equal((handoff, link), (read.IsHandoff, read.IsLink));
    }

    [Theory]
    [InlineData("watermelon", false)]
    [InlineData("ABCDE1GHJK", true)]
    [InlineData("2*ABCDE1GHJK", false)]
    public void A_code_without_its_dash_is_no_word(string text, bool bare) =>
        Assert.Equal(bare, ScanText.Read(text).Value.IsBareCode);
}
