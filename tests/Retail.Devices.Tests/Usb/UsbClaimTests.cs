using System.Diagnostics;
using System.Text;
using Retail.Devices.Emulator;
using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Usb;

/// <summary>Bytes over libusb when all goes well and when it does not.</summary>
public sealed class UsbClaimTests
{
    private const int Length = 200;

    [EmulatorTheory]
    [InlineData("01 82")]
    [InlineData("02 81")]
    [InlineData("81 02")]
    [InlineData("0F 8F")]
    [InlineData("83 03")]
    public Task The_endpoints_are_those_that_the_device_tells(string addresses) => EmulatedUsb.RunAsync(
        async (usb, text) =>
        {
            var listed = Convert.FromHexString(text.Replace(" ", string.Empty, StringComparison.Ordinal));
            await usb.PlugAsync("printer", EmulatedDevice.Printer() with
            {
                Functions =
                [
                    .. EmulatedDevice.Interface(0, 0, 7, 1, 2, 2),
                    .. EmulatedDevice.Bulk(listed[0]), .. EmulatedDevice.Bulk(listed[1]),
                ],
            });
            await using var bus = UsbBus.Open().Value;
            var (claim, output, input) = await UsbSteps.ClaimAsync(bus);

            await UsbSteps.WriteAllAsync(claim, output, new byte[] { 0x10, 4, 1 });
            Assert.Equal(1, await claim.ReadAsync(input, new byte[8], CancellationToken.None));

            Assert.Equal(listed.Order(), new[] { output.Address, input.Address });
            await claim.DisposeAsync();
        },
        addresses);

