using System.Buffers.Binary;
using System.Diagnostics;
using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Usb;

/// <summary>
/// USB over a real kernel: run inside a machine where dummy_hcd has a printer and a HID POS scanner plugged in
/// (tests/Retail.Devices.Emulator/vm). This program is both the till and, over the gadgets' files, the devices.
/// </summary>
internal static class KernelScenario
{
    private const string Printer = "SN-printer";
    private const string PrinterGadget = "/sys/kernel/config/usb_gadget/printer/UDC";
    private const string PrinterDriver = "/dev/usb/lp0";
    private const string ScannerDriver = "/dev/hidraw0";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync()
    {
        await WaitForAsync(() => File.Exists(PrinterDriver) && File.Exists(ScannerDriver));
        Assert.Equal(["printer", "scanner"], await NamesAsync());
        await using var bus = UsbBus.Open().Value;
        await AskRuleAsync(bus, Printer, "lp");
        await AskRuleAsync(bus, "SN-scanner", "plugdev");
        await PrintAndAskAsync(bus);
        await CancelAndGoOnAsync(bus);
        await UnplugAndPrintAgainAsync(bus);
        await ScanAsync(bus);
    }

    private static async Task<string[]> NamesAsync()
    {
        await using var bus = UsbBus.Open().Value;
        return [.. bus.Devices.Select(device => device.Name ?? string.Empty).Order(StringComparer.Ordinal)];
    }

    /// <summary>The rule that people are told to install lets the till's group open the device.</summary>
    private static async Task AskRuleAsync(UsbBus bus, string serial, string group)
    {
        var folder = "/sys/bus/usb/devices/" + bus.Devices.Single(device => device.Serial == serial).Port;
        var numbers = await Task.WhenAll(
            File.ReadAllTextAsync(folder + "/busnum"), File.ReadAllTextAsync(folder + "/devnum"));
        var node = "/dev/bus/usb/" + string.Join('/', numbers.Select(number => number.Trim().PadLeft(3, '0')));
        using var asking = Process.Start(
            new ProcessStartInfo("stat", ["-c", "%a %G", node]) { RedirectStandardOutput = true })!;
        Assert.Equal($"660 {group}", (await asking.StandardOutput.ReadToEndAsync()).Trim());
    }

    private static async Task PrintAndAskAsync(UsbBus bus)
    {
        await using var gadget = OpenGadget();
        var port = new UsbPrinterPort(bus, UsbChoice.Parse("usb:serial=" + Printer).Value);
        await using (var link = await port.OpenAsync(CancellationToken.None))
        {
            await WaitForAsync(() => !File.Exists(PrinterDriver));
            var reading = Task.Run(() => Take(gadget, 5_000));
            await WriteAllAsync(link.WriteAsync, UsbSteps.Payload(5_000));
            Assert.Equal(UsbSteps.Payload(5_000), await reading);

            gadget.Write([0x12]);
            var answer = new byte[8];
            Assert.Equal(1, await link.ReadAsync(answer, CancellationToken.None));
            Assert.Equal(0x12, answer[0]);
        }

        await WaitForAsync(() => File.Exists(PrinterDriver));
        Console.WriteLine("kernel: taken from usblp, printed, answered, given back");
    }

    private static async Task CancelAndGoOnAsync(UsbBus bus)
    {
        const int Length = 600_000;
        await using var gadget = OpenGadget();
        var port = new UsbPrinterPort(bus, UsbChoice.Any);
        await using var link = await port.OpenAsync(CancellationToken.None);
        var (bytes, taken, cancelled) = (UsbSteps.Payload(Length), 0, 0);

        // Nobody takes anything from the gadget: it takes what it has room for, and then no more.
        while (cancelled == 0)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                taken += await link.WriteAsync(bytes.AsMemory(taken), patience.Token);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        Assert.InRange(taken, 1, Length - 1);
        var reading = Task.Run(() => Take(gadget, Length));
        await WriteAllAsync(link.WriteAsync, bytes.AsMemory(taken));
        Assert.Equal(bytes, await reading);
        Console.WriteLine($"kernel: cancelled after {taken} bytes, went on, nothing lost or doubled");
    }

    private static async Task UnplugAndPrintAgainAsync(UsbBus bus)
    {
        var port = new UsbPrinterPort(bus, UsbChoice.Any);
        await using (var link = await port.OpenAsync(CancellationToken.None))
        {
            var writing = WriteAllAsync(link.WriteAsync, UsbSteps.Payload(600_000));
            await Task.Delay(500);
            await File.WriteAllTextAsync(PrinterGadget, "\n");
            await Assert.ThrowsAsync<UsbException>(() => writing);
        }

        await WaitForAsync(() => bus.Devices.All(device => device.Serial != Printer));
        var gone = await Assert.ThrowsAsync<UsbException>(() => port.OpenAsync(CancellationToken.None));
        Assert.Equal("device.no-usb-printer", gone.Refusal.Code);
        await File.WriteAllTextAsync(PrinterGadget, "dummy_udc.0\n");
        await WaitForAsync(() => bus.Devices.Any(device => device.Serial == Printer));
        await using var gadget = OpenGadget();
        await using var again = await port.OpenAsync(CancellationToken.None);
        var reading = Task.Run(() => Take(gadget, 10));
        await WriteAllAsync(again.WriteAsync, UsbSteps.Payload(10));
        Assert.Equal(UsbSteps.Payload(10), await reading);
        Console.WriteLine("kernel: unplugged while printing, plugged in, found again");
    }

    private static async Task ScanAsync(UsbBus bus)
    {
        await using var gadget = new FileStream("/dev/hidg0", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
        var scanner = bus.Devices.Single(device => device.Name == "scanner");
        var which = scanner.Interfaces[0];
        await using (var claim = await bus.ClaimAsync(scanner, which, CancellationToken.None))
        {
            Assert.False(File.Exists(ScannerDriver));
            var descriptor = new byte[which.HidReportDescriptorLength!.Value];
            await claim.ControlInAsync(0x81, 6, 0x2200, (ushort)which.Number, descriptor, CancellationToken.None);
            Assert.Equal([0x05, 0x8C], descriptor[..2]);
            var input = which.Endpoints.First(one => one.IsIn);
            var feeding = Task.Run(() => Feed(gadget));
            var report = new byte[64];
            for (var number = 0; number < 200; number++)
            {
                Assert.Equal(64, await claim.ReadAsync(input, report, CancellationToken.None));
                Assert.Equal(number, BinaryPrimitives.ReadInt32BigEndian(report.AsSpan(1)));
            }

            await feeding;
        }

        await WaitForAsync(() => File.Exists(ScannerDriver));
        Console.WriteLine("kernel: 200 reports of a HID POS scanner, given back to usbhid");
    }

    private static void Feed(FileStream gadget)
    {
        for (var number = 0; number < 200; number++)
        {
            var report = new byte[64];
            report[0] = 2;
            BinaryPrimitives.WriteInt32BigEndian(report.AsSpan(1), number);
            gadget.Write(report);
        }
    }

    private static FileStream OpenGadget() =>
        new("/dev/g_printer0", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);

    private static byte[] Take(FileStream gadget, int count)
    {
        var bytes = new byte[count];
        gadget.ReadExactly(bytes);
        return bytes;
    }

    private static async Task WriteAllAsync(
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<int>> write, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await write(bytes, CancellationToken.None)..];
        }
    }

    private static async Task WaitForAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
