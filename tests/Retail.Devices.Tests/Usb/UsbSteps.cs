using System.Collections.Immutable;
using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Usb;

/// <summary>What several tests of USB do.</summary>
internal static class UsbSteps
{
    public static ImmutableSortedDictionary<int, string> HeldBy(string driver) =>
        ImmutableSortedDictionary<int, string>.Empty.Add(0, driver);

    public static (UsbEndpoint Output, UsbEndpoint Input) EndpointsOf(UsbInterface which) =>
        (which.Endpoints.Single(one => !one.IsIn), which.Endpoints.Single(one => one.IsIn));

    public static async Task WriteAllAsync(IUsbClaim claim, UsbEndpoint endpoint, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await claim.WriteAsync(endpoint, bytes, CancellationToken.None)..];
        }
    }
}
