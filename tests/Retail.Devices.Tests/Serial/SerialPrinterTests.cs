using System.Globalization;
using Retail.Abstractions.Devices;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Devices.Serial;
using Retail.Testing.Devices.Printers;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Serial;

/// <summary>A receipt printer at the end of a serial line.</summary>
[Collection(nameof(Pty))]
public sealed class SerialPrinterTests
{
    private static readonly PrinterProfile Model = PrinterCatalog.OfHouse.Find("TM-T88V").Value;

    private static readonly PrintingShop Shop = new(
        copy => ReceiptComposer.Compose(ReceiptExamples.Offers(copy), CultureInfo.GetCultureInfo("es")));

    [LinuxFact]
    public async Task A_receipt_comes_out_and_its_answers_prove_it()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var line = new Pty();
        await using var paper = new PaperPrinter(new PaperPrinterTraits());
        await using var link = await paper.OpenAsync(limit.Token);
        var ways = new[] { TakeAsync(line, link, limit.Token), SayAsync(line, link, limit.Token) };
        await using (var printer = new EscPosPrinter(
            new SerialPort(line.Path, 115_200, PortUse.Printer, "serial-printer"), Model, new PrinterPatience(),
            TimeProvider.System))
        {
            printer.Start();
            var ends = await Shop.PrintAsync(printer, limit.Token);

            // On a machine that is too busy to answer in time the line is opened again, and a copy may follow.
            var originals = paper.Count(await Shop.LinesAsync(0, Model));
            Assert.NotEqual(PrintProof.Transfer, ends[^1].Proof);
            Assert.True(originals <= 1 && originals + paper.Count(await Shop.LinesAsync(1, Model)) >= 1);
        }

        await limit.CancelAsync();
        await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task TakeAsync(Pty line, IByteLink link, CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        while (true)
        {
            var read = await line.ReadAsync(buffer, cancellationToken);
            for (var left = buffer.AsMemory(0, read); !left.IsEmpty;)
            {
                left = left[await link.WriteAsync(left, cancellationToken)..];
            }
        }
    }

    private static async Task SayAsync(Pty line, IByteLink link, CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        while (true)
        {
            var said = await link.ReadAsync(buffer, cancellationToken);

            // What is said while nobody holds the line is lost, as on a real one.
            _ = line.TrySend(buffer.AsSpan(0, said));
        }
    }
}
