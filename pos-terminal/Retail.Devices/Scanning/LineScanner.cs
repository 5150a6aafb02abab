using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Ports;

namespace Retail.Devices.Scanning;

/// <summary>A scanner at the end of a byte transport: a serial line, or whatever a plugin brings.</summary>
/// <param name="port">The transport.</param>
/// <param name="clock">For waits.</param>
/// <param name="ring">Keeps what it sends, or null.</param>
public sealed class LineScanner(IBytePort port, TimeProvider clock, DiagnosticRing? ring = null)
    : QueuedScanner(port.Id, ring)
{
    // At 9,600 baud a byte takes a millisecond; radios and busy machines take longer.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private string? told;

    private protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var link = await port.OpenAsync(cancellationToken);
                told = null;
                await ReadAsync(link, cancellationToken);
            }
            catch (Exception failure)
                when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // The port may be a plugin's: whatever it throws means that the device is gone for now.
                Tell(failure);
            }

            await Task.Delay(Again, clock, cancellationToken);
        }
    }

    private async Task ReadAsync(IByteLink link, CancellationToken cancellationToken)
    {
        var lines = new ScanLines();
        var buffer = new byte[4_096];
        Count(1);
        try
        {
            while (true)
            {
                var length = await ReadAsync(link, buffer, lines.IsWithin, cancellationToken);
                if (length == 0 && lines.Pause(Id) is { } paused)
                {
                    Add(paused);
                }

                Keep(buffer.AsSpan(0, length));
                foreach (var scan in lines.Take(buffer.AsSpan(0, length), Id))
                {
                    Add(scan);
                }
            }
        }
        finally
        {
            Count(-1);
            if (lines.Break() && !cancellationToken.IsCancellationRequested)
            {
                Add(ScanRefusals.Torn(Id));
            }
        }
    }

    /// <summary>How many bytes came; 0 when a scan has begun and nothing came for a while.</summary>
    private static async Task<int> ReadAsync(
        IByteLink link, byte[] buffer, bool isWithin, CancellationToken cancellationToken)
    {
        if (!isWithin)
        {
            return await link.ReadAsync(buffer, cancellationToken);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Pause);
        try
        {
            return await link.ReadAsync(buffer, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    private void Tell(Exception failure)
    {
        Note(failure.Message);
        if (failure is PortException { Refusal: var refusal } && refusal.Code != told)
        {
            told = refusal.Code;
            Add(refusal);
        }
    }
}
