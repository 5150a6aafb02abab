using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Threading.Channels;
using Retail.Abstractions.Devices;
using Retail.Devices.Scanning;

namespace Retail.Devices.Serial;

/// <summary>
/// An open file of a device under <c>/dev</c>. A thread of its own waits for its bytes, so that no other one does; as
/// long as nobody takes them, they wait here and then with the system.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class DeviceFile : IByteLink
{
    private const int ChunkBytes = 4_096;
    private const int MaxChunks = 256;
    private const int WriteStepMs = 100;

    private readonly Channel<byte[]> chunks = Channel.CreateUnbounded<byte[]>();
    private readonly SemaphoreSlim room = new(MaxChunks, MaxChunks);
    private readonly CancellationTokenSource closing = new();
    private readonly Thread reader;
    private readonly int file;
    private readonly int wake;
    private byte[] rest = [];
    private int closed;

    private DeviceFile(int file, int wake)
    {
        (this.file, this.wake) = (file, wake);
        reader = new Thread(ReadAll) { IsBackground = true, Name = "device file" };
    }

    public bool CanRead => true;

    /// <summary>
    /// Opens a file and prepares it by its number; throws a <see cref="DeviceFileException"/>:
    /// <c>device.file-missing</c>, <c>device.file-no-permission</c>, <c>device.file-busy</c>,
    /// <c>device.file-broken</c>.
    /// </summary>
    public static DeviceFile Open(string path, int flags, Func<int, bool> prepare)
    {
        var file = Posix.Open(path, flags | Posix.NoTerminal | Posix.NonBlocking | Posix.CloseOnExec);
        if (file < 0)
        {
            throw Refused(path, Marshal.GetLastPInvokeError());
        }

        if (!prepare(file))
        {
            var error = Marshal.GetLastPInvokeError();
            _ = Posix.Close(file);
            throw Refused(path, error);
        }

        var wake = Posix.Event(0, Posix.NonBlocking | Posix.CloseOnExec);
        if (wake < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            _ = Posix.Close(file);
            throw Refused(path, error);
        }

        var opened = new DeviceFile(file, wake);
        opened.reader.Start();
        return opened;
    }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        if (rest.Length == 0)
        {
            try
            {
                rest = await chunks.Reader.TakeAsync(cancellationToken);
            }
            catch (Exception end) when (end is ChannelClosedException or IOException)
            {
                throw new IOException("The device is gone.", end);
            }

            room.Release();
        }

        var length = Math.Min(rest.Length, into.Length);
        rest.AsSpan(0, length).CopyTo(into.Span);
        rest = rest[length..];
        return length;
    }

    public ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var taken = TryWrite(bytes.Span);
        return taken > 0 ? ValueTask.FromResult(taken) : new ValueTask<int>(WriteLaterAsync(bytes, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
        {
            return;
        }

        await closing.CancelAsync();
        _ = Posix.Write(wake, BitConverter.GetBytes(1L), sizeof(long));
        await Task.Run(reader.Join);
        _ = Posix.Close(file);
        _ = Posix.Close(wake);
        room.Dispose();
        closing.Dispose();
    }

    public static DeviceFileException Refused(string path, int error) => new(Refusal.Of(
        RefusalKind.Unavailable,
        error switch
        {
            Posix.NotThere or Posix.NoDevice or Posix.NoSuchDevice => "device.file-missing",
            Posix.NotAllowed or Posix.NotPermitted => "device.file-no-permission",
            Posix.Busy => "device.file-busy",
            _ => "device.file-broken",
        },
        ("file", path),
        ("reason", Marshal.GetPInvokeErrorMessage(error))));

    private async Task<int> WriteLaterAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Run(
                () => Posix.Poll([new Posix.Polled(file, Posix.CanWrite, 0)], 1, WriteStepMs), cancellationToken);
            if (TryWrite(bytes.Span) is > 0 and var taken)
            {
                return taken;
            }
        }
    }

    /// <summary>How many bytes the device took; 0 when it takes none now.</summary>
    private int TryWrite(ReadOnlySpan<byte> bytes)
    {
        var taken = Posix.Write(file, bytes, (nuint)bytes.Length);
        return taken >= 0 ? (int)taken
            : Marshal.GetLastPInvokeError() is Posix.TryAgain or Posix.Interrupted ? 0
            : throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
    }

    private void ReadAll()
    {
        Exception? end = null;
        try
        {
            do
            {
                room.Wait(closing.Token);
            }
            while (ReadOne());
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
        catch (IOException failure)
        {
            end = failure;
        }

        chunks.Writer.TryComplete(end);
    }

    /// <summary>Waits for bytes and hands them over; false when the device or the link is at its end.</summary>
    private bool ReadOne()
    {
        var chunk = new byte[ChunkBytes];
        while (!closing.IsCancellationRequested)
        {
            Posix.Polled[] polled = [new(file, Posix.CanRead, 0), new(wake, Posix.CanRead, 0)];
            if (Posix.Poll(polled, 2, -1) < 0 && Marshal.GetLastPInvokeError() != Posix.Interrupted)
            {
                throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
            }

            if (closing.IsCancellationRequested || polled[0].Found == 0)
            {
                continue;
            }

            var length = Posix.Read(file, chunk, ChunkBytes);
            if (length > 0)
            {
                return chunks.Writer.TryWrite(chunk[..(int)length]);
            }

            if (length == 0 || Marshal.GetLastPInvokeError() is not (Posix.TryAgain or Posix.Interrupted))
            {
                return false;
            }
        }

        return false;
    }
}
