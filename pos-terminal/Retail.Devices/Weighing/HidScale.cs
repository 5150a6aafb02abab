using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Hid;
using Retail.Devices.Usb;

namespace Retail.Devices.Weighing;

/// <summary>The HID scale on the till's USB, found by its usage page (0x8D).</summary>
public sealed class HidScale : IScale
{
    /// <summary>Scales that only tell of changes are asked for the second report.</summary>
    private static readonly TimeSpan Ask = TimeSpan.FromMilliseconds(300);

    private readonly DiagnosticRing? ring;
    private readonly HidWatch watch;

    // One scale weighs, and holds the token; a second one waits until the first is gone.
    private readonly Channel<bool> turn = Channel.CreateBounded<bool>(1);
    private Channel<ScaleReading>? readings;
    private (HidFunction Function, HidScaleReader Reader)? served;
    private int claimed;

    /// <summary>The scale that <paramref name="which"/> means; null is the one there is.</summary>
    public HidScale(
        IUsbBus bus, TimeProvider clock, UsbChoice? which = null, DiagnosticRing? ring = null, string id = "usb-scale")
    {
        (Id, this.ring) = (id, ring);
        turn.Writer.TryWrite(true);
        watch = new HidWatch(
            bus, HidScaleLayout.Page, which ?? UsbChoice.Any, ServeAsync,
            refusal => ring?.Note(Id, refusal.ToString()), clock);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public DeviceState State => Volatile.Read(ref claimed) == 0 ? DeviceState.Closed
        : served is null ? DeviceState.Offline
        : DeviceState.Ready;

    /// <inheritdoc/>
    public event Action? StateChanged;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ScaleReading> ClaimAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref claimed, 1) != 0)
        {
            throw new InvalidOperationException("The scale is claimed already.");
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var newest = Channel.CreateBounded<ScaleReading>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        readings = newest;
        var watching = watch.RunAsync(end.Token);
        StateChanged?.Invoke();
        try
        {
            await foreach (var reading in newest.Reader.ReadAllAsync(cancellationToken))
            {
                yield return reading;
            }
        }
        finally
        {
            await end.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Volatile.Write(ref claimed, 0);
            StateChanged?.Invoke();
        }
    }

    /// <inheritdoc/>
    public async Task ZeroAsync(CancellationToken cancellationToken)
    {
        if (served is not { } now)
        {
            throw new UsbException(Refusal.Of(RefusalKind.Unavailable, "device.no-scale"));
        }

        var (kind, report) = now.Reader.ZeroReport(now.Function.Descriptor) ??
            throw new UsbException(Refusal.Of(RefusalKind.Rule, "device.scale-cannot-zero"));
        ring?.Keep(Id, DiagnosticWay.Out, report);
        await now.Function.SetAsync(kind, report, cancellationToken);
    }

    private async Task ServeAsync(HidFunction function, CancellationToken cancellationToken)
    {
        var found = HidScaleReader.For(function.Descriptor);
        if (found.IsRefused)
        {
            throw new UsbException(found.Refusal);
        }

        var target = readings!;
        await turn.Reader.TakeAsync(cancellationToken);
        served = (function, found.Value);
        StateChanged?.Invoke();
        try
        {
            await ReadAsync(function, found.Value, target.Writer, cancellationToken);
        }
        catch (IOException gone)
        {
            target.Writer.TryComplete(gone);
            throw;
        }
        finally
        {
            served = null;
            turn.Writer.TryWrite(true);
            StateChanged?.Invoke();
        }
    }

    private async Task ReadAsync(
        HidFunction function, HidScaleReader reader, ChannelWriter<ScaleReading> target,
        CancellationToken cancellationToken)
    {
        ScaleReading? shown = null;
        while (true)
        {
            var report = await NextAsync(function, reader, cancellationToken);
            ring?.Keep(Id, DiagnosticWay.In, report.Span);
            var read = reader.Read(report.Span);

            // A report that cannot be is a scale that cannot be trusted with a price.
            if (read.IsRefused)
            {
                ring?.Note(Id, read.Refusal.ToString());
            }

            if ((read.IsRefused ? new ScaleReading(ScaleStatus.Fault, 0) : read.Value) is { } reading &&
                reading != shown)
            {
                shown = reading;
                target.TryWrite(reading);
            }
        }
    }

    private static async Task<ReadOnlyMemory<byte>> NextAsync(
        HidFunction function, HidScaleReader reader, CancellationToken cancellationToken)
    {
        if (!reader.NeedsAnother)
        {
            return await function.ReadAsync(cancellationToken);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Ask);
        try
        {
            return await function.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await AskAsync(function, reader, cancellationToken);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> AskAsync(
        HidFunction function, HidScaleReader reader, CancellationToken cancellationToken)
    {
        var answer = new byte[Math.Max(function.Descriptor.LongestInput, 1)];
        try
        {
            var length = await function.GetAsync(
                HidReportKind.Input, reader.ReportId, answer, cancellationToken);
            return answer.AsMemory(0, length);
        }
        catch (UsbException stalled) when (stalled.Refusal.Code == "device.usb-stalled")
        {
            // It does not answer such questions: it will tell by itself.
            return await function.ReadAsync(cancellationToken);
        }
    }
}
