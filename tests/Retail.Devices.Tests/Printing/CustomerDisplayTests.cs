using Retail.Devices.Printing;

namespace Retail.Devices.Tests.Printing;

public sealed class CustomerDisplayTests
{
    private static readonly PrinterProfile Letters = PrinterCatalog.OfHouse.Find("TM-T88V").Value;

    [Theory]
    [InlineData("Taza", "4,50", "Taza            4,50")]
    [InlineData("A name that is far too long", "4,50", "A name that is  4,50")]
    [InlineData("A name that is far too long", "", "A name that is far t")]
    [InlineData("", "1.234,50", "            1.234,50")]
    [InlineData("Taza", "12345678901234567890", "12345678901234567890")]
    [InlineData("茶 tea", "1", "? tea              1")]
    [InlineData("Esc\u001b@\u0007", "1", "Esc @              1")]
    public void A_line_is_twenty_letters_with_the_amount_at_the_right(string text, string amount, string expected)
    {
        var bytes = CustomerDisplay.Write((text, amount), ("", ""), Letters, isBehindPrinter: false).ToArray();

        Assert.Equal("1B401F011F4300", Convert.ToHexString(bytes[..7]));
        Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(bytes[7..27]));
        Assert.Equal("1F240102", Convert.ToHexString(bytes[27..31]));
        Assert.Equal(new string(' ', 20), System.Text.Encoding.ASCII.GetString(bytes[31..]));
    }

    [Fact]
    public void The_euro_is_in_the_displays_letters()
    {
        var bytes = CustomerDisplay
            .Write(("Total", "4,50 €"), ("Ñandú", "1 €"), Letters, isBehindPrinter: false)
            .ToArray();

        // Table 858 once, its euro and its Ñ.
        Assert.Equal(1, bytes.AsSpan().Count("\u001bt"u8));
        Assert.Equal(2, bytes.Count(one => one == 0xD5));
        Assert.Contains((byte)0xA5, bytes);
    }

    [Fact]
    public void Behind_a_printer_it_is_chosen_and_left_again()
    {
        var hex = Convert.ToHexString(CustomerDisplay.Write(("a", ""), ("b", ""), Letters, isBehindPrinter: true).Span);

        Assert.StartsWith("1B3D02", hex, StringComparison.Ordinal);
        Assert.EndsWith("1B3D01", hex, StringComparison.Ordinal);
    }
}
