using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Retail.Publications;
using Retail.Testing.Processes;

namespace Retail.Proofs.Bench;

/// <summary>
/// `bench pricing open`: what a till waits for when it starts with the largest publication, in a fresh process each
/// time. The file was verified when it arrived (ADR 0004), as it is on a till's shelf.
/// </summary>
internal static class PriceBookBench
{
    public const string Verb = "open-price-book";

    private const int Starts = 5;
    private const int Lookups = 1_000;
    private const double MaxSeconds = 1;
    private const double MaxMegabytes = 200;
    private const double BytesPerMegabyte = 1024 * 1024;

    public static async Task<int> RunAsync(TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var (file, key) = BigBook.Make(Path.Combine(Repository.Root, "artifacts", "bench"));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{BigBook.Variants:N0} variants and {BigBook.Promotions:N0} promotions, " +
            $"{new FileInfo(file).Length / BytesPerMegabyte:N0} MB (there after {clock.Elapsed.TotalSeconds:N0} s)"));
        var opened = new List<Opening>();
        for (var i = 0; i < Starts; i++)
        {
            opened.Add(await OpenElsewhereAsync(file, key));
        }

        var isHeld = await ReportAsync(opened, output);
        return isHeld ? 0 : 1;
    }

    /// <summary>The fresh process's own side: opens, looks up, prints its figures.</summary>
    public static async Task<int> OpenAsync(string file, string keyPath, TextWriter output)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(keyPath));
        using var self = Process.GetCurrentProcess();
        var (before, worked) = (Environment.WorkingSet, self.TotalProcessorTime);
        var start = Stopwatch.GetTimestamp();
        using var book = PublicationFile.Open(file, key).Value;
        var open = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        var (peak, processor) = (self.PeakWorkingSet64 - before, self.TotalProcessorTime - worked);

        start = Stopwatch.GetTimestamp();
        Require(book, BigBook.Variants / 2);
        var first = Stopwatch.GetElapsedTime(start);
        var later = new Figures();
        for (var i = 1; i <= Lookups; i++)
        {
            start = Stopwatch.GetTimestamp();
            Require(book, (int)(i * 7_919L % BigBook.Variants));
            later.Add(Stopwatch.GetElapsedTime(start));
        }

        await output.WriteLineAsync(
            string.Join(' ', open.Ticks, processor.Ticks, peak, first.Ticks, later.Median.Ticks));
        return 0;
    }

    private static async Task<Opening> OpenElsewhereAsync(string file, string key)
    {
        await using var program = RunningProgram.Start("Retail.Proofs", [Verb, file, key]);
        var code = await program.WaitForExitAsync(TimeSpan.FromMinutes(2));
        var figures = program.Output.Split(' ');
        return code == 0 && figures.Length == 5
            ? new Opening(
                Time(figures[0]), Time(figures[1]), Number(figures[2]), Time(figures[3]), Time(figures[4]))
            : throw new InvalidOperationException($"Opening ended with {code}:\n{program.Output}");
    }

    private static async Task<bool> ReportAsync(IReadOnlyList<Opening> opened, TextWriter output)
    {
        var seconds = Median(opened, one => one.Open.TotalSeconds);
        var megabytes = Median(opened, one => one.PeakBytes / BytesPerMegabyte);
        await output.WriteLineAsync($"| a price book on a till ({opened.Count} fresh processes) | median | at most |");
        await output.WriteLineAsync("| --- | ---: | ---: |");
        await output.WriteLineAsync(Row("opening", seconds * 1_000, "ms", MaxSeconds * 1_000));
        var processor = Median(opened, one => one.Processor.TotalMilliseconds);
        await output.WriteLineAsync(Row("processor time of it, on all cores", processor, "ms", null));
        await output.WriteLineAsync(Row("working set that it adds, at its highest", megabytes, "MB", MaxMegabytes));
        var (first, later) =
            (Median(opened, one => one.First.TotalMilliseconds), Median(opened, one => one.Later.TotalMicroseconds));
        await output.WriteLineAsync(Row("first lookup", first, "ms", null));
        await output.WriteLineAsync(Row("later lookup", later, "µs", null));
        return seconds <= MaxSeconds && megabytes <= MaxMegabytes;
    }

    private static string Row(string what, double value, string unit, double? max) => string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {value:N1} {unit} | {(max is null ? "" : $"{max:N0} {unit}")} |");

    private static double Median(IEnumerable<Opening> opened, Func<Opening, double> figure)
    {
        double[] all = [.. opened.Select(figure).Order()];
        return all[all.Length / 2];
    }

    private static void Require(PublicationFile book, int index)
    {
        if (book.Find(BigBook.Sku(index)) is not { Prices.Count: 2 })
        {
            throw new InvalidOperationException($"{BigBook.Sku(index)} is not as it was written.");
        }
    }

    private static TimeSpan Time(string ticks) => TimeSpan.FromTicks(Number(ticks));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Opening(
        TimeSpan Open, TimeSpan Processor, long PeakBytes, TimeSpan First, TimeSpan Later);
}
