using Retail.Abstractions.Devices;
using Retail.Devices.Scanning;
using Retail.Devices.Usb;
using Retail.Devices.Weighing;
using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Kernel;

/// <summary>A HID POS scanner and a HID scale, taken from the kernel's driver and given back to it.</summary>
internal static class KernelHid
{
    private const string Nodes = "/sys/class/hidraw";
    private const int Scans = 100;
    private static readonly TimeSpan Steady = TimeSpan.FromMilliseconds(30);

    public static async Task ScanAsync(UsbBus bus, Gadget gadget)
    {
        using var limit = new CancellationTokenSource(KernelSteps.Patience);
        var scanner = new HidPosScanner(bus, TimeProvider.System);
        var scans = Enumerable.Range(0, Scans).Select(ScanOf).ToArray();
        await using (var device = gadget.OpenReports())
        await using (var taken = scanner.ClaimAllAsync(limit.Token).GetAsyncEnumerator(limit.Token))
        {
            var next = taken.MoveNextAsync();

            // One of Honeywell's sends nothing before it is told to be a HID POS scanner.
            var mode = new byte[8];
            Assert.Equal(2, await Task.Run(() => device.Read(mode), limit.Token));
            Assert.Equal([0xFE, 1], mode[..2]);
            var feeding = Task.Run(() => Feed(device, scans.SelectMany(scan => HidPosReports.Of(scan))));
            foreach (var scan in scans)
            {
                Assert.True(await next);
                Assert.Equal(scan, taken.Current.Value);
                next = taken.MoveNextAsync();
            }

            await feeding;
            Assert.False(IsWithKernel(gadget));
            await limit.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        }

        await KernelSteps.WaitForAsync(() => IsWithKernel(gadget), "usbhid has the scanner back");
        Console.WriteLine($"kernel: {Scans} scans of a HID POS scanner, given back to usbhid");
    }

    public static async Task WeighAsync(UsbBus bus, Gadget gadget)
    {
        using var limit = new CancellationTokenSource(KernelSteps.Patience);
        var scale = new HidScale(bus, TimeProvider.System);
        await using (var device = gadget.OpenReports())
        await using (var readings = scale.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token))
        {
            foreach (var (report, shown) in Shown())
            {
                using var resting = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
                var repeating = RepeatAsync(device, report, resting.Token);
                do
                {
                    Assert.True(await readings.MoveNextAsync());
                }
                while (readings.Current != shown);

                await resting.CancelAsync();
                await repeating;
            }

            await scale.ZeroAsync(limit.Token);
            var asked = new byte[8];
            Assert.Equal(2, await Task.Run(() => device.Read(asked), limit.Token));
            Assert.Equal([4, 2], asked[..2]);
            Assert.False(IsWithKernel(gadget));
        }

        await KernelSteps.WaitForAsync(() => IsWithKernel(gadget), "usbhid has the scale back");
        Console.WriteLine("kernel: a HID scale weighed, was zeroed, given back to usbhid");
    }

    // Every fifth is longer than a report.
    private static Scan ScanOf(int number) => number % 5 == 0
        ? new Scan($"0105000112637922\u001D10{number}\u001D21{new string('X', 80)}", "]d2")
        : new Scan($"{5_000_000_000_000 + number}", "]E0");

    private static (byte[] Report, ScaleReading Reading)[] Shown() =>
    [
        (HidScaleReports.Of(3, 3, -3, 1_200), new ScaleReading(ScaleStatus.InMotion, 1_200_000)),
        (HidScaleReports.Of(4, 3, -3, 1_234), new ScaleReading(ScaleStatus.Stable, 1_234_000)),
        (HidScaleReports.Of(6, 3, -3, 0), new ScaleReading(ScaleStatus.OverLimit, 0)),
        (HidScaleReports.Of(4, 2, 0, 50), new ScaleReading(ScaleStatus.Stable, 50_000)),
    ];

    /// <summary>Whether the kernel's own driver has it.</summary>
    private static bool IsWithKernel(Gadget gadget) =>
        Directory.EnumerateDirectories(Nodes).Any(node => gadget.IsOf(Path.Combine(node, "device", "uevent")));

    private static void Feed(FileStream device, IEnumerable<byte[]> reports)
    {
        foreach (var report in reports)
        {
            device.Write(report);
        }
    }

    private static async Task RepeatAsync(FileStream device, byte[] report, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Run(() => device.Write(report), CancellationToken.None);
            await Task.Delay(Steady, CancellationToken.None);
        }
    }
}
