using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Retail.Devices.Usb;

/// <summary>
/// This machine's USB over libusb. A thread of its own handles libusb's events; a task looks again at what is plugged
/// in whenever libusb tells of plugging, or every second where it cannot.
/// </summary>
public sealed class UsbBus : IUsbBus
{
    private const byte HubClass = 0x09;
    private const int EventSeconds = 60;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly nint context;
    private readonly TimeProvider clock;
    private readonly Thread events;
    private readonly GCHandle self;
    private readonly int? hotplug;
    private readonly SemaphoreSlim look = new(0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task looking;
    private readonly Lock own = new();
    private readonly HashSet<UsbClaim> claims = [];
    private ImmutableDictionary<nint, UsbDevice> known = ImmutableDictionary<nint, UsbDevice>.Empty;
    private Task? closing;

    private UsbBus(nint context, TimeProvider clock, bool isTold)
    {
        this.context = context;
        this.clock = clock;
        self = GCHandle.Alloc(this);
        hotplug = isTold ? RegisterHotplug() : null;
        Look();
        events = new Thread(HandleEvents) { IsBackground = true, Name = "USB" };
        events.Start();
        looking = Task.Run(LookAgainAsync);
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public IReadOnlyList<UsbDevice> Devices { get; private set; } = [];

    /// <summary>
    /// Opens it. <c>device.no-libusb</c> when the library is not installed, <c>device.no-usb</c> when the machine has
    /// no USB.
    /// </summary>
    public static Outcome<UsbBus> Open(TimeProvider? clock = null) => Open(LibUsb.Names, clock ?? TimeProvider.System);

    /// <summary>The same with a library by other names, or one that does not tell of plugging.</summary>
    internal static Outcome<UsbBus> Open(string[] names, TimeProvider clock, bool isTold = true)
    {
        if (!LibUsb.TryLoad(names))
        {
            return UsbRefusals.NoLibrary();
        }

        var error = LibUsb.Initialize(out var context);
        return error < 0 ? UsbRefusals.NoUsb(error) : new UsbBus(context, clock, isTold);
    }

    /// <inheritdoc/>
    public async Task<IUsbClaim> ClaimAsync(
        UsbDevice device, UsbInterface which, CancellationToken cancellationToken)
    {
        // libusb waits for the system here, if only for a moment.
        var claim = await Task.Run(() => Claim(device, which), cancellationToken);
        if (cancellationToken.IsCancellationRequested)
        {
            await claim.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return claim;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task closed;
        lock (own)
        {
            closed = closing ??= Task.Run(CloseAsync);
        }

        await closed;
    }

    [UnmanagedCallersOnly]
    private static int OnPlugged(nint context, nint device, int what, nint data)
    {
        // libusb may not be asked anything here.
        (GCHandle.FromIntPtr(data).Target as UsbBus)?.look.Release();
        return 0;
    }

    private unsafe int? RegisterHotplug() => LibUsb.TellsOfPlugging() &&
        LibUsb.RegisterHotplug(context, &OnPlugged, GCHandle.ToIntPtr(self), out var handle) >= 0 ? handle : null;

    private void HandleEvents()
    {
        while (!stop.IsCancellationRequested)
        {
            var error = LibUsb.HandleEvents(context, EventSeconds);
            if (error < 0 && error != LibUsb.Interrupted)
            {
                // Rather late than a processor that does nothing but fail.
                stop.Token.WaitHandle.WaitOne(Breath);
            }
        }
    }

    private async Task LookAgainAsync()
    {
        try
        {
            while (true)
            {
                await (hotplug is null ? Task.Delay(LookEvery, clock, stop.Token) : look.WaitAsync(stop.Token));
                if (Look())
                {
                    Changed?.Invoke();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The bus is being closed.
        }
    }

    /// <summary>Sees what is plugged in; whether that is something else than before.</summary>
    private unsafe bool Look()
    {
        var count = LibUsb.GetDevices(context, out var list);
        if (count < 0)
        {
            return false;
        }

        var before = known;
        var now = ImmutableDictionary.CreateBuilder<nint, UsbDevice>();
        foreach (var device in new ReadOnlySpan<nint>(list, (int)count))
        {
            if (before.TryGetValue(device, out var same))
            {
                now.Add(device, same);
            }
            else if (LibUsb.Identify(device) is { Class: not HubClass } found)
            {
                now.Add(LibUsb.Reference(device), Describe(device, found.Vendor, found.Product));
            }
        }

        LibUsb.FreeDevices(list, unreference: 1);
        var left = before.Keys.Where(device => !now.ContainsKey(device)).ToArray();
        lock (own)
        {
            known = now.ToImmutable();
            Devices = [.. known.Values.OrderBy(device => device.Port, StringComparer.Ordinal)];
            foreach (var device in left)
            {
                LibUsb.Unreference(device);
            }
        }

        return left.Length > 0 || now.Count > before.Count;
    }

    private static UsbDevice Describe(nint device, ushort vendor, ushort product)
    {
        var port = LibUsb.PortOf(device);
        var (maker, name, serial) = UsbTexts.Of(device, port);
        var functions = UsbDescriptors.Read(LibUsb.ConfigurationOf(device) ?? []);
        return new UsbDevice(
            vendor, product, serial, port, maker, name, functions.IsRefused ? [] : functions.Value)
        {
            Fault = functions.Refusal,
        };
    }

    private UsbClaim Claim(UsbDevice device, UsbInterface which)
    {
        lock (own)
        {
            var found = known.FirstOrDefault(one => ReferenceEquals(one.Value, device)).Key;
            if (found == 0 || closing is not null)
            {
                throw new UsbException(UsbRefusals.Gone(device));
            }

            Check(LibUsb.Open(found, out var handle), device, 0);

            // Where the system has no driver to detach, this is refused, and that is fine.
            _ = LibUsb.SetAutoDetach(handle, 1);
            Check(LibUsb.Claim(handle, which.Number), device, handle);

            // A function with one setting need not understand being told to take it.
            if (which.Alternate != 0 || device.Interfaces.Count(one => one.Number == which.Number) > 1)
            {
                Check(LibUsb.SetAlternate(handle, which.Number, which.Alternate), device, handle);
            }

            var claim = new UsbClaim(device, which, handle, Forget);
            claims.Add(claim);
            return claim;
        }
    }

    private static void Check(int error, UsbDevice device, nint handle)
    {
        if (error < 0)
        {
            if (handle != 0)
            {
                LibUsb.Close(handle);
            }

            throw new UsbException(UsbRefusals.Of(error, device));
        }
    }

    private void Forget(UsbClaim claim)
    {
        lock (own)
        {
            claims.Remove(claim);
        }
    }

    private async Task CloseAsync()
    {
        UsbClaim[] last;
        lock (own)
        {
            last = [.. claims];
        }

        foreach (var claim in last)
        {
            await claim.DisposeAsync();
        }

        await stop.CancelAsync();
        await looking;
        if (hotplug is { } handle)
        {
            LibUsb.DeregisterHotplug(context, handle);
        }

        LibUsb.InterruptEvents(context);
        events.Join();
        foreach (var device in known.Keys)
        {
            LibUsb.Unreference(device);
        }

        LibUsb.Exit(context);
        self.Free();
        look.Dispose();
        stop.Dispose();
    }
}
