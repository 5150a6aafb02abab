using Retail.Devices.Receipts;

namespace Retail.Devices.Tests.Receipts;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Café", 4)]
    [InlineData("Cafe\u0301", 4)]
    [InlineData("茶", 2)]
    [InlineData("한글", 4)]
    [InlineData("👍", 2)]
    [InlineData("Чай", 3)]
    public void A_text_takes_so_many_columns(string text, int columns) => Assert.Equal(columns, TextWidth.Of(text));

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one two three", 12, "one two|three")]
    [InlineData("abcdefgh", 3, "abc|def|gh")]
    [InlineData("", 5, "")]
    [InlineData("茶茶茶", 5, "茶茶|茶")]
    [InlineData("a 茶茶茶", 4, "a|茶茶|茶")]
    public void A_text_is_broken_at_blanks_or_where_the_line_ends(string text, int columns, string expected)
    {
        var ranges = new List<Range>();

        TextWidth.Wrap(text, columns, ranges);

        Assert.Equal(expected, string.Join('|', ranges.Select(range => text[range])));
    }

    [Theory]
    [InlineData("  two   blanks ", "two blanks")]
    [InlineData("tab\tnew\r\nline\u00A0hard\u2009thin", "tab new line hard thin")]
    [InlineData("\u001b@\u0007", "@")]
    [InlineData("e\u0301", "é")]
    public void A_clean_text_has_single_plain_blanks_and_whole_letters(string text, string expected) =>
        Assert.Equal(expected, TextWidth.Clean(text));

    [Fact]
    public void What_is_no_character_is_shown_as_one_that_is_unknown() => Assert.Equal(
        "\uFFFD \uFFFD \uFFFD \uFFFD",
        TextWidth.Clean(string.Concat((char)0xD800, ' ', (char)0xFFFE) + " \uFDD0 " + char.ConvertFromUtf32(0x1FFFF)));

    [Fact]
    public void A_clean_text_is_not_copied() => Assert.Same("Café con leche", TextWidth.Clean("Café con leche"));

    [Fact]
    public void Any_text_is_wrapped_without_loss_and_no_line_is_too_wide()
    {
        var random = new Random(7);
        var ranges = new List<Range>();
        const string letters = "ab é\u0301茶👍 \uFFFF\uD83D";
        for (var round = 0; round < 50_000; round++)
        {
            var text = TextWidth.Clean(
                string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => letters[random.Next(letters.Length)])));
            var columns = random.Next(2, 12);

            TextWidth.Wrap(text, columns, ranges);

            Assert.All(ranges, range => Assert.InRange(TextWidth.Of(text.AsSpan(range)), 0, columns));
            Assert.Equal(
                text.Replace(" ", string.Empty, StringComparison.Ordinal),
                string.Concat(ranges.Select(range => text[range]))
                    .Replace(" ", string.Empty, StringComparison.Ordinal));
        }
    }
}
