using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Retail.Devices.Usb;

namespace Retail.Devices.Hid;

/// <summary>
/// What is known of the HID functions of a bus, for all who look for some: one that was found to be a scale is not
/// claimed by who looks for scanners, and nobody looks at one while another does.
/// </summary>
internal sealed class HidDirectory
{
    private static readonly ConditionalWeakTable<IUsbBus, HidDirectory> All = new();

    // Holds one token: whoever has it looks.
    private readonly Channel<bool> gate = Channel.CreateBounded<bool>(1);
    private readonly ConcurrentDictionary<(UsbDevice Device, int Number), HidDescriptor> descriptors = new();

    private HidDirectory() => gate.Writer.TryWrite(true);

    public static HidDirectory Of(IUsbBus bus) => All.GetValue(bus, _ => new HidDirectory());

    public void Forget(IReadOnlyList<UsbDevice> there)
    {
        foreach (var gone in descriptors.Keys.Where(key => !there.Contains(key.Device)))
        {
            descriptors.TryRemove(gone, out _);
        }
    }

    /// <summary>Whether a function is of this kind, as far as it can be told without claiming it.</summary>
    public bool? IsOfPage(UsbDevice device, UsbInterface function, ushort page) =>
        (descriptors.TryGetValue((device, function.Number), out var descriptor)
            ? descriptor
            : HidReportFiles.Find(device, function)) is { } known
            ? IsOfPage(known, page)
            : null;

    /// <summary>The function in one's own hands; null when it is of another kind.</summary>
    public async Task<HidFunction?> OpenAsync(
        IUsbBus bus, UsbDevice device, UsbInterface function, ushort page, CancellationToken cancellationToken)
    {
        await gate.Reader.TakeAsync(cancellationToken);
        try
        {
            if (IsOfPage(device, function, page) == false)
            {
                return null;
            }

            var held = await HidFunction.OpenAsync(bus, device, function, cancellationToken);
            descriptors[(device, function.Number)] = held.Descriptor;
            if (IsOfPage(held.Descriptor, page))
            {
                return held;
            }

            await held.DisposeAsync();
            return null;
        }
        finally
        {
            gate.Writer.TryWrite(true);
        }
    }

    private static bool IsOfPage(HidDescriptor descriptor, ushort page) =>
        descriptor.Applications.Any(one => one.Page == page);
}
