using System.Globalization;
using System.Text;
using Retail.Devices.Receipts;
using Retail.Devices.Tests.Printing;

namespace Retail.Devices.Tests.Receipts;

public sealed class PictureTests
{
    [Fact]
    public void A_bitmap_is_read_as_it_was_written()
    {
        var picture = new Picture(13, 7);
        picture.Fill(3, 2, 20, 3);
        picture.Fill(-5, -5, 6, 6);

        var again = Picture.ReadPbm(Zbar.Pbm(picture)).Value;

        Assert.Equal((13, 7), (again.Width, again.Height));
        for (var y = 0; y < 7; y++)
        {
            Assert.Equal(picture.Row(y).ToArray(), again.Row(y).ToArray());
        }

        Assert.True(again[0, 0] && again[12, 4] && !again[12, 5]);
    }

    [Fact]
    public void Comments_and_blanks_before_the_size_are_read_over()
    {
        byte[] file = [.. "P4\n# made by a program\n# 9 9\n 8\t1 "u8, 0b1010_0000];

        Assert.True(Picture.ReadPbm(file).Value[2, 0]);
    }

    [Fact]
    public void Bits_behind_the_last_dot_of_a_row_are_white() =>
        Assert.Equal([0xE0], Picture.ReadPbm([.. "P4 3 1 "u8, 0xFF]).Value.Row(0).ToArray());

    [Theory]
    [InlineData("", "0")]
    [InlineData("P1\n1 1\n1", "0")]
    [InlineData("P4", "2")]
    [InlineData("P4 8", "4")]
    [InlineData("P4 0 1 x", "4")]
    [InlineData("P4 8 2049 x", "9")]
    [InlineData("P4 -8 1 x", "3")]
    [InlineData("P4 8 1", "6")]
    [InlineData("P4 8 1 ", "7")]
    [InlineData("P4 8 1 xx", "7")]
    [InlineData("P4 # no end", "11")]
    [InlineData("P4 99999999999 1 x", "7")]
    public void What_is_no_bitmap_is_refused_with_its_place(string file, string offset)
    {
        var refusal = Picture.ReadPbm(Encoding.ASCII.GetBytes(file)).Refusal;

        Assert.Equal("device.bad-picture", refusal?.Code);
        Assert.Equal(offset, refusal!.Arguments["offset"]);
        Assert.DoesNotContain('{', refusal.In(CultureInfo.GetCultureInfo("es")));
    }
}
