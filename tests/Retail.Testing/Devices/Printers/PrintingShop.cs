using Retail.Abstractions.Devices;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;

namespace Retail.Testing.Devices.Printers;

/// <summary>
/// Prints one receipt through the driver as the till's queue does: until it is printed, a repeat that may be a second
/// one marked as a copy.
/// </summary>
public sealed class PrintingShop(Func<int, IReadOnlyList<ReceiptPart>> receipt)
{
    /// <summary>Waits that are short, for a printer that answers at once or never.</summary>
    public static PrinterPatience Hasty { get; } = new()
    {
        Answer = TimeSpan.FromMilliseconds(60),
        Greeting = TimeSpan.FromMilliseconds(600),
        KnownGreeting = TimeSpan.FromSeconds(10),
        Quiet = TimeSpan.FromMilliseconds(5),
        Look = TimeSpan.FromMilliseconds(200),
        Stuck = TimeSpan.FromSeconds(2),
        Proof = TimeSpan.FromSeconds(6),
        Reopen = TimeSpan.FromMilliseconds(1),
        ReopenAtMost = TimeSpan.FromMilliseconds(20),
    };

    /// <summary>The job of the original, or of a copy.</summary>
    public PrintJob Job(int copy, PrinterProfile profile, JobOptions options) =>
        EscPosReceipt.Write(receipt(copy), profile, options);

    /// <summary>How many marked copies it took until the printer had confirmed one print.</summary>
    public async Task<IReadOnlyList<PrintEnd>> PrintAsync(EscPosPrinter printer, CancellationToken cancellationToken)
    {
        var ends = new List<PrintEnd>();
        var copy = 0;
        while (ends is not [.., { Verdict: PrintVerdict.Printed }])
        {
            await ReadyAsync(printer, cancellationToken);
            var marked = copy;
            var end = await printer.PrintAsync(
                (profile, options) => Job(marked, profile, options), cancellationToken);
            copy += end.Verdict == PrintVerdict.PrintCopy ? 1 : 0;
            ends.Add(end);
        }

        return ends;
    }

    /// <summary>Waits until a job could begin.</summary>
    public static Task ReadyAsync(EscPosPrinter printer, CancellationToken cancellationToken) =>
        UntilAsync(printer, () => printer.State == DeviceState.Ready, cancellationToken);

    /// <summary>Waits until this is so, as the printer tells of its changes.</summary>
    public static async Task UntilAsync(EscPosPrinter printer, Func<bool> isSo, CancellationToken cancellationToken)
    {
        using var changed = new SemaphoreSlim(0);
        void Call() => changed.Release();
        printer.Changed += Call;
        try
        {
            while (!isSo())
            {
                if (!await changed.WaitAsync(TimeSpan.FromSeconds(5), cancellationToken))
                {
                    throw new TimeoutException($"{printer.State}, {printer.Failure}");
                }
            }
        }
        finally
        {
            printer.Changed -= Call;
        }
    }

    /// <summary>What a printer without faults prints of the original, or of a copy.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(int copy, PrinterProfile profile)
    {
        await using var printer = new PaperPrinter(new PaperPrinterTraits { MostAtOnce = 100_000 });
        await using var link = await printer.OpenAsync(CancellationToken.None);
        for (var left = Job(copy, profile, new JobOptions(PrintProof.Transfer)).Bytes; !left.IsEmpty;)
        {
            left = left[await link.WriteAsync(left, CancellationToken.None)..];
        }

        return printer.Paper;
    }
}
