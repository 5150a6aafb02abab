using System.Buffers.Binary;
using Retail.Devices.Emulator;
using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Usb;

/// <summary>What a device sends and is asked.</summary>
public sealed class UsbReadingTests
{
    private const int Count = 1_000;
    private static readonly byte[] Report = [0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0xC0];

    [EmulatorFact]
    public Task Every_report_arrives_once_and_in_order_whoever_gives_up_waiting() => EmulatedUsb.RunAsync(async usb =>
    {
        var (bus, claim, input) = await ClaimAsync(usb);
        await usb.SetAsync("scanner", "pace", 300);
        var feeding = usb.FeedAsync("scanner", 0x81, Enumerable.Range(0, Count).Select(Numbered));
        var into = new byte[64];
        for (var (number, turn) = (0, 0); number < Count; turn++)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(turn % 3));
            try
            {
                Assert.Equal(8, await claim.ReadAsync(input, into, patience.Token));
                Assert.Equal(number++, BinaryPrimitives.ReadInt32BigEndian(into));
            }
            catch (OperationCanceledException)
            {
                // What comes meanwhile waits.
            }
        }

        await feeding;
        await bus.DisposeAsync();
    });

    [EmulatorFact]
    public Task What_nobody_fetches_waits_even_in_the_device() => EmulatedUsb.RunAsync(async usb =>
    {
        var (bus, claim, input) = await ClaimAsync(usb);
        var into = new byte[64];
        await usb.FeedAsync("scanner", 0x81, Enumerable.Range(0, 6_000).Select(Numbered));
        await claim.ReadAsync(input, into, CancellationToken.None);
        await UsbSteps.WaitForAsync(async () => (await usb.WaitingAsync("scanner")).Packets < 2_000);
        for (var number = 1; number < 6_000; number++)
        {
            await claim.ReadAsync(input, into, CancellationToken.None);
            Assert.Equal(number, BinaryPrimitives.ReadInt32BigEndian(into));
        }

        await bus.DisposeAsync();
    });

    [EmulatorFact]
    public Task A_report_is_given_in_parts_to_who_has_little_room() => EmulatedUsb.RunAsync(async usb =>
    {
        var (bus, claim, input) = await ClaimAsync(usb);
        await usb.FeedAsync("scanner", 0x81, UsbSteps.Payload(64), UsbSteps.Payload(3));
        var (into, got) = (new byte[10], new List<int>());
        for (var read = 0; read < 67;)
        {
            got.Add(await claim.ReadAsync(input, into, CancellationToken.None));
            read += got[^1];
        }

        Assert.Equal([10, 10, 10, 10, 10, 10, 4, 3], got);
        await bus.DisposeAsync();
    });

    [EmulatorFact]
    public Task A_halted_endpoint_is_set_going_and_no_report_is_lost() => EmulatedUsb.RunAsync(async usb =>
    {
        var (bus, claim, input) = await ClaimAsync(usb);
        var into = new byte[64];
        for (var number = 0; number < 60; number++)
        {
            if (number % 10 == 0)
            {
                await usb.SetAsync("scanner", "stall-in", 0);
            }

            await usb.FeedAsync("scanner", 0x81, Numbered(number));
            await claim.ReadAsync(input, into, CancellationToken.None);
            Assert.Equal(number, BinaryPrimitives.ReadInt32BigEndian(into));
        }

        Assert.Equal(6, (await usb.LogAsync("scanner")).Count(word => word == "clear:81"));
        await bus.DisposeAsync();
    });

    [EmulatorFact]
    public Task What_came_before_it_was_pulled_out_is_still_given() => EmulatedUsb.RunAsync(async usb =>
    {
        var (bus, claim, input) = await ClaimAsync(usb);
        var into = new byte[64];
        await usb.FeedAsync("scanner", 0x81, Enumerable.Range(0, 20).Select(Numbered));
        await claim.ReadAsync(input, into, CancellationToken.None);
        await UsbSteps.WaitForAsync(async () => (await usb.WaitingAsync("scanner")).Packets == 0);
        await usb.UnplugAsync("scanner");
        for (var number = 1; number < 20; number++)
        {
            await claim.ReadAsync(input, into, CancellationToken.None);
            Assert.Equal(number, BinaryPrimitives.ReadInt32BigEndian(into));
        }

        var gone = await Assert.ThrowsAsync<UsbException>(
            () => claim.ReadAsync(input, into, CancellationToken.None).AsTask());
        Assert.Equal("device.usb-gone", gone.Refusal.Code);
        await bus.DisposeAsync();
    });

    [EmulatorFact]
    public Task A_device_is_asked_and_told_and_may_refuse() => EmulatedUsb.RunAsync(async usb =>
    {
        var (bus, claim, _) = await ClaimAsync(usb);
        var into = new byte[64];

        Assert.Equal(Report.Length, await claim.ControlInAsync(0x81, 6, 0x2200, 0, into, CancellationToken.None));
        Assert.Equal(Report, into[..Report.Length]);
        Assert.Equal(3, await claim.ControlInAsync(0x81, 6, 0x2200, 0, into.AsMemory(0, 3), CancellationToken.None));
        await claim.ControlOutAsync(0x21, 9, 0x03FE, 0, new byte[] { 0xFE, 1 }, CancellationToken.None);
        var refused = await Assert.ThrowsAsync<UsbException>(
            () => claim.ControlInAsync(0xA1, 0x77, 0, 0, into, CancellationToken.None).AsTask());

        Assert.Equal("device.usb-stalled", refused.Refusal.Code);
        Assert.Contains("request:09:03FE:0000:FE01", await usb.LogAsync("scanner"));
        await bus.DisposeAsync();
    });

    [EmulatorFact]
    public Task A_request_that_is_not_answered_ends_by_itself_or_when_its_asker_gives_up() => EmulatedUsb.RunAsync(
        async usb =>
        {
            var (bus, claim, _) = await ClaimAsync(usb);
            await usb.SetAsync("scanner", "deaf", 1);
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => claim.ControlInAsync(0x81, 6, 0x2200, 0, new byte[8], patience.Token).AsTask());
            var broken = await Assert.ThrowsAsync<UsbException>(
                () => claim.ControlInAsync(0x81, 6, 0x2200, 0, new byte[8], CancellationToken.None).AsTask());

            Assert.Equal("device.usb-broken", broken.Refusal.Code);
            await bus.DisposeAsync();
        });

    private static byte[] Numbered(int number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static async Task<(UsbBus Bus, IUsbClaim Claim, UsbEndpoint Input)> ClaimAsync(EmulatedUsb usb)
    {
        await usb.PlugAsync("scanner", EmulatedDevice.Hid(Report));
        var bus = UsbBus.Open().Value;
        var which = bus.Devices[0].Interfaces[0];
        return (bus, await bus.ClaimAsync(bus.Devices[0], which, CancellationToken.None), which.Endpoints[0]);
    }
}
