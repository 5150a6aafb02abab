using System.Globalization;
using System.Runtime.Versioning;
using Retail.Abstractions.Devices;
using Retail.Devices.Ports;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Testing.Devices.Printers;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Kernel;

/// <summary>The driver and a printer behind the kernel's own driver, usblp, and its file.</summary>
[SupportedOSPlatform("linux")]
internal static class KernelPrinterFile
{
    public const string File = "/dev/usb/lp0";
    private static readonly PrinterProfile Model = PrinterCatalog.OfHouse.Find("TM-T88V").Value;

    private static readonly PrinterPatience Patience = PrintingShop.Hasty with
    {
        Answer = TimeSpan.FromSeconds(2),
        Greeting = TimeSpan.FromSeconds(10),
        Reopen = TimeSpan.FromMilliseconds(50),
        ReopenAtMost = TimeSpan.FromMilliseconds(100),
    };

    private static readonly PrintingShop Shop = new(
        copy => ReceiptComposer.Compose(ReceiptExamples.Offers(copy), CultureInfo.GetCultureInfo("es")));

    public static async Task RunAsync()
    {
        var gadget = new GadgetPrinter("receipts", 0);
        using var limit = new CancellationTokenSource(KernelSteps.Patience * 3);
        await PrintAsync(gadget, limit.Token);
        await LoseNothingUntoldAsync(gadget);
        await UnplugAsync(gadget, limit.Token);
    }

    /// <summary>All bytes come out at the other end, and what the printer says comes back.</summary>
    private static async Task PrintAsync(GadgetPrinter gadget, CancellationToken cancellationToken)
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var cable = gadget.ServeAsync(paper, end.Token);
        await using var printer = Started();
        await PrintingShop.ReadyAsync(printer, cancellationToken);

        var printed = Assert.Single(await Shop.PrintAsync(printer, cancellationToken));
        Assert.Equal((PrintVerdict.Printed, PrintProof.ProcessId), (printed.Verdict, printed.Proof));
        Assert.Equal(await Shop.LinesAsync(0, Model), paper.Paper);
        var bytes = PrintingShop.WithoutQuestions(paper.Received);
        Assert.Equal(1, PrintingShop.Count(bytes, Shop.Whole(0, Model)));

        paper.LinesLeft = 3;
        var waiting = Shop.PrintAsync(printer, cancellationToken);
        await PrintingShop.UntilAsync(printer, () => printer.State == DeviceState.PaperEnd, cancellationToken);
        paper.LinesLeft = int.MaxValue;
        Assert.Equal(PrintVerdict.Printed, Assert.Single(await waiting).Verdict);
        Assert.Equal(2, paper.Count(await Shop.LinesAsync(0, Model)));
        await end.CancelAsync();
        await cable;
        Console.WriteLine("kernel: /dev/usb/lp0 prints byte for byte, and tells when the paper is out");
    }

    /// <summary>Bytes that the kernel had and the printer never took do not count as taken.</summary>
    private static async Task LoseNothingUntoldAsync(GadgetPrinter gadget)
    {
        await KernelSteps.WaitForAsync(() => !System.IO.File.Exists(File), $"{File} goes");
        gadget.Gadget.Plug();
        await KernelSteps.WaitForAsync(() => System.IO.File.Exists(File), $"{File} comes");
        await using var link = await new PrinterFile(File, "printer").OpenAsync(CancellationToken.None);

        // Nobody reads at the gadget's side, so that it takes nothing.
        var writing = link.WriteAsync("Nobody takes this."u8.ToArray(), CancellationToken.None).AsTask();
        Assert.NotSame(writing, await Task.WhenAny(writing, Task.Delay(TimeSpan.FromMilliseconds(500))));
        gadget.Gadget.Unplug();

        await Assert.ThrowsAsync<IOException>(() => writing);
        Console.WriteLine("kernel: /dev/usb/lp0 pulled out says that the last bytes were not taken");
    }

    private static async Task UnplugAsync(GadgetPrinter gadget, CancellationToken cancellationToken)
    {
        var verdicts = new List<PrintVerdict>();
        foreach (var proof in new[] { PrintProof.ProcessId, PrintProof.AnswerInTurn })
        {
            var bytes = Shop.Job(0, Model, new JobOptions(proof)).Bytes.Length;
            foreach (var at in new[] { 0, 60, bytes / 2, bytes - 1 })
            {
                verdicts.Add(await UnplugAtAsync(
                    gadget, at, knowsIds: proof == PrintProof.ProcessId, cancellationToken));
            }
        }

        Assert.Contains(PrintVerdict.PrintCopy, verdicts);
        Console.WriteLine($"kernel: /dev/usb/lp0 pulled out in receipts ended in {string.Join(", ", verdicts)}");
    }

    private static async Task<PrintVerdict> UnplugAtAsync(
        GadgetPrinter gadget, int at, bool knowsIds, CancellationToken cancellationToken)
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits
        {
            KnowsProcessIds = knowsIds, TellsChanges = knowsIds, KeepsBuffer = knowsIds,
        });
        await using var printer = Started();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var cable = gadget.ServeAsync(paper, end.Token);
        await PrintingShop.ReadyAsync(printer, cancellationToken);
        paper.UnplugAfterTaking(at);
        var printing = Shop.PrintAsync(printer, cancellationToken);
        await cable;

        // A person sees what is missing, until it is there again.
        await PrintingShop.UntilAsync(
            printer, () => printer.Problem?.Code == "device.file-missing", cancellationToken);
        Assert.False(printing.IsCompleted);
        cable = gadget.ServeAsync(paper, end.Token);
        var ends = await printing;
        await end.CancelAsync();
        await cable;
        var (originals, copies) = (
            paper.Count(await Shop.LinesAsync(0, Model)), paper.Count(await Shop.LinesAsync(1, Model)));
        Assert.True(
            originals <= 1 && originals + copies >= 1,
            $"{at}: {originals} originals, {copies} copies, {string.Join(", ", ends)}");
        return ends[0].Verdict;
    }

    private static EscPosPrinter Started()
    {
        var printer = new EscPosPrinter(new PrinterFile(File, "printer"), Model, Patience, TimeProvider.System);
        printer.Start();
        return printer;
    }
}
