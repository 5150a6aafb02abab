using Retail.Devices.Displaying;
using Retail.Devices.Printing;
using Retail.Testing.Devices.Displays;

namespace Retail.Devices.Tests.Displaying;

public sealed class CustomerDisplayTests
{
    private static readonly PrinterProfile Letters = PrinterCatalog.OfHouse.FindDisplay("OCD-300").Value;

    [Theory]
    [InlineData("Taza", "4,50", "Taza            4,50")]
    [InlineData("A name that is far too long", "4,50", "A name that is  4,50")]
    [InlineData("A name that is far too long", "", "A name that is far t")]
    [InlineData("", "1.234,50", "            1.234,50")]
    [InlineData("Taza", "12345678901234567890", "12345678901234567890")]
    [InlineData("茶 tea", "1", "? tea              1")]
    [InlineData("Café de 👩‍👩‍👧", "1", "Café de ?          1")]
    [InlineData("Cafe\u0301", "1", "Café               1")]
    [InlineData("Esc\u001b@\u0007", "1", "Esc @              1")]
    [InlineData("Ñandú", "3,00\u00a0€", "Ñandú         3,00 €")]
    public void A_line_is_twenty_letters_with_the_amount_at_the_right(string text, string amount, string expected)
    {
        var line = new DisplayLine(text, amount);

        Assert.Equal(expected + "|" + expected, Read(new DisplayText(line, line), Letters));
    }

    [Fact]
    public void Half_a_character_is_none()
    {
        var line = new DisplayLine("Half " + '\ud83d', "1");

        Assert.Equal("Half ?             1", Read(new DisplayText(line, line), Letters)[..CustomerDisplay.Columns]);
    }

    [Fact]
    public void Only_the_first_time_it_starts_anew()
    {
        var text = new DisplayText(new DisplayLine("a"), new DisplayLine("b"));

        var first = Convert.ToHexString(CustomerDisplay.Write(text, Letters, isFirst: true).Span);
        var next = Convert.ToHexString(CustomerDisplay.Write(text, Letters, isFirst: false).Span);

        Assert.Equal("1B40" + next, first);
        Assert.StartsWith("1F011F43001F240101", next, StringComparison.Ordinal);
    }

    [Fact]
    public void The_euro_is_in_the_displays_letters()
    {
        var text = new DisplayText(new DisplayLine("Total", "4,50 €"), new DisplayLine("Ñandú", "1 €"));

        var bytes = CustomerDisplay.Write(text, Letters, isFirst: true).Span;

        // Table 858 once, its euro and its Ñ.
        Assert.Equal(1, bytes.Count("\u001bt"u8));
        Assert.Equal(2, bytes.Count((byte)0xD5));
        Assert.Equal(1, bytes.Count((byte)0xA5));
    }

    [Theory]
    [InlineData("AF-240", 1)]
    [InlineData("OCD-100", 0)]
    [InlineData("OCD-300", 0)]
    public void Each_display_of_the_database_shows_what_it_has_letters_for(string model, int marks)
    {
        var display = PrinterCatalog.OfHouse.FindDisplay(model).Value;

        var bytes = CustomerDisplay.Write(
            new DisplayText(new DisplayLine("Señal", "4,50 €"), new DisplayLine("Café")), display, isFirst: true);

        // The AF-240 has no euro.
        Assert.Equal(marks, bytes.Span.Count((byte)'?'));
    }

    [Theory]
    [InlineData("TM-T88V", "device.no-customer-display")]
    [InlineData("OCD-3", "device.unknown-printer-model")]
    public void What_is_no_display_is_refused(string model, string code) =>
        Assert.Equal(code, PrinterCatalog.OfHouse.FindDisplay(model).Refusal!.Code);

    private static string Read(DisplayText text, PrinterProfile display)
    {
        var glass = new GlassCommands();
        foreach (var one in CustomerDisplay.Write(text, display, isFirst: true).Span)
        {
            glass.Take(one);
        }

        return glass.Shown;
    }
}
