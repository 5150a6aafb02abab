using System.Diagnostics;
using System.Globalization;
using Retail.Abstractions.Devices;
using Retail.Devices.Scanning;
using Retail.Testing.Devices;

namespace Retail.Proofs.Bench.Devices;

/// <summary>From the moment a HID POS report comes to the moment the till has the scan.</summary>
internal static class ScanBench
{
    private const int Scans = 1_000;
    private const int WarmUp = 200;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    public static async Task RunAsync(TextWriter output)
    {
        using var bus = new FakeUsbBus();
        var device = new FakeHidDevice(HidPosReports.Descriptor);
        bus.Plug(device);
        var scanner = new HidPosScanner(bus, TimeProvider.System);
        using var end = new CancellationTokenSource();
        await using var taken = scanner.ClaimAsync(end.Token).GetAsyncEnumerator(end.Token);
        var times = new long[Scans];
        for (var i = -WarmUp; i < Scans; i++)
        {
            var report = HidPosReports.Of(new Scan($"{i + WarmUp:0000000000000}", "]E0"))[0];
            var next = taken.MoveNextAsync().AsTask();
            await Task.Delay(Step, CancellationToken.None);
            var start = Stopwatch.GetTimestamp();
            device.Send(report);
            await next;
            if (i >= 0)
            {
                times[i] = Stopwatch.GetTimestamp() - start;
            }
        }

        Array.Sort(times);
        await output.WriteLineAsync("| one scan | median | p99 | slowest |");
        await output.WriteLineAsync("| --- | ---: | ---: | ---: |");
        var (median, late, last) = (times[Scans / 2], times[Scans * 99 / 100], times[^1]);
        await output.WriteLineAsync($"| HID POS report to event | {Text(median)} | {Text(late)} | {Text(last)} |");
    }

    private static string Text(long ticks) =>
        string.Create(CultureInfo.InvariantCulture, $"{ticks * 1_000_000m / Stopwatch.Frequency:0} µs");
}
