using System.Globalization;
using Retail.Devices.Usb;

namespace Retail.Devices.Hid;

/// <summary>A HID function of a USB device in one's own hands, its reports understood. One reader at a time.</summary>
internal sealed class HidFunction : IAsyncDisposable
{
    private const byte HidClass = 0x03;
    private const byte BootSubclass = 0x01;
    private const byte FromInterface = 0x81;
    private const byte GetDescriptor = 0x06;
    private const ushort ReportDescriptor = 0x2200;
    private const byte ClassFromInterface = 0xA1;
    private const byte ClassToInterface = 0x21;
    private const byte GetReport = 0x01;
    private const byte SetReport = 0x09;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IUsbClaim claim;
    private readonly UsbInterface which;
    private readonly UsbEndpoint input;
    private readonly HidPackets packets;
    private readonly byte[] packet;

    private HidFunction(IUsbClaim claim, UsbDevice device, UsbInterface which, HidDescriptor descriptor)
    {
        (this.claim, Device, this.which, Descriptor) = (claim, device, which, descriptor);
        input = InputOf(which)!;
        packets = new HidPackets(descriptor, input.PacketSize);
        packet = new byte[input.PacketSize];
    }

    public UsbDevice Device { get; }

    public HidDescriptor Descriptor { get; }

    /// <summary>Whether it could be a device of the till's: a HID that is neither a keyboard nor a mouse.</summary>
    public static bool IsCandidate(UsbInterface which) =>
        which is { Class: HidClass, Subclass: not BootSubclass, Alternate: 0 } && InputOf(which) is not null;

    /// <summary>
    /// Claims it and reads its descriptor. Throws a <see cref="UsbException"/>, also for a descriptor that cannot be.
    /// </summary>
    public static async Task<HidFunction> OpenAsync(
        IUsbBus bus, UsbDevice device, UsbInterface which, CancellationToken cancellationToken)
    {
        var claim = await bus.ClaimAsync(device, which, cancellationToken);
        try
        {
            var wanted = Math.Min(which.HidReportDescriptorLength ?? HidDescriptor.MaxBytes, HidDescriptor.MaxBytes);
            var bytes = new byte[wanted];
            var length = await InTimeAsync(
                device,
                async token => await claim.ControlInAsync(
                    FromInterface, GetDescriptor, ReportDescriptor, (ushort)which.Number, bytes, token),
                cancellationToken);
            var descriptor = HidDescriptor.Read(bytes.AsSpan(0, length));
            return descriptor.IsRefused
                ? throw new UsbException(descriptor.Refusal)
                : new HidFunction(claim, device, which, descriptor.Value);
        }
        catch
        {
            await claim.DisposeAsync();
            throw;
        }
    }

    /// <summary>What people call the device.</summary>
    public static string NameOf(UsbDevice device) => device.Name is { Length: > 0 } name
        ? name
        : string.Create(CultureInfo.InvariantCulture, $"{device.Vendor:x4}:{device.Product:x4}");

    /// <summary>Waits for the next report; valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = await claim.ReadAsync(input, packet, cancellationToken);
            var report = packets.Take(packet.AsMemory(0, length));
            if (!report.IsEmpty)
            {
                return report;
            }
        }
    }

    /// <summary>Sends a report that has its number in front, where the device numbers them.</summary>
    public async Task SetAsync(HidReportKind kind, ReadOnlyMemory<byte> report, CancellationToken cancellationToken) =>
        await InTimeAsync(
            Device,
            async token =>
            {
                await claim.ControlOutAsync(
                    ClassToInterface, SetReport, ValueOf(kind, report.Span[0]), (ushort)which.Number, report, token);
                return 0;
            },
            cancellationToken);

    /// <summary>Asks for a report; how many bytes came.</summary>
    public Task<int> GetAsync(
        HidReportKind kind, byte id, Memory<byte> report, CancellationToken cancellationToken) => InTimeAsync(
        Device,
        async token => await claim.ControlInAsync(
            ClassFromInterface, GetReport, ValueOf(kind, id), (ushort)which.Number, report, token),
        cancellationToken);

    public ValueTask DisposeAsync() => claim.DisposeAsync();

    private static UsbEndpoint? InputOf(UsbInterface which) => which.Endpoints.FirstOrDefault(
        one => one is { IsIn: true, Kind: UsbTransferKind.Interrupt, PacketSize: > 0 });

    private static async Task<int> InTimeAsync(
        UsbDevice device, Func<CancellationToken, Task<int>> ask, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await ask(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UsbException(
                Refusal.Of(RefusalKind.Unavailable, "device.hid-silent", ("device", NameOf(device))));
        }
    }

    private ushort ValueOf(HidReportKind kind, byte first) =>
        (ushort)(((int)kind << 8) | (Descriptor.HasReportIds ? first : 0));
}
