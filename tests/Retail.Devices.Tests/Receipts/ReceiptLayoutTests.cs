using System.Globalization;
using System.Text;
using Retail.Devices.Receipts;
using Retail.Testing;

namespace Retail.Devices.Tests.Receipts;

[Trait("Kind", "Golden")]
public sealed class ReceiptLayoutTests
{
    [Theory]
    [InlineData("offers", "en", 42)]
    [InlineData("offers", "es", 42)]
    [InlineData("offers", "es", 20)]
    [InlineData("offers-copy", "es", 32)]
    [InlineData("card", "en", 42)]
    [InlineData("card", "es", 42)]
    [InlineData("card", "es", 20)]
    [InlineData("weighed-and-long", "en", 42)]
    [InlineData("weighed-and-long", "es", 24)]
    public void A_receipt_reads_as_its_golden_file(string example, string language, int columns)
    {
        var lines = ReceiptLayout.Write(Example(example), CultureInfo.GetCultureInfo(language), columns);

        Golden.Check($"receipts/{example}.{language}.{columns}.txt", string.Join('\n', lines) + "\n");
    }

    [Theory]
    [InlineData("offers")]
    [InlineData("offers-copy")]
    [InlineData("card")]
    [InlineData("weighed-and-long")]
    public void No_line_is_wider_than_the_paper(string example)
    {
        foreach (var columns in Enumerable.Range(ReceiptLayout.MinColumns, 61))
        {
            var lines = ReceiptLayout.Write(Example(example), CultureInfo.GetCultureInfo("es"), columns);

            Assert.All(lines, line => Assert.InRange(TextWidth.Of(line), 0, columns));
        }
    }

    [Fact]
    public void A_name_cannot_give_the_printer_orders()
    {
        var job = TextJob.Write(ReceiptLayout.Write(Example("weighed-and-long"), CultureInfo.GetCultureInfo("en"), 42));

        Assert.DoesNotContain(
            Encoding.UTF8.GetString(job.Span), character => char.IsControl(character) && character != '\n');
    }

    private static ReceiptDocument Example(string name) => name switch
    {
        "offers" => ReceiptExamples.Offers(),
        "offers-copy" => ReceiptExamples.Offers(copy: 1),
        "card" => ReceiptExamples.Card(),
        "weighed-and-long" => ReceiptExamples.WeighedAndLong(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such example."),
    };
}
