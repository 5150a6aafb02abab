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
    private const int Steps = 40;
    private const int Buses = 4;
    private static readonly PrinterProfile Model = PrinterCatalog.OfHouse.Find("TM-T20II").Value;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // A lone machine's waits, on one that many tests share.
    private static readonly PrinterPatience Patience = PrintingShop.Hasty with
    {
        Answer = TimeSpan.FromSeconds(1),
        Greeting = TimeSpan.FromSeconds(10),
        Reopen = TimeSpan.FromMilliseconds(80),
        ReopenAtMost = TimeSpan.FromMilliseconds(80),
    };

    private static readonly PrintingShop Shop = new(
        copy => ReceiptComposer.Compose(ReceiptExamples.Offers(copy), CultureInfo.GetCultureInfo("en")));

    [EmulatorFact]
    public Task Unplugged_along_a_receipt_it_is_never_lost_and_never_doubled_unmarked() =>
        EmulatedUsb.RunAsync(async usb =>
        {
            await using var bus = UsbBus.Open().Value;
            var bytes = Shop.Job(0, Model, new JobOptions(PrintProof.ProcessId)).Bytes.Length;
            using var limit = new CancellationTokenSource(Limit);
            for (var step = 0; step <= Steps; step++)
            {
                // A bus has numbers for 127 devices.
                var port = string.Create(CultureInfo.InvariantCulture, $"{1 + (step % Buses)}-1");
                await UnplugAtAsync(usb, bus, port, bytes * step / Steps, limit.Token);
            }
        });

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
        Assert.Equal(1, Count(WithoutQuestions(await usb.PaperAsync("printer")), Whole(0)));
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
        Assert.Equal(1, Count(WithoutQuestions(await usb.PaperAsync("printer")), Whole(0)));
        Assert.Equal("TM-T20III", printer.Manners!.Model);
    });

    private static async Task UnplugAtAsync(
        EmulatedUsb usb, UsbBus bus, string port, int at, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"printer{at}");
        var device = EmulatedDevice.Printer(port, serial: name);
        await usb.PlugAsync(name, device);
        await using (var printer = Started(bus, port))
        {
            await PrintingShop.ReadyAsync(printer, cancellationToken);
            await usb.SetAsync(name, "unplug", at);
            var printing = Shop.PrintAsync(printer, cancellationToken);

            // The receipt that was not cut short is printed; any other one waits until the printer is plugged in.
            while (!printing.IsCompleted && bus.Devices.Any(one => one.Port == port))
            {
                await Task.Delay(5, cancellationToken);
            }

            if (!printing.IsCompleted)
            {
                await EmulatorAsync(cancellationToken);
                await usb.PlugAsync(name, device);
            }

            var ends = await printing;
            var paper = WithoutQuestions(await usb.PaperAsync(name));
            var (originals, copies) = (Count(paper, Whole(0)), Count(paper, Whole(1)));
            Assert.True(
                originals <= 1 && originals + copies >= 1,
                $"{at}: {originals} originals, {copies} copies, {string.Join(", ", ends)}");
        }

        await usb.UnplugAsync(name);
        while (bus.Devices.Any(one => one.Port == port))
        {
            await Task.Delay(5, cancellationToken);
        }

        await EmulatorAsync(cancellationToken);
    }

    /// <summary>The emulation tells of an unplug before the device is put away, and stumbles over another.</summary>
    private static Task EmulatorAsync(CancellationToken cancellationToken) => Task.Delay(150, cancellationToken);

    private static EscPosPrinter Started(UsbBus bus, string port)
    {
        var printer = new EscPosPrinter(
            new UsbPrinterPort(bus, UsbChoice.Any with { Port = port }), Model, Patience, TimeProvider.System);
        printer.Start();
        return printer;
    }

    /// <summary>The bytes of a whole receipt.</summary>
    private static byte[] Whole(int copy) =>
        WithoutQuestions(Shop.Job(copy, Model, new JobOptions(PrintProof.Transfer)).Bytes.ToArray());

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