    [EmulatorFact]
    public Task The_setting_that_was_chosen_holds() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", UsbSteps.Sink() with
        {
            Functions =
            [
                .. EmulatedDevice.Interface(0, 0, 7, 1, 1, 1), .. EmulatedDevice.Bulk(0x01),
                .. EmulatedDevice.Interface(0, 1, 7, 1, 2, 2),
                .. EmulatedDevice.Bulk(0x03), .. EmulatedDevice.Bulk(0x84),
            ],
        });
        await using var bus = UsbBus.Open().Value;
        var port = new UsbPrinterPort(bus, UsbChoice.Any);
        await using (var link = await port.OpenAsync(CancellationToken.None))
        {
            Assert.True(link.CanRead);
            Assert.Equal(3, await link.WriteAsync("abc"u8.ToArray(), CancellationToken.None));
        }

        Assert.Contains("setting:0:1", await usb.LogAsync("printer"));
        Assert.Equal("abc"u8.ToArray(), await usb.PaperAsync("printer"));
    });

    [EmulatorFact]
    public Task What_is_taken_in_parts_is_told_and_continued() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", UsbSteps.Sink());
        await usb.SetAsync("printer", "short", 7);
        await using var bus = UsbBus.Open().Value;
        var (claim, output, _) = await UsbSteps.ClaimAsync(bus);

        Assert.Equal(7, await claim.WriteAsync(output, UsbSteps.Payload(Length), CancellationToken.None));
        await UsbSteps.WriteAllAsync(claim, output, UsbSteps.Payload(Length).AsMemory(7));

        Assert.Equal(UsbSteps.Payload(Length), await usb.PaperAsync("printer"));
    });

    [EmulatorFact]
    public Task Much_is_written_as_it_is() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", UsbSteps.Sink());
        await using var bus = UsbBus.Open().Value;
        var (claim, output, _) = await UsbSteps.ClaimAsync(bus);

        await UsbSteps.WriteAllAsync(claim, output, UsbSteps.Payload(100_000));

        Assert.Equal(UsbSteps.Payload(100_000), await usb.PaperAsync("printer"));
    });

    [EmulatorFact]
    public Task A_halt_at_any_byte_is_cleared_and_nothing_is_lost_or_doubled() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", UsbSteps.Sink());
        await using var bus = UsbBus.Open().Value;
        var (claim, output, _) = await UsbSteps.ClaimAsync(bus);
        for (var at = 0; at < Length; at++)
        {
            var before = (await usb.PaperAsync("printer")).Length;
            await usb.SetAsync("printer", "stall", at);
            await UsbSteps.WriteAllAsync(claim, output, UsbSteps.Payload(Length));
            Assert.Equal(UsbSteps.Payload(Length), (await usb.PaperAsync("printer"))[before..]);
        }

        Assert.Equal(Length, (await usb.LogAsync("printer")).Count(word => word == "clear:01"));
    });

    [EmulatorFact]
    public Task A_device_that_halts_again_and_again_is_given_up() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", UsbSteps.Sink());
        await usb.SetAsync("printer", "broken", 1);
        await using var bus = UsbBus.Open().Value;
        var (claim, output, _) = await UsbSteps.ClaimAsync(bus);

        var stalled = await Assert.ThrowsAsync<UsbException>(
            () => claim.WriteAsync(output, UsbSteps.Payload(9), CancellationToken.None).AsTask());

        Assert.Equal(("device.usb-stalled", 0), (stalled.Refusal.Code, stalled.Taken));
    });

    [EmulatorFact]
    public Task A_write_that_is_cancelled_tells_what_was_taken() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", UsbSteps.Sink());
        await usb.SetAsync("printer", "take", 50);
        await using var bus = UsbBus.Open().Value;
        var (claim, output, _) = await UsbSteps.ClaimAsync(bus);

        using (var patience = new CancellationTokenSource())
        {
            var writing = claim.WriteAsync(output, UsbSteps.Payload(Length), patience.Token).AsTask();
            await UsbSteps.WaitForAsync(async () => (await usb.PaperAsync("printer")).Length == 50);
            Assert.False(writing.IsCompleted);
            await patience.CancelAsync();
            Assert.Equal(50, await writing);
        }

        using (var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50)))
        {
            var writing = claim.WriteAsync(output, UsbSteps.Payload(Length).AsMemory(50), patience.Token).AsTask();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        }

        await usb.SetAsync("printer", "take", -1);
        await UsbSteps.WriteAllAsync(claim, output, UsbSteps.Payload(Length).AsMemory(50));
        Assert.Equal(UsbSteps.Payload(Length), await usb.PaperAsync("printer"));
    });

    [EmulatorFact]
    public Task Pulled_out_at_any_byte_it_is_known_how_many_were_taken() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var bus = UsbBus.Open().Value;
        var port = new UsbPrinterPort(bus, UsbChoice.Any);
        var printed = 0;
        for (var at = 1; at <= Length; at++)
        {
            await usb.PlugAsync("printer", UsbSteps.Sink());
            await usb.SetAsync("printer", "unplug", at);
            await UsbSteps.WaitForAsync(bus, devices => devices.Count == 1);
            await using (var link = await port.OpenAsync(CancellationToken.None))
            {
                var gone = await Assert.ThrowsAsync<UsbException>(
                    () => link.WriteAsync(UsbSteps.Payload(Length + 1), CancellationToken.None).AsTask());
                Assert.Equal(("device.usb-gone", at), (gone.Refusal.Code, gone.Taken));
                await Assert.ThrowsAsync<UsbException>(
                    () => link.ReadAsync(new byte[64], CancellationToken.None).AsTask());
            }

            await UsbSteps.WaitForAsync(bus, devices => devices.Count == 0);
            Assert.Equal(UsbSteps.Payload(Length + 1)[..at], (await usb.PaperAsync("printer"))[printed..]);
            printed += at;
        }
    });

    [EmulatorFact]
    public Task Two_printers_that_change_places_keep_their_roles() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("receipts", UsbSteps.Sink("1-1", "A"));
        await usb.PlugAsync("labels", UsbSteps.Sink("1-2", "B"));
        await using var bus = UsbBus.Open().Value;
        var port = new UsbPrinterPort(bus, UsbChoice.Any);
        await PrintAsync(port, "one");
        await usb.UnplugAsync("receipts");
        await usb.UnplugAsync("labels");
        await usb.PlugAsync("labels", UsbSteps.Sink("1-1", "B"));
        await UsbSteps.WaitForAsync(bus, devices => devices is [{ Serial: "B" }]);

        var absent = await Assert.ThrowsAsync<UsbException>(() => port.OpenAsync(CancellationToken.None));
        await usb.PlugAsync("receipts", UsbSteps.Sink("1-2", "A"));
        await UsbSteps.WaitForAsync(bus, devices => devices.Count == 2);
        await PrintAsync(port, "two");

        Assert.Equal("device.no-usb-printer", absent.Refusal.Code);
        Assert.Equal("onetwo"u8.ToArray(), await usb.PaperAsync("receipts"));
        Assert.Empty(await usb.PaperAsync("labels"));
    });

    [EmulatorFact]
    public Task A_printer_without_a_serial_number_is_known_by_its_port() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("receipts", UsbSteps.Sink("1-2.1", null));
        await using var bus = UsbBus.Open().Value;
        var port = new UsbPrinterPort(bus, UsbChoice.Any);
        await PrintAsync(port, "one");
        await usb.UnplugAsync("receipts");
        await usb.PlugAsync("labels", UsbSteps.Sink("1-1", null));
        await usb.PlugAsync("receipts", UsbSteps.Sink("1-2.1", null));
        await UsbSteps.WaitForAsync(bus, devices => devices.Count == 2);
        await PrintAsync(port, "two");

        Assert.Equal("onetwo"u8.ToArray(), await usb.PaperAsync("receipts"));
        Assert.Empty(await usb.PaperAsync("labels"));
    });

    [EmulatorFact]
    public Task A_thousand_claims_end_with_transfers_under_way() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", UsbSteps.Sink());
        await usb.SetAsync("printer", "take", 0);
        await using var bus = UsbBus.Open().Value;
        for (var turn = 0; turn < 1_000; turn++)
        {
            var (claim, output, input) = await UsbSteps.ClaimAsync(bus);
            using var patience = new CancellationTokenSource();
            var (writing, reading) = (
                claim.WriteAsync(output, UsbSteps.Payload(Length), patience.Token).AsTask(),
                claim.ReadAsync(input, new byte[64], CancellationToken.None).AsTask());
            var cancelling = turn % 2 == 0 ? patience.CancelAsync() : Task.CompletedTask;
            await claim.DisposeAsync();
            await cancelling;
            _ = turn % 2 == 0
                ? await Assert.ThrowsAnyAsync<Exception>(() => writing)
                : await Assert.ThrowsAsync<UsbException>(() => writing);
            await Assert.ThrowsAsync<UsbException>(() => reading);
        }

        // They do not take memory or files with them: a thousand more handles would be more than one may open here.
        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 1, 300);
        GC.Collect();
        Assert.InRange(Process.GetCurrentProcess().HandleCount, 1, 400);
    });

    private static async Task PrintAsync(UsbPrinterPort port, string text)
    {
        await using var link = await port.OpenAsync(CancellationToken.None);
        Assert.Equal(text.Length, await link.WriteAsync(Encoding.ASCII.GetBytes(text), CancellationToken.None));
    }
}
