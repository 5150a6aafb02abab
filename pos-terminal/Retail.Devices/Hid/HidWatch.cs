using System.Collections.Concurrent;
using System.Threading.Channels;
using Retail.Devices.Usb;

namespace Retail.Devices.Hid;

/// <summary>
/// Finds the functions of one kind as they are plugged in, and gives each to whoever serves it; one that fails is tried
/// again while it is there. Each reason why one cannot be used is told once.
/// </summary>
/// <param name="bus">Where they are plugged in.</param>
/// <param name="page">The usage page of what they are.</param>
/// <param name="which">Which are meant.</param>
/// <param name="serve">Serves one until it is gone.</param>
/// <param name="tell">Hears why one cannot be used.</param>
/// <param name="clock">For the waits between tries.</param>
internal sealed class HidWatch(
    IUsbBus bus, ushort page, UsbChoice which, Func<HidFunction, CancellationToken, Task> serve, Action<Refusal> tell,
    TimeProvider clock)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ConcurrentDictionary<(UsbDevice Device, int Number), Known> known = new();
    private readonly HidDirectory directory = HidDirectory.Of(bus);

    /// <summary>Runs until cancelled; then no function is held any more.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Whoever was served before was let go when that ended.
        known.Clear();
        bus.Changed += Wake;
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.RemoveAll(task => task.IsCompletedSuccessfully);
                if (serving.Find(task => task.IsFaulted) is { } broken)
                {
                    await broken;
                }

                serving.AddRange(Due().Select(found => ServeAsync(found.Device, found.Function, cancellationToken)));
                await WaitAsync(cancellationToken);
            }
        }
        finally
        {
            bus.Changed -= Wake;
            await Task.WhenAll(serving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Wake() => wake.Writer.TryWrite(true);

    private List<(UsbDevice Device, UsbInterface Function)> Due()
    {
        var there = bus.Devices;
        foreach (var gone in known.Keys.Where(key => !there.Contains(key.Device)))
        {
            known.TryRemove(gone, out _);
        }

        directory.Forget(there);
        var due = new List<(UsbDevice, UsbInterface)>();
        foreach (var device in there.Where(which.Means))
        {
            foreach (var function in device.Interfaces.Where(HidFunction.IsCandidate))
            {
                var state = known.GetOrAdd((device, function.Number), _ => new Known());
                if (state.MayBegin(clock) && directory.IsOfPage(device, function, page) != false)
                {
                    state.Begin();
                    due.Add((device, function));
                }
            }
        }

        return due;
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var next = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (known.Values.Select(one => one.NextIn(clock)).Min() is { } soon)
        {
            next.CancelAfter(soon);
        }

        try
        {
            await wake.Reader.TakeAsync(next.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It is time to try again.
        }
    }

    private async Task ServeAsync(UsbDevice device, UsbInterface function, CancellationToken cancellationToken)
    {
        // Whoever plugs things in does not wait for the first of them.
        await Task.Yield();
        var state = known.GetOrAdd((device, function.Number), _ => new Known());
        try
        {
            await using var held = await directory.OpenAsync(bus, device, function, page, cancellationToken);
            if (held is null)
            {
                state.Dismiss();
                return;
            }

            await serve(held, cancellationToken);
            state.End(clock, worked: true);
        }
        catch (IOException failure)
        {
            var refusal = (failure as UsbException)?.Refusal ?? Refusal.Of(
                RefusalKind.Unavailable, "device.hid-silent", ("device", HidFunction.NameOf(device)));
            if (state.End(clock, worked: false, refusal.Code))
            {
                tell(refusal);
            }
        }
        finally
        {
            Wake();
        }
    }

    /// <summary>What is known of one function that is plugged in.</summary>
    private sealed class Known
    {
        private readonly Lock gate = new();
        private bool isServed;
        private bool isOther;
        private string? failed;
        private string? told;
        private long since;
        private TimeSpan wait;

        public bool MayBegin(TimeProvider clock)
        {
            lock (gate)
            {
                return !isServed && !isOther && (wait == TimeSpan.Zero || clock.GetElapsedTime(since) >= wait);
            }
        }

        public void Begin()
        {
            lock (gate)
            {
                isServed = true;
            }
        }

        public void Dismiss()
        {
            lock (gate)
            {
                (isServed, isOther) = (false, true);
            }
        }

        /// <summary>Whether this reason is to be told: it has come twice in a row, and was not told before.</summary>
        public bool End(TimeProvider clock, bool worked, string? reason = null)
        {
            lock (gate)
            {
                // Just plugged in, a device may not be ready or allowed yet: only what stays so is told.
                var isNew = reason is not null && reason == failed && reason != told;
                isServed = false;
                since = clock.GetTimestamp();
                wait = worked || wait == TimeSpan.Zero ? FirstWait : wait * 2 < LongestWait ? wait * 2 : LongestWait;
                failed = reason;
                told = isNew || reason is null ? reason : told;
                return isNew;
            }
        }

        public TimeSpan? NextIn(TimeProvider clock)
        {
            lock (gate)
            {
                var left = wait - clock.GetElapsedTime(since);
                return isServed || isOther || wait == TimeSpan.Zero ? null
                    : left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1);
            }
        }
    }
}
