using System.Globalization;
using Retail.Abstractions.Devices;
using Retail.Devices.Emulator;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Devices.Usb;
using Retail.Testing.Devices.Printers;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Printing;

/// <summary>The driver over libusb with emulated printers, and what several tests print with it.</summary>
internal sealed class EmulatedPrinting : IAsyncDisposable
{
    public static readonly PrinterProfile Model = PrinterCatalog.OfHouse.Find("TM-T20II").Value;
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // A lone machine's waits, on one that many tests share.
    public static readonly PrinterPatience Patience = PrintingShop.Hasty with
    {
        Answer = TimeSpan.FromSeconds(1),
        Greeting = TimeSpan.FromSeconds(10),
        Look = TimeSpan.FromSeconds(2),
        Reopen = TimeSpan.FromMilliseconds(80),
        ReopenAtMost = TimeSpan.FromMilliseconds(80),
    };

    public static readonly PrintingShop Shop = new(
        copy => ReceiptComposer.Compose(ReceiptExamples.Offers(copy), CultureInfo.GetCultureInfo("en")));

    /// <summary>As short as one can be that has a head, a line, a total and a cut.</summary>
    public static readonly PrintingShop Kiosk = new(copy =>
    [
        new ReceiptPart.Text(copy == 0 ? "Kiosk" : $"Kiosk\nCOPY {copy}"),
        new ReceiptPart.Pair("Tea", "1.00"),
        new ReceiptPart.Pair("Total", "1.00"),
        new ReceiptPart.Cut(),
    ]);

    private readonly UsbBus bus = UsbBus.Open().Value;
    private readonly CancellationTokenSource limit = new(Limit);

    private EmulatedPrinting() => Printer = Started(
        bus,
        "1-1",
        Patience with { Greeting = TimeSpan.FromSeconds(2), Proof = TimeSpan.FromSeconds(3) });

    public EscPosPrinter Printer { get; }

    public CancellationToken Token => limit.Token;

    /// <summary>With the printer named "printer", plugged in with these settings; greeted if it has paper.</summary>
    public static async Task<EmulatedPrinting> StartAsync(
        EmulatedUsb usb, params (string Setting, long Value)[] settings)
    {
        await usb.PlugAsync("printer", EmulatedDevice.Printer());
        foreach (var (setting, value) in settings)
        {
            await usb.SetAsync("printer", setting, value);
        }

        var printing = new EmulatedPrinting();
        await PrintingShop.UntilAsync(
            printing.Printer, () => printing.Printer.State is DeviceState.Ready or DeviceState.PaperEnd,
            printing.Token);
        return printing;
    }

    public static EscPosPrinter Started(UsbBus bus, string port, PrinterPatience patience)
    {
        var printer = new EscPosPrinter(
            new UsbPrinterPort(bus, UsbChoice.Any with { Port = port }), Model, patience, TimeProvider.System);
        printer.Start();
        return printer;
    }

    /// <summary>Prints once, and says what became of it.</summary>
    public Task<PrintEnd> PrintOnceAsync(int copy = 0) =>
        Printer.PrintAsync((model, options) => Shop.Job(copy, model, options), Token);

    public async ValueTask DisposeAsync()
    {
        await Printer.DisposeAsync();
        await bus.DisposeAsync();
        limit.Dispose();
    }

    /// <summary>How many whole receipts came out, not marked as copies and marked.</summary>
    public static async Task<(int Originals, int Copies)> PaperAsync(
        EmulatedUsb usb, PrintingShop shop, string name = "printer")
    {
        var paper = PrintingShop.WithoutQuestions(await usb.PaperAsync(name));
        return (
            PrintingShop.Count(paper, shop.Whole(0, Model)), PrintingShop.Count(paper, shop.Whole(1, Model)));
    }
}
