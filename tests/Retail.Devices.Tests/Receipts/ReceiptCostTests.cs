using System.Globalization;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Receipts;

public sealed class ReceiptCostTests
{
    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void A_receipt_of_forty_lines_takes_at_most_32_KB(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var profile = PrinterCatalog.OfHouse.Find("TM-T20III").Value;
        var receipt = Enumerable.Range(1, 40).Select(ReceiptExamples.Big)
            .First(one => PlainReceipt.Write(ReceiptComposer.Compose(one, culture), profile.Columns).Count >= 40);
        _ = EscPosReceipt.Write(ReceiptComposer.Compose(receipt, culture), profile);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var job = EscPosReceipt.Write(ReceiptComposer.Compose(receipt, culture), profile);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, job.Bytes.Length, 32 * 1024);
    }
}
