using Retail.Devices.Diagnostics;
using Retail.Devices.Hid;
using Retail.Devices.Usb;

namespace Retail.Devices.Scanning;

/// <summary>
/// The HID POS scanners on the till's USB, found by their usage page (0x8C) and read from the moment they are plugged
/// in: no focus, no keyboard layout, and every scan with its symbology.
/// </summary>
public sealed class HidPosScanner : QueuedScanner
{
    // Shown as the scanner's state; nothing that was scanned is refused by it.
    private const string Unplugged = "device.usb-gone";

    private readonly HidWatch watch;

    /// <summary>The scanners that <paramref name="which"/> means; null is all of them.</summary>
    public HidPosScanner(
        IUsbBus bus, TimeProvider clock, UsbChoice? which = null, DiagnosticRing? ring = null,
        string id = "usb-scanner")
        : base(id, ring) =>
        watch = new HidWatch(bus, HidScanLayout.Page, which ?? UsbChoice.Any, ServeAsync, Tell, clock);

    private protected override Task RunAsync(CancellationToken cancellationToken) => watch.RunAsync(cancellationToken);

    private static async Task SwitchOnAsync(HidFunction function, CancellationToken cancellationToken)
    {
        if (HidScannerMode.IsHoneywell(function.Device.Vendor) &&
            function.Descriptor.BytesOf(HidReportKind.Feature, HidScannerMode.Report) == HidScannerMode.On.Length)
        {
            await function.SetAsync(HidReportKind.Feature, HidScannerMode.On, cancellationToken);
        }
    }

    private async Task ServeAsync(HidFunction function, CancellationToken cancellationToken)
    {
        var found = HidScanReader.For(function.Descriptor, function.Device.Vendor);
        if (found.IsRefused)
        {
            throw new UsbException(found.Refusal);
        }

        var reader = found.Value;
        await SwitchOnAsync(function, cancellationToken);
        Count(1);
        try
        {
            while (true)
            {
                Take(function, reader, (await function.ReadAsync(cancellationToken)).Span);
            }
        }
        catch (IOException) when (reader.Break())
        {
            Add(ScanRefusals.Torn(HidFunction.NameOf(function.Device)));
            throw;
        }
        finally
        {
            Count(-1);
        }
    }

    private void Take(HidFunction function, HidScanReader reader, ReadOnlySpan<byte> report)
    {
        Keep(report);
        var scan = reader.Read(report, out var wasTorn);
        if (wasTorn)
        {
            Add(ScanRefusals.Torn(HidFunction.NameOf(function.Device)));
        }

        if (scan.IsRefused)
        {
            Add(scan.Refusal);
        }
        else if (scan.Value is { } whole)
        {
            Add(whole);
        }
    }

    private void Tell(Refusal refusal)
    {
        Note(refusal.ToString());
        if (refusal.Code != Unplugged)
        {
            Add(refusal);
        }
    }
}
