using System.Runtime.Versioning;
using Retail.Devices.Tests.Usb;
using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Kernel;

/// <summary>The bus and a printer over libusb.</summary>
[SupportedOSPlatform("linux")]
internal static class KernelUsb
{
    private const string Driver = KernelPrinterFile.File;

    public static async Task RunAsync(UsbBus bus, Gadget gadget)
    {
        await PrintAndAskAsync(bus);
        await CancelAndGoOnAsync(bus);
        await UnplugAndPrintAgainAsync(bus, gadget);
    }

    private static async Task PrintAndAskAsync(UsbBus bus)
    {
        await using var gadget = OpenGadget();
        var port = new UsbPrinterPort(bus, UsbChoice.Parse("usb:serial=SN-printer").Value);
        await using (var link = await port.OpenAsync(CancellationToken.None))
        {
            await KernelSteps.WaitForAsync(() => !File.Exists(Driver), "usblp lets go");
            var reading = Task.Run(() => Take(gadget, 5_000));
            await WriteAllAsync(link.WriteAsync, UsbSteps.Payload(5_000));
            Assert.Equal(UsbSteps.Payload(5_000), await reading);

            gadget.Write([0x12]);
            var answer = new byte[8];
            Assert.Equal(1, await link.ReadAsync(answer, CancellationToken.None));
            Assert.Equal(0x12, answer[0]);
        }

        await KernelSteps.WaitForAsync(() => File.Exists(Driver), "usblp is back");
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

    private static async Task UnplugAndPrintAgainAsync(UsbBus bus, Gadget gadget)
    {
        var port = new UsbPrinterPort(bus, UsbChoice.Any);
        await using (var link = await port.OpenAsync(CancellationToken.None))
        {
            var writing = WriteAllAsync(link.WriteAsync, UsbSteps.Payload(600_000));
            await Task.Delay(500);
            gadget.Unplug();
            await Assert.ThrowsAsync<UsbException>(() => writing);
        }

        await KernelSteps.WaitForAsync(
            () => bus.Devices.All(device => device.Serial != gadget.Serial), "it is gone");
        var gone = await Assert.ThrowsAsync<UsbException>(() => port.OpenAsync(CancellationToken.None));
        Assert.Equal("device.no-usb-printer", gone.Refusal.Code);
        gadget.Plug();
        await KernelSteps.WaitForAsync(
            () => bus.Devices.Any(device => device.Serial == gadget.Serial), "it is back");
        await using var taker = OpenGadget();
        await using var again = await port.OpenAsync(CancellationToken.None);
        var reading = Task.Run(() => Take(taker, 10));
        await WriteAllAsync(again.WriteAsync, UsbSteps.Payload(10));
        Assert.Equal(UsbSteps.Payload(10), await reading);
        Console.WriteLine("kernel: unplugged while printing, plugged in, found again");
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
}
