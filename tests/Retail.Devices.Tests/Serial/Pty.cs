using System.Runtime.InteropServices;

namespace Retail.Devices.Tests.Serial;

/// <summary>
/// The end of a terminal pair that plays the device; the other is a file like a serial line's. The next pair may have
/// the same file, and who still tries to open that would take its bytes: tests with pairs run one after the other.
/// </summary>
internal sealed partial class Pty : IDisposable
{
    private const int ReadWriteNoTerminal = 0x102;
    private const short CanRead = 0x1;

    private int file;

    public Pty()
    {
        file = Open(ReadWriteNoTerminal);
        Assert.True(file >= 0 && Grant(file) == 0 && Unlock(file) == 0, "No terminal pair.");
        Path = Marshal.PtrToStringUTF8(NameOf(file))!;
    }

    public string Path { get; }

    public void Send(ReadOnlySpan<byte> bytes) => Assert.True(TrySend(bytes));

    public bool TrySend(ReadOnlySpan<byte> bytes) => Write(file, bytes, bytes.Length) == bytes.Length;

    /// <summary>What was sent to the device; waits for at least one byte, also until the line is open.</summary>
    public async Task<int> ReadAsync(byte[] into, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Poll([new Polled(file, CanRead, 0)], 1, 0) > 0 && Read(file, into, into.Length) is > 0 and var read)
            {
                return (int)read;
            }

            await Task.Delay(5, cancellationToken);
        }
    }

    public void Dispose()
    {
        if (file >= 0)
        {
            _ = Close(file);
            file = -1;
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    private static partial int Open(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    private static partial int Grant(int file);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    private static partial int Unlock(int file);

    [LibraryImport("libc", EntryPoint = "ptsname")]
    private static partial nint NameOf(int file);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, ReadOnlySpan<byte> bytes, nint count);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int file, Span<byte> bytes, nint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(Span<Polled> files, nuint count, int timeoutMs);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Polled(int File, short Wanted, short Found);
}
