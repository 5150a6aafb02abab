using System.Diagnostics;
using System.Runtime.Versioning;
using Retail.Devices.Usb;
using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Kernel;

/// <summary>
/// What needs a real kernel: run inside a machine with dummy_hcd (tests/Retail.Devices.Emulator/vm). This program is
/// both the till and, over the gadgets' files, the devices.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class KernelScenario
{
    public static async Task RunAsync()
    {
        var clock = Stopwatch.StartNew();
        var printer = Gadget.Printer("printer", 0);
        var keyboard = Gadget.Keyboard(
            "keyboard", 1, HidKeyboardReports.Descriptor, HidKeyboardReports.ReportBytes);
        var scanner = Gadget.Hid("scanner", 2, (0x0C2E, 0x0B61), HidPosReports.Descriptor, HidPosReports.ReportBytes);
        var scale = Gadget.Hid("scale", 3, (0x0922, 0x8003), HidScaleReports.Descriptor, HidScaleReports.ReportBytes);
        await KernelSteps.WaitForAsync(() => File.Exists(KernelPrinterFile.File), "the printer is plugged in");
        await using (var bus = UsbBus.Open().Value)
        {
            await KernelSteps.WaitForAsync(() => bus.Devices.Count == 4, "all are plugged in");
            await AskRuleAsync(bus, printer.Serial, "lp");
            await AskRuleAsync(bus, scanner.Serial, "plugdev");
            await AskRuleAsync(bus, scale.Serial, "plugdev");
            await KernelUsb.RunAsync(bus, printer);
            await KernelHid.ScanAsync(bus, scanner);
            await KernelHid.WeighAsync(bus, scale);
        }

        printer.Unplug();
        await KernelKeyboard.RunAsync(keyboard);
        await KernelPrinterFile.RunAsync();
        Console.WriteLine($"kernel: all of it took {clock.Elapsed.TotalSeconds:F0} s");
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
}
