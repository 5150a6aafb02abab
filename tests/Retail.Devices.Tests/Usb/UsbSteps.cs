using System.Collections.Immutable;
using Retail.Devices.Emulator;
using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Usb;

/// <summary>What several tests of USB do.</summary>
internal static class UsbSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static ImmutableSortedDictionary<int, string> HeldBy(string driver) =>
        ImmutableSortedDictionary<int, string>.Empty.Add(0, driver);

    /// <summary>A device that takes everything: the bytes of these tests are no orders.</summary>
    public static EmulatedDevice Sink(string port = "1-1", string? serial = "J0001") =>
        EmulatedDevice.Printer(port, serial) with { Kind = EmulatedDevice.Inside.Sink };

    public static byte[] Payload(int length) =>
        [.. Enumerable.Range(0, length).Select(i => (byte)(((i * 7) + (i >> 8)) & 0xFF))];

    public static (UsbEndpoint Output, UsbEndpoint Input) EndpointsOf(UsbInterface which) =>
        (which.Endpoints.Single(one => !one.IsIn), which.Endpoints.Single(one => one.IsIn));

    public static async Task WriteAllAsync(IUsbClaim claim, UsbEndpoint endpoint, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await claim.WriteAsync(endpoint, bytes, CancellationToken.None)..];
        }
    }

    /// <summary>Writes 200 bytes and gives how many were taken, however it ends.</summary>
    public static async Task<int> TakenAsync(IUsbClaim claim, UsbEndpoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            return await claim.WriteAsync(endpoint, Payload(200), cancellationToken);
        }
        catch (UsbException ended)
        {
            return ended.Taken;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    /// <summary>Claims the first setting of the only device.</summary>
    public static async Task<(IUsbClaim Claim, UsbEndpoint Output, UsbEndpoint Input)> ClaimAsync(IUsbBus bus)
    {
        await WaitForAsync(bus, devices => devices.Count == 1);
        var which = bus.Devices[0].Interfaces[0];
        var claim = await bus.ClaimAsync(bus.Devices[0], which, CancellationToken.None);
        return (claim, EndpointsOf(which).Output, EndpointsOf(which).Input);
    }

    /// <summary>Waits until what is plugged in is so.</summary>
    public static async Task WaitForAsync(IUsbBus bus, Func<IReadOnlyList<UsbDevice>, bool> isSo)
    {
        using var changed = new SemaphoreSlim(0);
        void Tell() => changed.Release();
        bus.Changed += Tell;
        try
        {
            while (!isSo(bus.Devices))
            {
                Assert.True(await changed.WaitAsync(Patience), "The bus did not see it.");
            }
        }
        finally
        {
            bus.Changed -= Tell;
        }
    }

    /// <summary>Waits until the emulator says so.</summary>
    public static async Task WaitForAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            await Task.Delay(5, limit.Token);
        }
    }
}
