using System.Threading.Channels;

namespace Retail.Devices.Usb;

/// <summary>
/// Reads an endpoint ahead, so that the device is always asked: several transfers of a packet each are under way, and
/// end in order. What nobody has fetched waits; when that is a lot, the device waits.
/// </summary>
internal sealed class UsbReader
{
    private const int Ahead = 8;
    private const int MostWaiting = 4_096;
    private const int MostFaults = 5;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private readonly Channel<ReadOnlyMemory<byte>> packets =
        Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(MostWaiting) { SingleWriter = true });

    private readonly Queue<(UsbTransfer Transfer, byte[] Buffer)> underWay = new();
    private readonly UsbClaim claim;
    private readonly UsbDevice device;
    private readonly UsbEndpoint endpoint;
    private ReadOnlyMemory<byte> rest;

    public UsbReader(UsbClaim claim, UsbDevice device, UsbEndpoint endpoint)
    {
        (this.claim, this.device, this.endpoint) = (claim, device, endpoint);
        _ = Task.Run(RunAsync);
    }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        if (rest.IsEmpty)
        {
            try
            {
                rest = await packets.Reader.TakeAsync(cancellationToken);
            }
            catch (UsbException broken)
            {
                // Each who reads on is told by an exception of their own.
                throw new UsbException(broken.Refusal);
            }
        }

        var count = Math.Min(rest.Length, into.Length);
        rest[..count].CopyTo(into);
        rest = rest[count..];
        return count;
    }

    private async Task RunAsync()
    {
        // Whatever ends the reading is told to whoever reads next, after all that had come before.
        try
        {
            for (var faults = 0; ;)
            {
                Submit();
                var (transfer, buffer) = underWay.Dequeue();
                var end = await transfer.Ended;
                claim.Forget(transfer);
                if (end.Moved > 0)
                {
                    faults = 0;
                    await packets.Writer.WriteAsync(buffer.AsMemory(0, end.Moved).ToArray());
                }

                if (end.Status is LibUsb.TransferStatus.Stall or LibUsb.TransferStatus.Error && ++faults <= MostFaults)
                {
                    await RecoverAsync(end.Status);
                }
                else if (end.Status != LibUsb.TransferStatus.Completed)
                {
                    throw new UsbException(UsbRefusals.Of(end.Status, device));
                }
            }
        }
        catch (Exception broken)
        {
            packets.Writer.Complete(broken);
        }
    }

    private void Submit()
    {
        while (underWay.Count < Ahead)
        {
            var buffer = new byte[endpoint.PacketSize];
            var (transfer, error) = claim.Submit(endpoint, buffer);
            if (transfer is null)
            {
                // Those under way may still bring what had been sent before.
                if (underWay.Count > 0)
                {
                    return;
                }

                throw new UsbException(UsbRefusals.Of(error, device));
            }

            underWay.Enqueue((transfer, buffer));
        }
    }

    /// <summary>A halted endpoint ends all that is under way; what came in between is kept, in its order.</summary>
    private async Task RecoverAsync(LibUsb.TransferStatus status)
    {
        await Task.Delay(Breath);
        foreach (var (transfer, buffer) in underWay)
        {
            transfer.Cancel();
            var end = await transfer.Ended;
            claim.Forget(transfer);
            if (end.Moved > 0)
            {
                await packets.Writer.WriteAsync(buffer.AsMemory(0, end.Moved).ToArray());
            }
        }

        underWay.Clear();
        if (status == LibUsb.TransferStatus.Stall)
        {
            await claim.ClearHaltAsync(endpoint);
        }
    }
}
