using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Retail.Abstractions.Devices;
using Retail.Devices.Scanning;
using Retail.Devices.Serial;

namespace Retail.Devices.Ports;

/// <summary>
/// A printer as a file of the kernel's driver (<c>/dev/usb/lp0</c>). That driver says that bytes are written when it
/// has handed them on, and only when it is writable again has the printer taken them, or is it gone: that is asked
/// then, for the driver does not tell. Its reads are empty as often as the printer has nothing to say.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="id">Its id.</param>
public sealed class PrinterFile(string path, string id) : IBytePort
{
    /// <inheritdoc/>
    public string Id { get; } = id;

    /// <inheritdoc/>
    public PortUse Use => PortUse.Printer;

    /// <summary>
    /// Opens it; an <see cref="IOException"/> with a refusal says why it cannot be: <c>device.file-missing</c>,
    /// <c>device.file-no-permission</c>, <c>device.file-busy</c>, <c>device.file-broken</c>, <c>device.linux-only</c>.
    /// </summary>
    public Task<IByteLink> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!OperatingSystem.IsLinux())
        {
            throw new DeviceFileException(
                Refusal.Of(RefusalKind.Unavailable, "device.linux-only", ("device", path)));
        }

        var file = Posix.Open(path, Posix.ReadWrite | Posix.NoTerminal | Posix.NonBlocking | Posix.CloseOnExec);
        return file >= 0
            ? Task.FromResult<IByteLink>(new Link(file))
            : throw DeviceFile.Refused(path, Marshal.GetLastPInvokeError());
    }

    [SupportedOSPlatform("linux")]
    private sealed class Link : IByteLink
    {
        private const int StepMs = 50;
        private const short Gone = 0x8 | 0x10 | 0x20;

        // A printer that is pulled out answers nothing at once, and soon after the driver knows that it is gone.
        private const int MostQuestions = 5;

        private static readonly TimeSpan NothingNow = TimeSpan.FromMilliseconds(20);

        private readonly int file;
        private readonly SemaphoreSlim writing = new(1, 1);
        private readonly SemaphoreSlim reading = new(1, 1);
        private readonly bool tellsStatus;
        private volatile bool isClosed;

        public Link(int file)
        {
            this.file = file;

            // A printer that only listens refuses to be read.
            CanRead = Posix.Read(file, new byte[1], 0) >= 0 ||
                Marshal.GetLastPInvokeError() is Posix.TryAgain or Posix.Interrupted;
            tellsStatus = IsAnswering();
        }

        public bool CanRead { get; }

        public ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            new(Task.Run(() => Write(bytes.Span, cancellationToken), cancellationToken));

        public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
        {
            while (true)
            {
                var read = await Task.Run(() => Read(into.Span, cancellationToken), cancellationToken);
                if (read > 0)
                {
                    return read;
                }

                await Task.Delay(NothingNow, cancellationToken);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (isClosed)
            {
                return;
            }

            isClosed = true;
            await writing.WaitAsync();
            await reading.WaitAsync();
            _ = Posix.Close(file);

            // Who comes now hears that it is closed.
            writing.Release();
            reading.Release();
        }

        private int Write(ReadOnlySpan<byte> bytes, CancellationToken cancellationToken)
        {
            writing.Wait(cancellationToken);
            try
            {
                var taken = 0;
                while (taken == 0)
                {
                    WaitFor(Posix.CanWrite, cancellationToken);
                    taken = Checked(Posix.Write(file, bytes, (nuint)bytes.Length));
                }

                WaitFor(Posix.CanWrite, cancellationToken);
                ThrowIfGone();
                return taken;
            }
            finally
            {
                writing.Release();
            }
        }

        private int Read(Span<byte> into, CancellationToken cancellationToken)
        {
            reading.Wait(cancellationToken);
            try
            {
                WaitFor(Posix.CanRead, cancellationToken);
                return Checked(Posix.Read(file, into, (nuint)into.Length));
            }
            finally
            {
                reading.Release();
            }
        }

        private void WaitFor(short what, CancellationToken cancellationToken)
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (isClosed)
                {
                    throw new IOException("Closed.");
                }

                Posix.Polled[] polled = [new(file, what, 0)];
                if (Posix.Poll(polled, 1, StepMs) > 0)
                {
                    if ((polled[0].Found & what) != 0)
                    {
                        return;
                    }

                    if ((polled[0].Found & Gone) != 0)
                    {
                        throw new IOException("The printer is gone.");
                    }
                }
            }
        }

        /// <summary>
        /// A transfer that failed leaves the file as writable as one that was taken, and only who was pulled out does
        /// not answer afterwards.
        /// </summary>
        private void ThrowIfGone()
        {
            for (var asked = 1; tellsStatus && !IsAnswering(); asked++)
            {
                if (asked == MostQuestions || Marshal.GetLastPInvokeError() == Posix.NoDevice)
                {
                    throw new IOException("The printer is gone.");
                }

                _ = Posix.Poll([new(file, 0, 0)], 1, StepMs);
            }
        }

        private bool IsAnswering() => Posix.Control(file, Posix.PrinterStatus, new byte[sizeof(int)]) >= 0;

        private static int Checked(nint done) => done >= 0 ? (int)done
            : Marshal.GetLastPInvokeError() is Posix.TryAgain or Posix.Interrupted ? 0
            : throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
    }
}
