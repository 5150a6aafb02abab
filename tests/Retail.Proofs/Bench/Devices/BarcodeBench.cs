using System.Diagnostics;
using System.Globalization;
using Retail.Abstractions.Devices;
using Retail.Devices.Barcodes;

namespace Retail.Proofs.Bench.Devices;

/// <summary>What it takes to read what a scanner sends, on one thread.</summary>
internal static class BarcodeBench
{
    private const int Rounds = 200_000;
    private const int WarmUp = 20_000;

    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly (string Name, Scan Scan)[] Barcodes =
    [
        ("EAN-13", new Scan("5000112637922", "]E0")),
        ("UPC-E, expanded", new Scan("04252614", "]E0")),
        ("EAN-13 with a weight, by mask", new Scan("2112345012506", "]E0")),
        ("GS1-128: GTIN, expiry, batch, serial", new Scan(
            "010500011263792217261231" + "10LOT7\u001d21S1", "]C1")),
        ("DataBar Expanded: GTIN, weight, price, best before, batch", new Scan(
            "01950001126379253103001250" + "39221543\u001d1526123110LOT7", "]e0")),
        ("Digital Link: GTIN, batch, serial, expiry", new Scan(
            "https://id.gs1.org/01/05000112637922/10/LOT7/21/S1?17=261231", "]Q1")),
        ("refused: no such month", new Scan("010500011263792217261331" + "10LOT7", "]C1")),
    ];

    public static async Task RunAsync(TextWriter output)
    {
        var reader = new BarcodeReader(MeasureMasks.Parse(["21IIIIIWW.WWWC"]).Value);
        await output.WriteLineAsync("| one barcode read | median | p99 | allocated |");
        await output.WriteLineAsync("| --- | ---: | ---: | ---: |");
        foreach (var (name, scan) in Barcodes)
        {
            await output.WriteLineAsync(Measure(name, () => reader.Read(scan, Today)));
        }
    }

    private static string Measure<T>(string name, Func<T> once)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            _ = once();
        }

        var times = new long[Rounds];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = once();
            times[i] = Stopwatch.GetTimestamp() - start;
        }

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
        Array.Sort(times);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Text(times[times.Length / 2])} | {Text(times[times.Length * 99 / 100])} | {allocated} B |");
    }

    private static string Text(long ticks) => string.Create(
        CultureInfo.InvariantCulture, $"{ticks * 1_000_000m / Stopwatch.Frequency:0.00} µs");
}
