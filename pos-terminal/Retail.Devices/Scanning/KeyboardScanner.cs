using System.Runtime.Versioning;
using Retail.Devices.Diagnostics;
using Retail.Devices.Ports;
using Retail.Devices.Serial;

namespace Retail.Devices.Scanning;

/// <summary>
/// A scanner that plays a keyboard, read from its own file under <c>/dev/input/by-id</c> and grabbed: no other program
/// hears its keys, and no window needs the focus. On Linux only.
/// </summary>
/// <param name="path">Its file.</param>
/// <param name="clock">For waits.</param>
/// <param name="ring">Keeps what it sends, or null.</param>
/// <param name="id">Its id.</param>
public sealed class KeyboardScanner(
    string path, TimeProvider clock, DiagnosticRing? ring = null, string id = "keyboard-scanner")
    : QueuedScanner(id, ring)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    // The kernel's times cut scans; this only finds out that no key will come any more.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    private string? told;

    private protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            Add(FileRefusals.LinuxOnly(path));
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
            return;
        }

        while (true)
        {
            try
            {
                await using var link = Open();
                told = null;
                await ReadAsync(link, cancellationToken);
            }
            catch (IOException failure)
            {
                Note(failure.Message);
                if (failure is PortException { Refusal: var refusal } && refusal.Code != told)
                {
                    told = refusal.Code;
                    Add(refusal);
                }
            }

            await Task.Delay(Again, clock, cancellationToken);
        }
    }

    // The grab ends with the file.
    [SupportedOSPlatform("linux")]
    private DeviceFile Open() =>
        DeviceFile.Open(path, Posix.ReadOnly, file => Posix.Control(file, Posix.Grab, 1) >= 0);

    [SupportedOSPlatform("linux")]
    private async Task ReadAsync(DeviceFile link, CancellationToken cancellationToken)
    {
        var keys = new KeyboardScan(Id);
        var buffer = new byte[KeyEvent.BytesHere * 64];
        var held = 0;
        Count(1);
        try
        {
            while (true)
            {
                var length = await ReadAsync(link, buffer.AsMemory(held), keys.IsWithin, cancellationToken);
                if (length == 0 && keys.Rest() is { } ended)
                {
                    Add(ended);
                }

                Keep(buffer.AsSpan(held, length));
                held = Take(keys, buffer, held + length);
            }
        }
        finally
        {
            Count(-1);
            if (keys.Break() && !cancellationToken.IsCancellationRequested)
            {
                Add(ScanRefusals.Torn(Id));
            }
        }
    }

    /// <summary>How many bytes of an event are left over at the beginning of the buffer.</summary>
    private int Take(KeyboardScan keys, byte[] buffer, int length)
    {
        var at = 0;
        for (; at + KeyEvent.BytesHere <= length; at += KeyEvent.BytesHere)
        {
            foreach (var scan in keys.Take(KeyEvent.Read(buffer.AsSpan(at, KeyEvent.BytesHere))))
            {
                Add(scan);
            }
        }

        buffer.AsSpan(at, length - at).CopyTo(buffer);
        return length - at;
    }

    [SupportedOSPlatform("linux")]
    private static async Task<int> ReadAsync(
        DeviceFile link, Memory<byte> buffer, bool isWithin, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (isWithin)
        {
            limit.CancelAfter(Quiet);
        }

        try
        {
            return await link.ReadAsync(buffer, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }
}
