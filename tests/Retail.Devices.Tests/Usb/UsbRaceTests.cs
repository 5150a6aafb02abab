using Retail.Devices.Emulator;
using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Usb;

/// <summary>Ends that meet: none may leave a transfer, a handle or a caller behind.</summary>
public sealed class UsbRaceTests
{
    [EmulatorFact]
    public Task A_bus_that_is_closed_at_work_ends_everything_again_and_again() => EmulatedUsb.RunAsync(async usb =>
    {
        await usb.PlugAsync("printer", UsbSteps.Sink());
        await usb.SetAsync("printer", "take", 0);
        for (var turn = 0; turn < 100; turn++)
        {
            var bus = UsbBus.Open().Value;
            var (claim, output, input) = await UsbSteps.ClaimAsync(bus);
            var (writing, reading, asking) = (
                claim.WriteAsync(output, new byte[100], CancellationToken.None).AsTask(),
                claim.ReadAsync(input, new byte[64], CancellationToken.None).AsTask(),
                claim.ControlInAsync(0xA1, 0, 0, 0, new byte[64], CancellationToken.None).AsTask());
            await bus.DisposeAsync();

            await Assert.ThrowsAsync<UsbException>(() => writing);
            await Assert.ThrowsAsync<UsbException>(() => reading);

            // It may have been answered before; it must only end.
            await ((Task)asking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var words = await usb.LogAsync("printer");
        Assert.Equal(100, words.Count(word => word == "claim:0"));
        Assert.Equal(100, words.Count(word => word == "release:0"));
    });

    [EmulatorFact]
    public Task Pulled_out_given_up_and_given_back_at_once_all_ends() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var bus = UsbBus.Open().Value;
        for (var turn = 0; turn < 100; turn++)
        {
            await usb.PlugAsync("printer", UsbSteps.Sink());
            await usb.SetAsync("printer", "take", turn);
            var (claim, output, input) = await UsbSteps.ClaimAsync(bus);
            using var patience = new CancellationTokenSource();
            Task<int>[] all =
            [
                UsbSteps.TakenAsync(claim, output, patience.Token),
                claim.ReadAsync(input, new byte[64], CancellationToken.None).AsTask(),
            ];
            var (pulled, givenUp, givenBack) =
                (usb.UnplugAsync("printer"), patience.CancelAsync(), claim.DisposeAsync().AsTask());
            await Task.WhenAll(pulled, givenUp, givenBack);

            Assert.InRange(await all[0], 0, turn);
            await Assert.ThrowsAsync<UsbException>(() => all[1]);
            await UsbSteps.WaitForAsync(bus, devices => devices.Count == 0);
        }
    });
}
