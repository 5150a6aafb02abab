using System.Collections.Concurrent;
using System.Globalization;
using Retail.Devices.Emulator;
using Retail.Devices.Printing;
using Retail.Devices.Usb;
using Retail.Testing.Devices.Printers;

namespace Retail.Devices.Tests.Printing;

/// <summary>
/// The driver over libusb and a printer, emulated below it, that is unplugged at every byte of a receipt: on paper
/// there is one complete receipt at least, and never a second one that does not say that it is a copy.
/// </summary>
public sealed class EmulatedPrinterTests
{
    // A bus has numbers for 127 devices; a printer on a bus of its own is plugged in twice for each byte.
    private const int Buses = 9;
    private const int MostBytes = Buses * 60;

    [EmulatorTheory]
    [InlineData(nameof(PrintProof.ProcessId))]
    [InlineData(nameof(PrintProof.AnswerInTurn))]
    [InlineData(nameof(PrintProof.Transfer))]
    public Task Unplugged_at_every_byte_it_is_never_lost_and_never_doubled_unmarked(string proof) =>
        EmulatedUsb.RunAsync(
            async (usb, named) =>
            {
                var proof = Enum.Parse<PrintProof>(named);
                await using var bus = UsbBus.Open().Value;
                var bytes = EmulatedPrinting.Kiosk.Job(0, EmulatedPrinting.Model, new JobOptions(proof)).Bytes.Length;
                Assert.InRange(bytes, 1, MostBytes);
                using var limit = new CancellationTokenSource(EmulatedPrinting.Limit);
                var verdicts = new ConcurrentBag<PrintVerdict>();
                await Parallel.ForAsync(
                    0, Buses, new ParallelOptions { MaxDegreeOfParallelism = Buses, CancellationToken = limit.Token },
                    async (first, token) =>
                    {
                        var port = string.Create(CultureInfo.InvariantCulture, $"{first + 1}-1");
                        for (var at = first; at <= bytes + 1; at += Buses)
                        {
                            verdicts.Add(await UnplugAtAsync(usb, bus, proof, port, at, token));
                        }
                    });

                Assert.Equal(bytes + 2, verdicts.Count);
                Assert.Equal(
                    [PrintVerdict.Printed, PrintVerdict.SendAgain, PrintVerdict.PrintCopy],
                    verdicts.Distinct().Order().ToArray());
            },
            proof);

    private static async Task<PrintVerdict> UnplugAtAsync(
        EmulatedUsb usb, UsbBus bus, PrintProof proof, string port, int at, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"printer{at}");
        var device = EmulatedDevice.Printer(port, serial: name);
        await usb.SetAsync(name, "without-process-id", proof == PrintProof.AnswerInTurn ? 1 : 0);
        await usb.SetAsync(name, "mute", proof == PrintProof.Transfer ? 1 : 0);
        await usb.PlugAsync(name, device);
        IReadOnlyList<PrintEnd> ends;
        await using (var printer = EmulatedPrinting.Started(bus, port, PatienceFor(proof)))
        {
            await PrintingShop.ReadyAsync(printer, cancellationToken);
            await usb.SetAsync(name, "unplug", at);
            var printing = EmulatedPrinting.Kiosk.PrintAsync(printer, cancellationToken);

            // The receipt that was not cut short is printed; any other one waits until the printer is plugged in.
            while (!printing.IsCompleted && bus.Devices.Any(one => one.Port == port))
            {
                await Task.Delay(5, cancellationToken);
            }

            if (!printing.IsCompleted)
            {
                await usb.PlugAsync(name, device);
            }

            ends = await printing;
            var (originals, copies) = await EmulatedPrinting.PaperAsync(usb, EmulatedPrinting.Kiosk, name);
            Assert.True(
                originals <= 1 && originals + copies >= 1,
                $"{at}: {originals} originals, {copies} copies, {string.Join(", ", ends)}");
        }

        await usb.UnplugAsync(name);
        while (bus.Devices.Any(one => one.Port == port))
        {
            await Task.Delay(5, cancellationToken);
        }

        return ends[0].Verdict;
    }

    // What a printer never answers is not waited for long.
    private static PrinterPatience PatienceFor(PrintProof proof) => proof switch
    {
        PrintProof.ProcessId => EmulatedPrinting.Patience,
        PrintProof.AnswerInTurn => EmulatedPrinting.Patience with { Answer = TimeSpan.FromMilliseconds(100) },
        _ => EmulatedPrinting.Patience with
        {
            Answer = TimeSpan.FromMilliseconds(20), Greeting = TimeSpan.FromMilliseconds(50),
        },
    };
}
