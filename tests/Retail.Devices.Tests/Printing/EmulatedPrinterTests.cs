using System.Globalization;
using Retail.Abstractions.Devices;
using Retail.Devices.Emulator;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Devices.Usb;
using Retail.Testing.Devices.Printers;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Printing;

/// <summary>The driver over libusb, with printers that are emulated below it.</summary>
public sealed class EmulatedPrinterTests
{
    private static readonly PrinterProfile Model = PrinterCatalog.OfHouse.Find("TM-T20II").Value;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // A lone machine's waits, on one that many tests share.
    private static readonly PrinterPatience Patience = PrintingShop.Hasty with
    {
        Answer = TimeSpan.FromSeconds(1),
        Greeting = TimeSpan.FromSeconds(10),
    };

    private static readonly PrintingShop Shop = new(
        copy => ReceiptComposer.Compose(ReceiptExamples.Offers(copy), CultureInfo.GetCultureInfo("en")));

    [EmulatorFact]
    public Task A_receipt_comes_out_of_a_printer_that_does_not_say_identities() => EmulatedUsb.RunAsync(async usb =>
    {
        using var limit = new CancellationTokenSource(Limit);
        await usb.PlugAsync("printer", EmulatedDevice.Printer());
        await usb.SetAsync("printer", "without-process-id", 1);
        await usb.SetAsync("printer", "short", 7);
        await using var bus = UsbBus.Open().Value;
        await using var printer = Started(bus, "1-1");

        var ends = await Shop.PrintAsync(printer, limit.Token);

        var end = Assert.Single(ends);
        Assert.Equal((PrintVerdict.Printed, PrintProof.AnswerInTurn), (end.Verdict, end.Proof));
        Assert.Equal(1, Count(WithoutQuestions(await usb.PaperAsync("printer")), Ink(0)));
    });

    [EmulatorFact]
    public Task Out_of_paper_it_waits_and_goes_on() => EmulatedUsb.RunAsync(async usb =>
    {
        using var limit = new CancellationTokenSource(Limit);
        await usb.PlugAsync("printer", EmulatedDevice.Printer());
        await usb.SetAsync("printer", "paper-end", 1);
        await using var bus = UsbBus.Open().Value;
        await using var printer = Started(bus, "1-1");
        await PrintingShop.UntilAsync(printer, () => printer.State == DeviceState.PaperEnd, limit.Token);
        var printing = Shop.PrintAsync(printer, limit.Token);

        await usb.SetAsync("printer", "paper-end", 0);

        var ends = await printing;
        var end = Assert.Single(ends);
        Assert.Equal((PrintVerdict.Printed, PrintProof.ProcessId), (end.Verdict, end.Proof));
        Assert.Equal(1, Count(WithoutQuestions(await usb.PaperAsync("printer")), Ink(0)));
        Assert.Equal("TM-T20III", printer.Manners!.Model);
    });

    private static EscPosPrinter Started(UsbBus bus, string port)
    {
        var printer = new EscPosPrinter(
            new UsbPrinterPort(bus, UsbChoice.Any with { Port = port }), Model, Patience, TimeProvider.System);
        printer.Start();
        return printer;
    }

    /// <summary>What of a job comes out.</summary>
    private static byte[] Ink(int copy)
    {
        var job = Shop.Job(copy, Model, new JobOptions(PrintProof.Transfer));
        return WithoutQuestions(job.Bytes.Span[job.InkAt..].ToArray());
    }

    private static byte[] WithoutQuestions(byte[] bytes)
    {
        var left = new List<byte>(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            var isQuestion = bytes.AsSpan(i) is [0x10, 0x04, >= 1 and <= 4, ..];
            i += isQuestion ? 2 : 0;
            if (!isQuestion)
            {
                left.Add(bytes[i]);
            }
        }

        return [.. left];
    }

    private static int Count(ReadOnlySpan<byte> paper, ReadOnlySpan<byte> ink)
    {
        var count = 0;
        for (var at = paper.IndexOf(ink); at >= 0; at = paper.IndexOf(ink))
        {
            count++;
            paper = paper[(at + 1)..];
        }

        return count;
    }
}
