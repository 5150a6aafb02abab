using Retail.Devices.Emulator;
using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Usb;

/// <summary>The bus over libusb, with devices that are emulated below it.</summary>
public sealed class UsbBusTests
{
    [EmulatorFact]
    public Task A_printer_is_taken_from_its_driver_printed_on_and_given_back() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", EmulatedDevice.Printer() with { Drivers = UsbSteps.HeldBy("usblp") });
        await using (var bus = UsbBus.Open().Value)
        {
            var device = Assert.Single(bus.Devices);
            Assert.Equal((0x04B8, 0x0E15, "J0001", "1-1"), (device.Vendor, device.Product, device.Serial, device.Port));
            Assert.Equal(("EPSON", "TM-T20III"), (device.Maker, device.Name));

            await using var claim = await bus.ClaimAsync(device, device.Interfaces[0], CancellationToken.None);
            var (output, input) = UsbSteps.EndpointsOf(device.Interfaces[0]);
            await UsbSteps.WriteAllAsync(claim, output, "Hello\n\u0010\u0004\u0001"u8.ToArray());
            var answer = new byte[64];
            Assert.Equal(1, await claim.ReadAsync(input, answer, CancellationToken.None));
            Assert.Equal(0x12, answer[0]);
        }

        Assert.Equal("Hello\n\u0010\u0004\u0001"u8.ToArray(), await usb.PaperAsync("printer"));
        Assert.Equal(
            ["plugged", "detach:0:usblp", "claim:0", "release:0", "attach:0:usblp"], await usb.LogAsync("printer"));
    });
}
