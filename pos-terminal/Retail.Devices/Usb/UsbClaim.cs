using System.Buffers.Binary;

namespace Retail.Devices.Usb;

/// <summary>An interface of a device that libusb has claimed for us.</summary>
internal sealed class UsbClaim : IUsbClaim
{
    /// <summary>As many bytes are handed over at once: a slow printer takes them in a second or two.</summary>
    private const int LongestWrite = 16 * 1024;

    private const int MostStalls = 3;
    private const int SetupLength = 8;

    /// <summary>A cancelled transfer ends within milliseconds; one that does not has lost its system.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    private readonly Lock own = new();
    private readonly HashSet<UsbTransfer> underWay = [];
    private readonly Dictionary<byte, UsbReader> readers = [];
    private readonly UsbDevice device;
    private readonly UsbInterface which;
    private readonly nint handle;
    private readonly Action<UsbClaim> forget;
    private Task? closing;

    public UsbClaim(UsbDevice device, UsbInterface which, nint handle, Action<UsbClaim> forget) =>
        (this.device, this.which, this.handle, this.forget) = (device, which, handle, forget);

    public async ValueTask<int> WriteAsync(
        UsbEndpoint endpoint, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bytes.Length);
        var chunk = bytes[..Math.Min(bytes.Length, LongestWrite)];
        for (var turn = 0; ; turn++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = await MoveAsync(endpoint.Address, endpoint.Kind, chunk, cancellationToken);
            if (end.Status == LibUsb.TransferStatus.Stall && turn < MostStalls)
            {
                await ClearHaltAsync(endpoint, end.Moved);
            }
            else if (end.Status is not (LibUsb.TransferStatus.Completed or LibUsb.TransferStatus.Cancelled))
            {
                throw new UsbException(UsbRefusals.Of(end.Status, device), end.Moved);
            }

            if (end.Moved > 0)
            {
                return end.Moved;
            }

            if (end.Status == LibUsb.TransferStatus.Cancelled && !cancellationToken.IsCancellationRequested)
            {
                throw new UsbException(UsbRefusals.Gone(device));
            }

            if (turn >= MostStalls)
            {
                throw new UsbException(UsbRefusals.Of(LibUsb.TransferStatus.Error, device));
            }
        }
    }

    public ValueTask<int> ReadAsync(
        UsbEndpoint endpoint, Memory<byte> into, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(into.Length);
        UsbReader? reader;
        lock (own)
        {
            if (!readers.TryGetValue(endpoint.Address, out reader))
            {
                reader = new UsbReader(this, device, endpoint);
                readers.Add(endpoint.Address, reader);
            }
        }

        return reader.ReadAsync(into, cancellationToken);
    }

    public async ValueTask<int> ControlInAsync(
        byte requestType,
        byte request,
        ushort value,
        ushort index,
        Memory<byte> into,
        CancellationToken cancellationToken)
    {
        var packet = Setup(requestType, request, value, index, into.Length);
        var end = await ControlAsync(packet, cancellationToken);
        packet.AsMemory(SetupLength, end.Moved).CopyTo(into);
        return end.Moved;
    }

    public async ValueTask ControlOutAsync(
        byte requestType,
        byte request,
        ushort value,
        ushort index,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken)
    {
        var packet = Setup(requestType, request, value, index, bytes.Length);
        bytes.CopyTo(packet.AsMemory(SetupLength));
        await ControlAsync(packet, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Task closed;
        lock (own)
        {
            closed = closing ??= Task.Run(CloseAsync);
        }

        await closed;
        forget(this);
    }

    /// <summary>Submits a transfer that ends by itself, by being cancelled or with the claim.</summary>
    internal (UsbTransfer? Transfer, int Error) Submit(UsbEndpoint endpoint, ReadOnlyMemory<byte> bytes) =>
        Submit(endpoint.Address, endpoint.Kind, bytes);

    internal void Forget(UsbTransfer transfer)
    {
        lock (own)
        {
            underWay.Remove(transfer);
        }
    }

    /// <summary>Sets a halted endpoint going; it blocks, and so not on libusb's thread.</summary>
    internal Task ClearHaltAsync(UsbEndpoint endpoint, int taken = 0) => Task.Run(() =>
    {
        lock (own)
        {
            var error = closing is not null ? LibUsb.NoDevice : LibUsb.ClearHalt(handle, endpoint.Address);
            if (error < 0)
            {
                throw new UsbException(UsbRefusals.Of(error, device), taken);
            }
        }
    });

    private static byte[] Setup(byte requestType, byte request, ushort value, ushort index, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, ushort.MaxValue);
        var packet = new byte[SetupLength + length];
        (packet[0], packet[1]) = (requestType, request);
        BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(2), value);
        BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(4), index);
        BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(6), (ushort)length);
        return packet;
    }

    private async Task<UsbTransferEnd> ControlAsync(byte[] packet, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var end = await MoveAsync(0, UsbTransferKind.Control, packet, cancellationToken);
        if (end.Status == LibUsb.TransferStatus.Cancelled)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new UsbException(UsbRefusals.Gone(device));
        }

        return end.Status == LibUsb.TransferStatus.Completed ? end
            : throw new UsbException(UsbRefusals.Of(end.Status, device));
    }

    private async Task<UsbTransferEnd> MoveAsync(
        byte endpoint, UsbTransferKind kind, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var (transfer, error) = Submit(endpoint, kind, bytes);
        if (transfer is null)
        {
            throw new UsbException(UsbRefusals.Of(error, device));
        }

        try
        {
            await using var cancelling = cancellationToken.UnsafeRegister(
                static one => ((UsbTransfer)one!).Cancel(), transfer);
            return await transfer.Ended;
        }
        finally
        {
            Forget(transfer);
        }
    }

    private (UsbTransfer? Transfer, int Error) Submit(byte endpoint, UsbTransferKind kind, ReadOnlyMemory<byte> bytes)
    {
        lock (own)
        {
            if (closing is not null)
            {
                return (null, LibUsb.NoDevice);
            }

            var submitted = UsbTransfer.Submit(handle, endpoint, kind, bytes);
            if (submitted.Transfer is not null)
            {
                underWay.Add(submitted.Transfer);
            }

            return submitted;
        }
    }

    private async Task CloseAsync()
    {
        UsbTransfer[] last;
        lock (own)
        {
            last = [.. underWay];
        }

        foreach (var transfer in last)
        {
            transfer.Cancel();
        }

        try
        {
            await Task.WhenAll(last.Select(transfer => transfer.Ended)).WaitAsync(EndPatience);
        }
        catch (TimeoutException)
        {
            // Its memory still belongs to the system: rather a handle lost than memory that somebody writes to.
            return;
        }

        // Gives the interface back to the driver that it was taken from.
        _ = LibUsb.Release(handle, which.Number);
        LibUsb.Close(handle);
    }
}
