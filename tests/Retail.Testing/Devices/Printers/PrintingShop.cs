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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
                if (!await changed.WaitAsync(Patience, cancellationToken))
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

    /// <summary>The bytes of the original, or of a copy, that say what is printed.</summary>
    public byte[] Whole(int copy, PrinterProfile profile) =>
        WithoutQuestions(Job(copy, profile, new JobOptions(PrintProof.Transfer)).Bytes.ToArray());

    /// <summary>What a printer took, without what it was asked in real time in between.</summary>
    public static byte[] WithoutQuestions(byte[] bytes)
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

    /// <summary>How often these bytes stand among what a printer took.</summary>
    public static int Count(ReadOnlySpan<byte> paper, ReadOnlySpan<byte> whole)
    {
        var count = 0;
        for (var at = paper.IndexOf(whole); at >= 0; at = paper.IndexOf(whole))
        {
            count++;
            paper = paper[(at + 1)..];
        }

        return count;
    }
}
