using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Threading.Channels;
using Retail.Abstractions.Devices;
using Retail.Devices.Ports;

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
    private const int StepMs = 100;
    private const int PauseMs = 20;

    // A printer that is pulled out answers nothing at once, and soon after the driver knows that it is gone.
    private const int MostQuestions = 5;
    private const short Gone = 0x8 | 0x10 | 0x20;

    private readonly Channel<byte[]> chunks = Channel.CreateUnbounded<byte[]>();
    private readonly SemaphoreSlim room = new(MaxChunks, MaxChunks);
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private readonly Thread reader;
    private readonly int file;
    private readonly int wake;
    private readonly bool isPrinter;
    private readonly bool tellsStatus;
    private byte[] rest = [];
    private int closed;

    private DeviceFile(int file, int wake, bool isPrinter)
    {
        (this.file, this.wake, this.isPrinter) = (file, wake, isPrinter);
        reader = new Thread(ReadAll) { IsBackground = true, Name = "device file" };

        // A device that only listens refuses to be read.
        CanRead = Posix.Read(file, new byte[1], 0) >= 0 || IsLater(Marshal.GetLastPInvokeError());
        tellsStatus = isPrinter && IsAnswering();
    }

    public bool CanRead { get; }

    /// <summary>
    /// Opens a file and prepares it by its number; throws a <see cref="PortException"/> with what
    /// <see cref="FileRefusals.Of"/> says.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="flags">Whether it is read, or written too.</param>
    /// <param name="prepare">Makes it ready by its number; false for an error of the system.</param>
    /// <param name="isPrinter">
    /// Whether it is the kernel's driver of USB printers: its reads are empty as often as the printer has nothing to
    /// say, where others' mean the end, and that a printer is gone has to be asked.
    /// </param>
    public static DeviceFile Open(
        string path, int flags, Func<int, bool>? prepare = null, bool isPrinter = false)
    {
        var file = Posix.Open(path, flags | Posix.NoTerminal | Posix.NonBlocking | Posix.CloseOnExec);
        if (file < 0)
        {
            throw new PortException(FileRefusals.Of(path, Marshal.GetLastPInvokeError()));
        }

        var wake = prepare is null || prepare(file) ? Posix.Event(0, Posix.NonBlocking | Posix.CloseOnExec) : -1;
        if (wake < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            _ = Posix.Close(file);
            throw new PortException(FileRefusals.Of(path, error));
        }

        var opened = new DeviceFile(file, wake, isPrinter);
        if (opened.CanRead)
        {
            opened.reader.Start();
        }

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

    /// <summary>
    /// Drivers say that bytes are written when they have handed them on; the device has taken them when there is room
    /// again.
    /// </summary>
    public async ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            await RoomAsync(cancellationToken);
            int taken;
            while ((taken = TryWrite(bytes.Span)) == 0)
            {
                // One that has room and takes nothing is not asked without a pause.
                await Task.Run(() => Found(wake, Posix.CanRead, PauseMs), cancellationToken);
                await RoomAsync(cancellationToken);
            }

            await RoomAsync(cancellationToken);
            if (tellsStatus)
            {
                await Task.Run(ThrowIfGone, cancellationToken);
            }

            return taken;
        }
        finally
        {
            writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
        {
            return;
        }

        await closing.CancelAsync();
        _ = Posix.Write(wake, BitConverter.GetBytes(1L), sizeof(long));
        if (CanRead)
        {
            await Task.Run(reader.Join);
        }

        closing.Dispose();
        await writing.WaitAsync();
        _ = Posix.Close(file);
        _ = Posix.Close(wake);

        // Who comes now hears that it is closed.
        writing.Release();
    }

    private static bool IsLater(int error) => error is Posix.TryAgain or Posix.Interrupted;

    private static IOException Failed(int error) => new(Marshal.GetPInvokeErrorMessage(error));

    /// <summary>What a file is ready for after so long at most; 0 when for nothing.</summary>
    private static short Found(int file, short wanted, int timeoutMs)
    {
        Posix.Polled[] polled = [new(file, wanted, 0)];
        return Posix.Poll(polled, 1, timeoutMs) > 0 ? polled[0].Found : (short)0;
    }

    /// <summary>Returns when the device takes bytes.</summary>
    private async Task RoomAsync(CancellationToken cancellationToken)
    {
        for (var waitMs = 0; ; waitMs = StepMs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Volatile.Read(ref closed) != 0)
            {
                throw new IOException("Closed.");
            }

            var step = waitMs;
            var found = step == 0
                ? Found(file, Posix.CanWrite, step)
                : await Task.Run(() => Found(file, Posix.CanWrite, step), cancellationToken);
            if ((found & Posix.CanWrite) != 0)
            {
                return;
            }

            if ((found & Gone) != 0)
            {
                throw new IOException("The device is gone.");
            }
        }
    }

    /// <summary>
    /// A transfer that failed leaves a printer's file as writable as one that was taken, and only who was pulled out
    /// does not answer afterwards.
    /// </summary>
    private void ThrowIfGone()
    {
        for (var asked = 1; !IsAnswering(); asked++)
        {
            if (asked == MostQuestions || Marshal.GetLastPInvokeError() == Posix.NoDevice)
            {
                throw new IOException("The printer is gone.");
            }

            _ = Found(wake, Posix.CanRead, StepMs / 2);
        }
    }

    private bool IsAnswering() => Posix.Control(file, Posix.PrinterStatus, new byte[sizeof(int)]) >= 0;

    /// <summary>How many bytes the device took; 0 when it takes none now.</summary>
    private int TryWrite(ReadOnlySpan<byte> bytes)
    {
        var taken = Posix.Write(file, bytes, (nuint)bytes.Length);
        return taken >= 0 ? (int)taken
            : Marshal.GetLastPInvokeError() is var error && IsLater(error) ? 0
            : throw Failed(error);
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
            if (Posix.Poll(polled, 2, -1) < 0)
            {
                if (Marshal.GetLastPInvokeError() is var error && !IsLater(error))
                {
                    throw Failed(error);
                }

                continue;
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

            if (length < 0 ? !IsLater(Marshal.GetLastPInvokeError())
                : !isPrinter || (polled[0].Found & Gone) != 0)
            {
                return false;
            }

            _ = Found(wake, Posix.CanRead, PauseMs);
        }

        return false;
    }
}
