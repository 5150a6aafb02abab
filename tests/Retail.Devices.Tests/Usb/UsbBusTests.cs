using System.Globalization;
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

    [EmulatorFact]
    public Task Devices_are_listed_with_all_that_they_tell() => EmulatedUsb.RunAsync(async usb =>
    {
        byte[] report = [0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0xC0];
        var plugged = EmulatedDevice.Hid(report, "1-2.3") with { Maker = null, Name = "Lesegerät\u0007" };
        await usb.PlugAsync("scanner", plugged);
        await usb.PlugAsync("printer", EmulatedDevice.Printer("2-1") with
        {
            Functions =
            [
                .. EmulatedDevice.Interface(1, 0, 7, 1, 1, 1), .. EmulatedDevice.Bulk(0x02),
                .. EmulatedDevice.Interface(1, 1, 7, 1, 2, 2),
                .. EmulatedDevice.Bulk(0x81), .. EmulatedDevice.Bulk(2, 512),
            ],
        });
        await using var bus = UsbBus.Open().Value;

        Assert.Equal(["1-2.3", "2-1"], bus.Devices.Select(device => device.Port));
        var (scanner, printer) = (bus.Devices[0], bus.Devices[1]);
        Assert.Equal((null, "Lesegerät", null), (scanner.Maker, scanner.Name, scanner.Serial));
        var hid = Assert.Single(scanner.Interfaces);
        Assert.Equal((3, (int?)report.Length), ((int)hid.Class, hid.HidReportDescriptorLength));
        Assert.Equal([new UsbEndpoint(0x81, UsbTransferKind.Interrupt, 64)], hid.Endpoints);
        Assert.Equal(
            [(1, 0, 1), (1, 1, 2)],
            printer.Interfaces.Select(one => (one.Number, one.Alternate, (int)one.Protocol)));
        Assert.Equal(
            [new UsbEndpoint(0x81, UsbTransferKind.Bulk, 64), new UsbEndpoint(2, UsbTransferKind.Bulk, 512)],
            printer.Interfaces[1].Endpoints);
    });

    [EmulatorFact]
    public Task A_device_that_describes_itself_wrongly_is_listed_and_harms_nobody() => EmulatedUsb.RunAsync(async usb =>
    {
        byte[][] wrong =
        [
            [9, 2, 0xFF, 0xFF, 1, 1, 0, 0xC0, 1, 9, 4, 0, 0, 2, 7, 1, 2, 0],
            [9, 2, 18, 0, 1, 1, 0, 0xC0, 1, 0, 4, 0, 0, 2, 7, 1, 2, 0],
            [9, 2, 16, 0, 1, 1, 0, 0xC0, 1, 7, 5, 1, 2, 64, 0, 0],
            [9, 2, 9, 0, 255, 1, 0, 0xC0, 1],
        ];
        foreach (var (index, configuration) in wrong.Index())
        {
            var device = UsbSteps.Sink($"1-{index + 2}") with { Configuration = [.. configuration] };
            await usb.PlugAsync($"wrong{index}", device);
        }

        await usb.PlugAsync("printer", EmulatedDevice.Printer());
        await using var bus = UsbBus.Open().Value;

        Assert.Contains(bus.Devices, device => device is { Port: "1-1", Interfaces.Count: 1 });
        Assert.All(
            bus.Devices.Where(device => device.Port != "1-1"),
            device => Assert.Null(UsbPrinterChoice.WayTo(device, UsbChoice.Any)));
        var port = new UsbPrinterPort(bus, UsbChoice.Parse("usb:port=1-3").Value);
        var told = await Assert.ThrowsAsync<UsbException>(() => port.OpenAsync(CancellationToken.None));
        Assert.Equal("device.bad-usb-descriptor", told.Refusal.Code);
    });

    [EmulatorFact]
    public Task What_is_plugged_in_and_out_is_seen() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var bus = UsbBus.Open().Value;
        Assert.Empty(bus.Devices);
        for (var turn = 0; turn < 5; turn++)
        {
            await usb.PlugAsync("first", EmulatedDevice.Printer("1-1", "A"));
            await UsbSteps.WaitForAsync(bus, devices => devices.Any(device => device.Serial == "A"));
            var before = bus.Devices.Single(device => device.Serial == "A");
            await usb.PlugAsync("second", EmulatedDevice.Printer("1-2", "B"));
            await UsbSteps.WaitForAsync(bus, devices => devices.Count == 2);
            Assert.Same(before, bus.Devices.Single(device => device.Serial == "A"));
            await usb.UnplugAsync("first");
            await UsbSteps.WaitForAsync(bus, devices => devices is [{ Serial: "B" }]);
            await usb.UnplugAsync("second");
            await UsbSteps.WaitForAsync(bus, devices => devices.Count == 0);
            var gone = await Assert.ThrowsAsync<UsbException>(
                () => bus.ClaimAsync(before, before.Interfaces[0], CancellationToken.None));
            Assert.Equal("device.usb-gone", gone.Refusal.Code);
        }
    });

    [EmulatorFact]
    public Task Where_nobody_tells_of_plugging_the_bus_looks_by_itself() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var bus = UsbBus.Open(LibUsb.Names, TimeProvider.System, isTold: false).Value;
        await usb.PlugAsync("printer", UsbSteps.Sink());
        var (claim, output, _) = await UsbSteps.ClaimAsync(bus);
        await UsbSteps.WriteAllAsync(claim, output, "abc"u8.ToArray());
        await usb.UnplugAsync("printer");
        await UsbSteps.WaitForAsync(bus, devices => devices.Count == 0);

        Assert.Equal("abc"u8.ToArray(), await usb.PaperAsync("printer"));
    });

    [EmulatorFact]
    public Task What_somebody_else_has_is_refused_until_it_is_free() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", UsbSteps.Sink());
        await using var bus = UsbBus.Open().Value;
        await using var other = UsbBus.Open().Value;
        var theirs = await other.ClaimAsync(other.Devices[0], other.Devices[0].Interfaces[0], CancellationToken.None);

        var busy = await Assert.ThrowsAsync<UsbException>(
            () => bus.ClaimAsync(bus.Devices[0], bus.Devices[0].Interfaces[0], CancellationToken.None));
        await theirs.DisposeAsync();
        await using var ours = await bus.ClaimAsync(
            bus.Devices[0], bus.Devices[0].Interfaces[0], CancellationToken.None);

        Assert.Equal("device.usb-busy", busy.Refusal.Code);
    });

    [EmulatorFact]
    public Task Without_permission_the_device_is_listed_and_the_rule_to_install_is_told() => EmulatedUsb.RunAsync(
        async usb =>
        {
            await usb.PlugAsync("printer", EmulatedDevice.Printer() with { IsDenied = true });
            await using var bus = UsbBus.Open().Value;
            var device = Assert.Single(bus.Devices);

            var denied = await Assert.ThrowsAsync<UsbException>(
                () => bus.ClaimAsync(device, device.Interfaces[0], CancellationToken.None));

            Assert.Equal("J0001", device.Serial);
            Assert.Equal("device.usb-no-permission", denied.Refusal.Code);
            var rules = denied.Refusal.Arguments["rules"];
            Assert.Contains("*:07????:*", await File.ReadAllTextAsync(rules), StringComparison.Ordinal);
        });

    [Fact]
    public void Without_the_library_one_sentence_says_what_to_install()
    {
        var refusal = UsbBus.Open(["libusb-that-nobody-has.so.0"], TimeProvider.System).Refusal;

        Assert.Equal("device.no-libusb", refusal!.Code);
        Assert.Contains("libusb-1.0-0", refusal.In(CultureInfo.GetCultureInfo("es")), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public Task A_bus_that_is_closed_ends_its_claims_and_gives_nothing_more() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", UsbSteps.Sink());
        var bus = UsbBus.Open().Value;
        var (claim, output, input) = await UsbSteps.ClaimAsync(bus);
        var reading = claim.ReadAsync(input, new byte[64], CancellationToken.None).AsTask();

        await bus.DisposeAsync();
        await bus.DisposeAsync();

        Assert.Equal("device.usb-gone", (await Assert.ThrowsAsync<UsbException>(() => reading)).Refusal.Code);
        await Assert.ThrowsAsync<UsbException>(
            () => claim.WriteAsync(output, new byte[1], CancellationToken.None).AsTask());
        await claim.DisposeAsync();
    });
}
