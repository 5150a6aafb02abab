using System.Diagnostics;
using System.Globalization;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Testing.Receipts;

namespace Retail.Proofs.Bench.Devices;

/// <summary>What it costs to make a receipt of 40 lines, from the completed sale to the printer's bytes.</summary>
internal static class ReceiptBench
{
    private const int Rounds = 20_000;
    private const int Lines = 40;

    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es");

    public static async Task RunAsync(TextWriter output)
    {
        var receipt = Enumerable.Range(1, Lines).Select(ReceiptExamples.Big).First(one => LinesOf(one) >= Lines);
        var profile = PrinterCatalog.OfHouse.Find("TM-T20III").Value;
        var parts = ReceiptComposer.Compose(receipt, Spanish);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"receipt of {LinesOf(receipt)} lines, {profile.Name}, Spanish"));
        await output.WriteLineAsync("| step | median | p99 | allocated |");
        await output.WriteLineAsync("| --- | ---: | ---: | ---: |");
        (string Name, Func<object> Run)[] steps =
        [
            ("composed", () => ReceiptComposer.Compose(receipt, Spanish)),
            ("as ESC/POS", () => EscPosReceipt.Write(parts, profile)),
            ("as text", () => PlainReceipt.WriteJob(parts, profile.Columns)),
            ("as SVG", () => SvgReceipt.Write(parts, profile.Columns)),
            ("composed and as ESC/POS", () => EscPosReceipt.Write(ReceiptComposer.Compose(receipt, Spanish), profile)),
        ];
        foreach (var (name, run) in steps)
        {
            _ = Times(run);
            var times = Times(run);
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = run();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Text(times[Rounds / 2])} | {Text(times[Rounds * 99 / 100])} | {allocated / 1024.0m:0.0} KB |"));
        }
    }

    private static int LinesOf(ReceiptDocument receipt) =>
        PlainReceipt.Write(ReceiptComposer.Compose(receipt, Spanish), 48).Count;

    private static long[] Times(Func<object> run)
    {
        var times = new long[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = run();
            times[i] = Stopwatch.GetTimestamp() - start;
        }

        Array.Sort(times);
        return times;
    }

    private static string Text(long ticks) =>
        string.Create(CultureInfo.InvariantCulture, $"{ticks * 1_000_000m / Stopwatch.Frequency:0.0} µs");
}
