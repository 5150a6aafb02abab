using System.Globalization;
using System.Text;
using Retail.Devices.Receipts;
using Retail.Testing;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Receipts;

[Trait("Kind", "Golden")]
public sealed class PlainReceiptTests
{
    [Theory]
    [InlineData("offers", "en", 42)]
    [InlineData("offers", "es", 42)]
    [InlineData("offers", "es", 20)]
    [InlineData("offers", "en", 32)]
    [InlineData("offers", "es", 48)]
    [InlineData("offers-copy", "es", 32)]
    [InlineData("offers-copy", "en", 48)]
    [InlineData("card", "en", 42)]
    [InlineData("card", "es", 42)]
    [InlineData("card", "es", 20)]
    [InlineData("weighed-and-long", "en", 42)]
    [InlineData("weighed-and-long", "es", 24)]
    public void A_receipt_reads_as_its_golden_file(string example, string language, int columns)
    {
        var lines = PlainReceipt.Write(
            ReceiptComposer.Compose(ReceiptExamples.Named(example), CultureInfo.GetCultureInfo(language)), columns);

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
            var lines = PlainReceipt.Write(
                ReceiptComposer.Compose(ReceiptExamples.Named(example), CultureInfo.GetCultureInfo("es")), columns);

            Assert.All(lines, line => Assert.InRange(TextWidth.Of(line), 0, columns));
        }
    }

    [Fact]
    public void A_name_cannot_give_the_printer_orders()
    {
        var job = PlainReceipt.WriteJob(
            ReceiptComposer.Compose(ReceiptExamples.Named("weighed-and-long"), CultureInfo.GetCultureInfo("en")), 42);

        Assert.DoesNotContain(
            Encoding.UTF8.GetString(job.Span), character => char.IsControl(character) && character != '\n');
    }
}
