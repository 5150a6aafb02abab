using Retail.Abstractions.Devices;
using Retail.Devices.Emulator;
using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Usb;

/// <summary>The emulated printer does what printers do: what other tests conclude from it can be relied on.</summary>
public sealed class EmulatedPrinterTests
{
    private static readonly byte[] AskRoll = [0x10, 0x04, 0x04];
    private static readonly byte[] AskDone = [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x31, 0x32, 0x33, 0x34];

    [EmulatorFact]
    public Task Without_paper_it_takes_what_it_has_room_for_and_prints_it_later() => EmulatedUsb.RunAsync(async usb =>
    {
        var (bus, link) = await OpenAsync(usb);
        await usb.SetAsync("printer", "capacity", 100);
        await usb.SetAsync("printer", "paper-end", 1);
        await link.WriteAsync(AskRoll, CancellationToken.None);
        Assert.Equal([0x7E], await ReadAsync(link, 1));

        var text = Enumerable.Repeat((byte)'x', 300).ToArray();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Assert.Equal(97, await link.WriteAsync(text, patience.Token));
        Assert.Empty(await usb.PaperAsync("printer"));
        await usb.SetAsync("printer", "paper-end", 0);
        await link.WriteAsync(AskDone, CancellationToken.None);

        Assert.Equal("7\"1234\0"u8.ToArray(), await ReadAsync(link, 7));
        byte[] printed = [.. AskRoll, .. text[..97], .. AskDone];
        Assert.Equal(printed, await usb.PaperAsync("printer"));
        await bus.DisposeAsync();
    });

    [EmulatorFact]
    public Task What_it_has_taken_it_prints_without_cable_but_not_without_power() => EmulatedUsb.RunAsync(async usb =>
    {
        var (bus, link) = await OpenAsync(usb);
        await usb.SetAsync("printer", "cover-open", 1);
        await link.WriteAsync("abc"u8.ToArray(), CancellationToken.None);
        await usb.UnplugAsync("printer");
        await usb.SetAsync("printer", "cover-open", 0);
        Assert.Equal("abc"u8.ToArray(), await usb.PaperAsync("printer"));
        await bus.DisposeAsync();

        (bus, link) = await OpenAsync(usb);
        await usb.SetAsync("printer", "cover-open", 1);
        await link.WriteAsync("def"u8.ToArray(), CancellationToken.None);
        await usb.PowerOffAsync("printer");
        await usb.SetAsync("printer", "cover-open", 0);
        Assert.Equal("abc"u8.ToArray(), await usb.PaperAsync("printer"));
        await bus.DisposeAsync();
    });

    [EmulatorFact]
    public Task It_tells_of_changes_when_asked_and_counts_pulses_for_the_drawer() => EmulatedUsb.RunAsync(async usb =>
    {
        var (bus, link) = await OpenAsync(usb);
        await link.WriteAsync(new byte[] { 0x1D, 0x61, 0xFF, 0x1B, 0x70, 0, 25, 250 }, CancellationToken.None);
        Assert.Equal([0x10, 0, 0, 0], await ReadAsync(link, 4));
        await usb.SetAsync("printer", "drawer-open", 1);
        Assert.Equal([0x14, 0, 0, 0], await ReadAsync(link, 4));
        await usb.SetAsync("printer", "paper-end", 1);
        Assert.Equal([0x1C, 0, 0x0F, 0], await ReadAsync(link, 4));

        Assert.Equal((0, 0, 1), await usb.WaitingAsync("printer"));
        await bus.DisposeAsync();
    });

    [EmulatorFact]
    public Task A_slow_one_takes_its_time_and_everything() => EmulatedUsb.RunAsync(async usb =>
    {
        var (bus, link) = await OpenAsync(usb);
        await usb.SetAsync("printer", "capacity", 64);
        await usb.SetAsync("printer", "rate", 5_000);
        ReadOnlyMemory<byte> rest = Enumerable.Repeat((byte)'x', 1_000).ToArray();
        for (var clock = 0; !rest.IsEmpty; clock++)
        {
            Assert.True(clock < 1_000, "It takes less than a byte at once.");
            rest = rest[await link.WriteAsync(rest, CancellationToken.None)..];
        }

        await UsbSteps.WaitForAsync(async () => (await usb.PaperAsync("printer")).Length == 1_000);
        await bus.DisposeAsync();
    });

    private static async Task<(UsbBus Bus, IByteLink Link)> OpenAsync(EmulatedUsb usb)
    {
        await usb.PlugAsync("printer", EmulatedDevice.Printer());
        var bus = UsbBus.Open().Value;
        return (bus, await new UsbPrinterPort(bus, UsbChoice.Any).OpenAsync(CancellationToken.None));
    }

    private static async Task<byte[]> ReadAsync(IByteLink link, int count)
    {
        var (bytes, read) = (new byte[count], 0);
        while (read < count)
        {
            read += await link.ReadAsync(bytes.AsMemory(read), CancellationToken.None);
        }

        return bytes;
    }
}
