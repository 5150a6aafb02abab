using System.Buffers;
using System.Runtime.InteropServices;

namespace Retail.Devices.Usb;

/// <summary>How a transfer ended and how many bytes it had moved by then.</summary>
internal readonly record struct UsbTransferEnd(LibUsb.TransferStatus Status, int Moved);

/// <summary>
/// One transfer that is under way. Its memory stays where it is until libusb has ended it, however impatient everybody
/// is; a transfer that is cancelled ends too, and tells what it moved.
/// </summary>
internal sealed unsafe class UsbTransfer
{
    /// <summary>USB 2.0, 9.2.6.1: no request may take longer.</summary>
    private const uint ControlTimeoutMs = 5_000;

    private readonly TaskCompletionSource<UsbTransferEnd> ended =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Lock own = new();
    private LibUsb.Transfer* native;
    private MemoryHandle memory;
    private GCHandle self;

    private UsbTransfer()
    {
    }

    /// <summary>How it ended; always comes.</summary>
    public Task<UsbTransferEnd> Ended => ended.Task;

    /// <summary>
    /// Submits it; gives libusb's error when it cannot be. A device may let bytes wait as long as it likes, a request
    /// only five seconds.
    /// </summary>
    public static (UsbTransfer? Transfer, int Error) Submit(
        nint handle, byte endpoint, UsbTransferKind kind, ReadOnlyMemory<byte> bytes)
    {
        var one = new UsbTransfer();
        var native = LibUsb.AllocateTransfer(0);
        if (native is null)
        {
            return (null, LibUsb.NoMemory);
        }

        one.native = native;
        one.memory = bytes.Pin();
        one.self = GCHandle.Alloc(one);
        native->Handle = handle;
        native->Endpoint = endpoint;
        native->Kind = (byte)kind;
        native->TimeoutMs = kind == UsbTransferKind.Control ? ControlTimeoutMs : 0;
        native->Buffer = (byte*)one.memory.Pointer;
        native->Length = bytes.Length;
        native->Ended = &OnEnded;
        native->UserData = GCHandle.ToIntPtr(one.self);
        var error = LibUsb.Submit(native);
        if (error < 0)
        {
            one.Free();
            return (null, error);
        }

        return (one, 0);
    }

    /// <summary>Asks for its end; it may be over already.</summary>
    public void Cancel()
    {
        lock (own)
        {
            if (native is not null)
            {
                _ = LibUsb.Cancel(native);
            }
        }
    }

    [UnmanagedCallersOnly]
    private static void OnEnded(LibUsb.Transfer* native)
    {
        var one = (UsbTransfer)GCHandle.FromIntPtr(native->UserData).Target!;
        var end = new UsbTransferEnd(native->Status, native->Moved);
        one.Free();
        one.ended.SetResult(end);
    }

    private void Free()
    {
        lock (own)
        {
            LibUsb.FreeTransfer(native);
            native = null;
        }

        memory.Dispose();
        self.Free();
    }
}
